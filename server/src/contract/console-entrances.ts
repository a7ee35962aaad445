import { Type } from 'typebox';
import { EntranceKind, Id, Protection, Time, nullable, strict } from './common';
import { defineRoute, staffRoles } from './route';
import { codePictureErrors, consoleActErrors, consoleErrors } from './usual-errors';

const manage = { kind: 'console', roles: ['owner', 'operator', 'store_manager'] } as const;
const anyStaff = { kind: 'console', roles: staffRoles } as const;

/** First row: kind merchant (不区分门店). `number` is the organisation's number in the table of the manual. */
export const EntranceRow = Type.Object(
  {
    id: Id,
    kind: EntranceKind,
    organisation: nullable(Type.Object({ id: Id, number: Type.Integer(), name: Type.String() }, strict)),
    store: nullable(Type.Object({ id: Id, code: nullable(Type.String()), name: Type.String() }, strict)),
    enabled: Type.Boolean(),
    terminals: Type.Integer(),
    tags: Type.Integer(),
    tapsToday: Type.Integer(),
  },
  strict,
);

/** Which rows of the table are meant. Any of the last three leaves out the merchant-wide row. */
export const entranceFilter = {
  /** Words, each part of the store's name or code or the organisation's name, or the organisation's number. */
  search: Type.Optional(Type.String({ maxLength: 64 })),
  organisation: Type.Optional(Id),
  enabled: Type.Optional(Type.Boolean()),
  /** A tag leads to the store or one of its terminals. */
  hasTags: Type.Optional(Type.Boolean()),
  hasTerminals: Type.Optional(Type.Boolean()),
};

export const consoleEntrances = defineRoute({
  id: 'consoleEntrances',
  method: 'GET',
  path: '/api/v1/console/entrances',
  tag: 'console',
  summary:
    '会员领卡用卡入口: the merchant-wide row first, then stores; terminals are listed inside their store.',
  who: anyStaff,
  act: false,
  query: Type.Object(
    {
      ...entranceFilter,
      cursor: Type.Optional(Type.String({ maxLength: 256 })),
      /** Counts from 1; instead of a cursor. */
      page: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000 })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
    },
    strict,
  ),
  response: Type.Object(
    { rows: Type.Array(EntranceRow), nextCursor: nullable(Type.String()), total: Type.Integer() },
    strict,
  ),
  errors: [...consoleErrors],
});

export const TerminalRow = Type.Object(
  {
    id: Id,
    name: Type.String(),
    entranceId: Id,
    enabled: Type.Boolean(),
    paired: Type.Boolean(),
    online: Type.Boolean(),
    lastSeenAt: nullable(Time),
    tags: Type.Integer(),
    tapsToday: Type.Integer(),
  },
  strict,
);

export const consoleTerminals = defineRoute({
  id: 'consoleTerminals',
  method: 'GET',
  path: '/api/v1/console/stores/:storeId/terminals',
  tag: 'console',
  summary: 'Terminals of a store with their entrances.',
  who: anyStaff,
  act: false,
  params: Type.Object({ storeId: Id }, strict),
  response: Type.Object({ storeName: Type.String(), terminals: Type.Array(TerminalRow) }, strict),
  errors: [...consoleErrors, 'store_unknown'],
});

export const consoleEntranceSwitch = defineRoute({
  id: 'consoleEntranceSwitch',
  method: 'PATCH',
  path: '/api/v1/console/entrances/:entranceId',
  tag: 'console',
  summary: 'Enable or disable an entrance.',
  who: manage,
  act: true,
  params: Type.Object({ entranceId: Id }, strict),
  body: Type.Object({ enabled: Type.Boolean() }, strict),
  response: Type.Object({ id: Id, enabled: Type.Boolean() }, strict),
  errors: [...consoleErrors, 'entrance_unknown', ...consoleActErrors],
});

/** The entrance's own mini-program code (member code of the stand): a picture. */
export const consoleEntrancePicture = defineRoute({
  id: 'consoleEntrancePicture',
  method: 'GET',
  path: '/api/v1/console/entrances/:entranceId/code.png',
  tag: 'console',
  summary: '小程序码 of an entrance.',
  who: anyStaff,
  act: false,
  params: Type.Object({ entranceId: Id }, strict),
  produces: 'image/png',
  errors: [...consoleErrors, 'entrance_unknown', ...codePictureErrors],
});

/** Allowed moves live in domain/tags. */
export const TagState = Type.Union([
  Type.Literal('pool'),
  Type.Literal('reserved'),
  Type.Literal('ordered'),
  Type.Literal('written'),
  Type.Literal('verified'),
  Type.Literal('protected'),
  Type.Literal('disabled'),
  Type.Literal('lost'),
]);

export const consoleTags = defineRoute({
  id: 'consoleTags',
  method: 'GET',
  path: '/api/v1/console/entrances/:entranceId/tags',
  tag: 'console',
  summary: 'Tags written for an entrance, newest first.',
  who: anyStaff,
  act: false,
  params: Type.Object({ entranceId: Id }, strict),
  response: Type.Object(
    {
      tags: Type.Array(
        Type.Object(
          {
            id: Id,
            state: TagState,
            uid: nullable(Type.String()),
            chip: nullable(Type.String()),
            writtenAt: nullable(Time),
            lastTapAt: nullable(Time),
            protection: Protection,
            /** Version of the merchant's tag-password key that made its password. */
            keyVersion: nullable(Type.Integer()),
          },
          strict,
        ),
      ),
    },
    strict,
  ),
  errors: [...consoleErrors, 'entrance_unknown'],
});
