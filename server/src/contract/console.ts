import { Type } from 'typebox';
import { Color, Empty, Id, StaffRoleSchema, StoresOfStaff, nullable, strict } from './common';
import { defineRoute, staffRoles } from './route';
import { consoleErrors } from './usual-errors';

const anyStaff = { kind: 'console', roles: staffRoles } as const;

export const SignUpMode = Type.Union([
  Type.Literal('closed'),
  Type.Literal('invitation'),
  Type.Literal('open'),
]);

export const Me = Type.Object(
  {
    staff: Type.Object({ id: Id, name: Type.String(), role: StaffRoleSchema, stores: StoresOfStaff }, strict),
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
