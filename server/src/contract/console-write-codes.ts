import { Type } from 'typebox';
import { Empty, Id, Time, nullable, strict } from './common';
import { defineRoute, staffRoles } from './route';
import { codePictureErrors, consoleActErrors, consoleErrors } from './usual-errors';

const manage = { kind: 'console', roles: ['owner', 'operator', 'store_manager'] } as const;
const anyStaff = { kind: 'console', roles: staffRoles } as const;

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
