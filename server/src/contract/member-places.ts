import { Type } from 'typebox';
import { Id, nullable, strict, Time } from './common';
import { defineRoute } from './route';
import { memberErrors } from './usual-errors';

const who = { kind: 'member_session' } as const;
const Cursor = Type.String({ minLength: 1, maxLength: 200 });

export const MemberStore = Type.Object(
  {
    id: Id,
    name: Type.String(),
    organisationName: Type.String(),
    address: nullable(Type.String()),
    hours: nullable(Type.String()),
    phone: nullable(Type.String()),
    /** The store's own entrance while it is switched on. */
    entranceId: nullable(Id),
  },
  strict,
);

export const memberStores = defineRoute({
  id: 'memberStores',
  method: 'GET',
  path: '/api/v1/member/stores',
  tag: 'member',
  summary: 'Stores of the merchant, thirty at a time, in the order of its own table.',
  who,
  act: false,
  query: Type.Object(
    { cursor: Type.Optional(Cursor), search: Type.Optional(Type.String({ maxLength: 60 })) },
    strict,
  ),
  response: Type.Object({ stores: Type.Array(MemberStore), nextCursor: nullable(Type.String()) }, strict),
  errors: memberErrors,
});

export const memberStore = defineRoute({
  id: 'memberStore',
  method: 'GET',
  path: '/api/v1/member/stores/:storeId',
  tag: 'member',
  summary: 'One store.',
  who,
  act: false,
  params: Type.Object({ storeId: Id }, strict),
  response: Type.Object({ store: MemberStore }, strict),
  errors: [...memberErrors, 'store_unknown'],
});

const Evidence = Type.Union([
  Type.Literal('tap'),
  Type.Literal('member_code'),
  Type.Literal('static_number'),
  Type.Literal('phone_tail'),
]);

/** One time that a counter recognised me. */
export const Receipt = Type.Object(
  {
    tapId: Id,
    storeName: Type.String(),
    terminalName: Type.String(),
    /** Touched the stand or scanned its code; or by what was shown or told at the counter. */
    evidence: Evidence,
    at: Time,
  },
  strict,
);

export const memberReceipts = defineRoute({
  id: 'memberReceipts',
  method: 'GET',
  path: '/api/v1/member/recognitions',
  tag: 'member',
  summary: 'Who recognised me, when and where; newest first, thirty at a time.',
  who,
  act: false,
  query: Type.Object({ cursor: Type.Optional(Cursor) }, strict),
  response: Type.Object({ recognitions: Type.Array(Receipt), nextCursor: nullable(Type.String()) }, strict),
  errors: memberErrors,
});
