import { Type } from 'typebox';
import { Id, Time, nullable, strict } from './common';
import { MemberEntry } from './ledger';
import { OldCard } from './member-account';
import { defineRoute } from './route';
import { consoleErrors } from './usual-errors';

const manage = { kind: 'console', roles: ['owner', 'operator', 'store_manager'] } as const;

/** pending: WeChat gave a card that is not activated. deleted: thrown away in the card pack. left: on their own wish. */
export const MemberState = Type.Union([
  Type.Literal('pending'),
  Type.Literal('active'),
  Type.Literal('deleted'),
  Type.Literal('left'),
]);

const member = {
  id: Id,
  number: Type.String(),
  maskedName: Type.String(),
  maskedPhone: nullable(Type.String()),
  state: MemberState,
  level: Type.String(),
  points: Type.Integer(),
  balanceFen: Type.Integer(),
  /** When the card was activated. */
  since: nullable(Time),
};

export const MemberRow = Type.Object(member, strict);

const filters = {
  /** Card number or its beginning, old card number, phone number or its last four digits, or a part of the name. */
  search: Type.Optional(Type.String({ maxLength: 32 })),
  state: Type.Optional(MemberState),
  level: Type.Optional(Type.String({ maxLength: 32 })),
};

/**
 * A search by name looks through so many members at a time: a page may hold few or none and still have a next one.
 * Names and phone numbers are masked, whoever asks.
 */
export const consoleMembers = defineRoute({
  id: 'consoleMembers',
  method: 'GET',
  path: '/api/v1/console/members',
  tag: 'console',
  summary: 'Members, the newest first.',
  who: manage,
  act: false,
  query: Type.Object(
    {
      ...filters,
      cursor: Type.Optional(Type.String({ maxLength: 256 })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
    },
    strict,
  ),
  response: Type.Object(
    {
      rows: Type.Array(MemberRow),
      nextCursor: nullable(Type.String()),
      /** Levels that members have, for the filter. */
      levels: Type.Array(Type.String()),
    },
    strict,
  ),
  errors: [...consoleErrors],
});

export const consoleMember = defineRoute({
  id: 'consoleMember',
  method: 'GET',
  path: '/api/v1/console/members/:memberId',
  tag: 'console',
  summary: 'A member: card, consents, old cards.',
  who: manage,
  act: false,
  params: Type.Object({ memberId: Id }, strict),
  response: Type.Object(
    {
      ...member,
      /** WeChat said that the number is theirs; otherwise it was typed. */
      phoneVerified: Type.Boolean(),
      createdAt: Time,
      leftAt: nullable(Time),
      consents: Type.Array(Type.Object({ version: Type.String(), purpose: Type.String(), at: Time }, strict)),
      oldCards: Type.Array(OldCard),
    },
    strict,
  ),
  errors: [...consoleErrors, 'member_unknown'],
});

const pages = Type.Object({ cursor: Type.Optional(Type.String({ maxLength: 256 })) }, strict);

export const consoleMemberEntries = defineRoute({
  id: 'consoleMemberEntries',
  method: 'GET',
  path: '/api/v1/console/members/:memberId/ledger-entries',
  tag: 'console',
  summary: "A member's points and balance, newest first.",
  who: manage,
  act: false,
  params: Type.Object({ memberId: Id }, strict),
  query: pages,
  response: Type.Object({ rows: Type.Array(MemberEntry), nextCursor: nullable(Type.String()) }, strict),
  errors: [...consoleErrors, 'member_unknown'],
});

export const consoleMemberTaps = defineRoute({
  id: 'consoleMemberTaps',
  method: 'GET',
  path: '/api/v1/console/members/:memberId/taps',
  tag: 'console',
  summary: "A member's visits, newest first.",
  who: manage,
  act: false,
  params: Type.Object({ memberId: Id }, strict),
  query: pages,
  response: Type.Object(
    {
      rows: Type.Array(
        Type.Object(
          {
            id: Id,
            at: Time,
            how: Type.Union([
              Type.Literal('tag'),
              Type.Literal('code'),
              Type.Literal('card_pack'),
              Type.Literal('share'),
              Type.Literal('plain'),
            ]),
            place: nullable(Type.String()),
            /** A cashier accepted. */
            recognised: Type.Boolean(),
          },
          strict,
        ),
      ),
      nextCursor: nullable(Type.String()),
    },
    strict,
  ),
  errors: [...consoleErrors, 'member_unknown'],
});
