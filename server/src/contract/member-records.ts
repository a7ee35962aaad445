import { Type } from 'typebox';
import { Empty, Id, Time, nullable, strict } from './common';
import { MemberConfirmation, MemberEntry } from './ledger';
import { defineRoute } from './route';
import { actErrors, memberErrors } from './usual-errors';

const member = { kind: 'member_session' } as const;

/** Newest first. A visitor without a card has none. */
export const memberRecords = defineRoute({
  id: 'memberRecords',
  method: 'GET',
  path: '/api/v1/member/records',
  tag: 'member',
  summary: 'My points and balance, entry by entry.',
  who: member,
  act: false,
  query: Type.Object({ cursor: Type.Optional(Type.String({ maxLength: 64 })) }, strict),
  response: Type.Object(
    {
      points: Type.Integer(),
      balanceFen: Type.Integer(),
      entries: Type.Array(MemberEntry),
      nextCursor: nullable(Type.String()),
    },
    strict,
  ),
  errors: [...memberErrors],
});

/** Asked at a counter and not decided yet, newest first; poll it while the card is on screen and the counter serves me. */
export const memberConfirmations = defineRoute({
  id: 'memberConfirmations',
  method: 'GET',
  path: '/api/v1/member/confirmations',
  tag: 'member',
  summary: 'What a counter asks me to confirm.',
  who: member,
  act: false,
  response: Type.Object({ confirmations: Type.Array(MemberConfirmation), serverTime: Time }, strict),
  errors: [...memberErrors],
});

const decision = {
  method: 'POST',
  tag: 'member',
  who: member,
  act: true,
  params: Type.Object({ confirmationId: Id }, strict),
  body: Empty,
  response: Type.Object({ confirmation: MemberConfirmation }, strict),
} as const;

/** Books the spending in the same moment. Confirming what is confirmed already answers the same. */
export const memberConfirm = defineRoute({
  ...decision,
  id: 'memberConfirm',
  path: '/api/v1/member/confirmations/:confirmationId/confirm',
  summary: 'Yes, take it from my points or balance.',
  errors: [
    ...memberErrors,
    'confirmation_unknown',
    'confirmation_over',
    'points_insufficient',
    'balance_insufficient',
    ...actErrors,
  ],
});

export const memberRefuse = defineRoute({
  ...decision,
  id: 'memberRefuse',
  path: '/api/v1/member/confirmations/:confirmationId/refuse',
  summary: 'No.',
  errors: [...memberErrors, 'confirmation_unknown', 'confirmation_over', ...actErrors],
});
