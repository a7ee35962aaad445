import { Type } from 'typebox';
import {
  Color,
  Empty,
  EntranceKind,
  Id,
  Protection,
  StaffRoleSchema,
  Time,
  nullable,
  strict,
} from './common';
import { defineRoute, staffRoles } from './route';
import { codePictureErrors, consoleActErrors, consoleErrors } from './usual-errors';

const manage = { kind: 'console', roles: ['owner', 'operator', 'store_manager'] } as const;
const anyStaff = { kind: 'console', roles: staffRoles } as const;

export const SignUpMode = Type.Union([
  Type.Literal('closed'),
  Type.Literal('invitation'),
  Type.Literal('open'),
]);

export const Me = Type.Object(
  {
    staff: Type.Object({ name: Type.String(), role: StaffRoleSchema }, strict),
    merchant: Type.Object(
      {
        name: Type.String(),
        /** null until an owner has proven the mini-program's AppID with its secret. */
        appId: nullable(Type.String()),
        brandColor: Color,
      },
      strict,
    ),
    /** Sent back as X-CSRF-Token with every act. */
    csrfToken: Type.String(),
    /** True beside the simulated WeChat platform: the console then links to the preview. */
    simulator: Type.Boolean(),
  },
  strict,
);

/** What the launcher and the login page may offer before anyone is logged in. */
export const consoleEnvironment = defineRoute({
  id: 'consoleEnvironment',
  method: 'GET',
  path: '/api/v1/console/environment',
  tag: 'console',
  summary: 'Is this the developer preview beside the simulated WeChat platform?',
  who: { kind: 'anyone' },
  act: false,
  response: Type.Object({ simulator: Type.Boolean(), version: Type.String(), signUp: SignUpMode }, strict),
  errors: [],
});

export const consoleLogin = defineRoute({
  id: 'consoleLogin',
  method: 'POST',
  path: '/api/v1/console/login',
  tag: 'console',
  summary: 'Log in with a login name and a password; sets the session cookie.',
  who: { kind: 'anyone' },
  act: false,
  body: Type.Object(
    {
      loginName: Type.String({ minLength: 1, maxLength: 64 }),
      password: Type.String({ minLength: 1, maxLength: 256 }),
    },
    strict,
  ),
  response: Me,
  errors: ['login_failed', 'merchant_suspended'],
});

/** Exists only beside the simulated platform, and answers only to this machine. */
export const consoleDemoLogin = defineRoute({
  id: 'consoleDemoLogin',
  method: 'POST',
  path: '/api/v1/console/demo-login',
  tag: 'console',
  summary: 'Enter the demo merchant as its owner (developer preview only).',
  who: { kind: 'anyone' },
  act: false,
  body: Empty,
  response: Me,
  errors: ['forbidden'],
});

export const consoleLogout = defineRoute({
  id: 'consoleLogout',
  method: 'POST',
  path: '/api/v1/console/logout',
  tag: 'console',
  summary: 'End the session.',
  who: anyStaff,
  act: false,
  body: Empty,
  response: Empty,
  errors: [...consoleErrors, 'csrf_failed'],
});

export const consoleMe = defineRoute({
  id: 'consoleMe',
  method: 'GET',
  path: '/api/v1/console/me',
  tag: 'console',
  summary: 'Who is logged in, for which merchant.',
  who: anyStaff,
  act: false,
  response: Me,
  errors: [...consoleErrors],
});

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

export const WriteCode = Type.Object(
  {
    id: Id,
    entranceId: Id,
    state: Type.Union([Type.Literal('valid'), Type.Literal('expired'), Type.Literal('revoked')]),
    createdAt: Time,
    expiresAt: nullable(Time),
    dailyCap: Type.Integer(),
    writtenToday: Type.Integer(),
  },
  strict,
);

/** NFC碰一碰: answers the entrance's valid write code, making one when there is none. */
export const consoleWriteCode = defineRoute({
  id: 'consoleWriteCode',
  method: 'POST',
  path: '/api/v1/console/entrances/:entranceId/write-codes',
  tag: 'console',
  summary: 'Get the write code of an entrance; `renew` revokes the old one first.',
  who: { kind: 'console', roles: ['owner', 'operator', 'store_manager', 'writer'] },
  act: true,
  params: Type.Object({ entranceId: Id }, strict),
  body: Type.Object(
    { renew: Type.Boolean(), expiresInDays: nullable(Type.Integer({ minimum: 1, maximum: 365 })) },
    strict,
  ),
  response: WriteCode,
  errors: [...consoleErrors, 'entrance_unknown', ...consoleActErrors],
});

export const consoleWriteCodeRevoke = defineRoute({
  id: 'consoleWriteCodeRevoke',
  method: 'POST',
  path: '/api/v1/console/write-codes/:writeCodeId/revoke',
  tag: 'console',
  summary: 'Revoke a write code.',
  who: manage,
  act: true,
  params: Type.Object({ writeCodeId: Id }, strict),
  body: Empty,
  response: WriteCode,
  errors: [...consoleErrors, 'write_code_unknown', ...consoleActErrors],
});

export const consoleWriteCodePicture = defineRoute({
  id: 'consoleWriteCodePicture',
  method: 'GET',
  path: '/api/v1/console/write-codes/:writeCodeId/code.png',
  tag: 'console',
  summary: 'The write code as a mini-program code picture.',
  who: anyStaff,
  act: false,
  params: Type.Object({ writeCodeId: Id }, strict),
  produces: 'image/png',
  errors: [
    ...consoleErrors,
    'write_code_unknown',
    'write_code_expired',
    'write_code_revoked',
    ...codePictureErrors,
  ],
});

export const consolePairingCode = defineRoute({
  id: 'consolePairingCode',
  method: 'POST',
  path: '/api/v1/console/terminals/:terminalId/pairing-codes',
  tag: 'console',
  summary: 'A one-time code that pairs a front desk with this terminal.',
  who: manage,
  act: true,
  params: Type.Object({ terminalId: Id }, strict),
  body: Empty,
  response: Type.Object({ code: Type.String(), expiresAt: Time }, strict),
  errors: [...consoleErrors, 'terminal_unknown', ...consoleActErrors],
});

export const consoleTerminalRevoke = defineRoute({
  id: 'consoleTerminalRevoke',
  method: 'POST',
  path: '/api/v1/console/terminals/:terminalId/revoke',
  tag: 'console',
  summary: 'Revoke the terminal key.',
  who: manage,
  act: true,
  params: Type.Object({ terminalId: Id }, strict),
  body: Empty,
  response: Type.Object({ id: Id, paired: Type.Boolean() }, strict),
  errors: [...consoleErrors, 'terminal_unknown', ...consoleActErrors],
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
