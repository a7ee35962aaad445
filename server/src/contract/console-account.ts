import { Type } from 'typebox';
import { Empty, StaffRoleSchema, Time, nullable, strict } from './common';
import { Me } from './console';
import { defineRoute, staffRoles } from './route';
import { actErrors, consoleErrors, invitationErrors } from './usual-errors';

const anyone = { kind: 'anyone' } as const;

const PersonName = Type.String({ minLength: 1, maxLength: 32, pattern: '\\S' });
export const MerchantName = Type.String({ minLength: 1, maxLength: 40, pattern: '\\S' });
const LoginName = Type.String({ minLength: 3, maxLength: 64, pattern: '^[0-9A-Za-z._@-]+$' });
const NewPassword = Type.String({ minLength: 10, maxLength: 256 });
/** From a one-time link; an invitation's is its id. */
const LinkToken = Type.String({ minLength: 1, maxLength: 64 });

export const consoleWelcome = defineRoute({
  id: 'consoleWelcome',
  method: 'POST',
  path: '/api/v1/console/welcome',
  tag: 'console',
  summary:
    'What a one-time link is for, before it is used. The token travels in the body, never in an address.',
  who: anyone,
  act: false,
  body: Type.Object(
    {
      kind: Type.Union([Type.Literal('owner'), Type.Literal('sign_up'), Type.Literal('invitation')]),
      token: LinkToken,
    },
    strict,
  ),
  response: Type.Object(
    {
      /** null for `sign_up`: the merchant is made by signing up. */
      merchantName: nullable(Type.String()),
      /** null for `sign_up`, which makes an owner. */
      role: nullable(StaffRoleSchema),
      /** Whom an invitation is for. */
      name: nullable(Type.String()),
      expiresAt: Time,
    },
    strict,
  ),
  errors: ['link_invalid', 'merchant_suspended', ...invitationErrors],
});

export const consoleJoin = defineRoute({
  id: 'consoleJoin',
  method: 'POST',
  path: '/api/v1/console/join',
  tag: 'console',
  summary:
    "Use a one-time link: the operator's makes an owner, an invitation makes staff. Logs in; a retry needs the same password.",
  who: anyone,
  act: true,
  body: Type.Object(
    {
      kind: Type.Union([Type.Literal('owner'), Type.Literal('invitation')]),
      token: LinkToken,
      /** An invitation has its own name. */
      name: nullable(PersonName),
      loginName: LoginName,
      password: NewPassword,
    },
    strict,
  ),
  response: Me,
  errors: [
    ...actErrors,
    'link_invalid',
    'login_name_taken',
    'login_failed',
    'merchant_suspended',
    ...invitationErrors,
  ],
});

export const consoleSignUp = defineRoute({
  id: 'consoleSignUp',
  method: 'POST',
  path: '/api/v1/console/sign-up',
  tag: 'console',
  summary: 'A new merchant with its first owner, as far as the operator allows it. Logs in.',
  who: anyone,
  act: true,
  body: Type.Object(
    {
      merchantName: MerchantName,
      name: PersonName,
      loginName: LoginName,
      password: NewPassword,
      /** From the operator; null where sign-up is open. */
      code: nullable(LinkToken),
    },
    strict,
  ),
  response: Me,
  errors: [
    ...actErrors,
    'sign_up_closed',
    'link_invalid',
    'login_name_taken',
    'login_failed',
    'merchant_suspended',
  ],
});

/** No act: a retry with the same words finds the new password in force and answers alike. */
export const consolePassword = defineRoute({
  id: 'consolePassword',
  method: 'POST',
  path: '/api/v1/console/password',
  tag: 'console',
  summary: "Change one's own password; every other session of the same person ends.",
  who: { kind: 'console', roles: staffRoles },
  act: false,
  body: Type.Object(
    { currentPassword: Type.String({ minLength: 1, maxLength: 256 }), newPassword: NewPassword },
    strict,
  ),
  response: Empty,
  errors: [...consoleErrors, 'csrf_failed', 'password_wrong'],
});
