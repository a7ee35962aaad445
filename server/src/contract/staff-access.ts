import { Type } from 'typebox';
import { AppId, Id, LoginCode, StaffRoleSchema, Time, Uid, nullable, strict } from './common';
import { defineRoute, writerRoles } from './route';
import { actErrors, invitationErrors, wechatErrors } from './usual-errors';

/** An invited staff member on a phone. `token` is sent as Bearer, or as X-Staff-Session beside a write code. */
const StaffOnPhone = Type.Object(
  {
    session: Type.Object({ token: Type.String(), expiresAt: Time }, strict),
    staff: Type.Object({ name: Type.String(), role: StaffRoleSchema }, strict),
    merchantName: Type.String(),
    /** Whether this role writes tags and sets their protection. */
    mayWrite: Type.Boolean(),
  },
  strict,
);

const loginErrors = [
  'merchant_unknown',
  'merchant_suspended',
  'wechat_login_rejected',
  ...wechatErrors,
] as const;

/** The merchant is proven by code2session with its secret, the person by the openid that WeChat answers. */
export const staffSession = defineRoute({
  id: 'staffSession',
  method: 'POST',
  path: '/api/v1/staff/sessions',
  tag: 'staff',
  summary: 'Exchange a wx.login code for the session of an invited staff member.',
  who: { kind: 'anyone' },
  act: false,
  body: Type.Object({ appId: AppId, code: LoginCode }, strict),
  response: StaffOnPhone,
  errors: [...loginErrors, 'not_staff'],
});

/** Read before accepting. Who holds a genuine id is told what is wrong with it. */
export const staffInvitation = defineRoute({
  id: 'staffInvitation',
  method: 'GET',
  path: '/api/v1/staff/invitations/:invitationId',
  tag: 'staff',
  summary: 'Who invites, as what, until when; or whose own phone it binds.',
  who: { kind: 'anyone' },
  act: false,
  params: Type.Object({ invitationId: Id }, strict),
  response: Type.Object(
    {
      /** invite: somebody new becomes staff. link: who has an account binds their phone to it. */
      kind: Type.Union([Type.Literal('invite'), Type.Literal('link')]),
      merchantName: Type.String(),
      name: Type.String(),
      role: StaffRoleSchema,
      expiresAt: Time,
    },
    strict,
  ),
  errors: [...invitationErrors, 'merchant_suspended'],
});

/**
 * One-time; binds the invitation, or the account it links, to the WeChat user whose login code this is. Its retry brings
 * a new login code.
 */
export const staffInvitationAccept = defineRoute({
  id: 'staffInvitationAccept',
  method: 'POST',
  path: '/api/v1/staff/invitations/:invitationId/accept',
  tag: 'staff',
  summary: 'Become a staff member by a one-time invitation, or bind this phone to your account.',
  who: { kind: 'anyone' },
  act: true,
  params: Type.Object({ invitationId: Id }, strict),
  body: Type.Object({ appId: AppId, code: LoginCode }, strict),
  response: StaffOnPhone,
  errors: [...loginErrors, ...invitationErrors, 'already_staff', ...actErrors],
});

/**
 * protect: the chip must be registered as verified here. rewrite, erase: it must have been given a password here before.
 * Nothing is stored but the key's version; each answer is audited and counts against a limit per person.
 */
export const staffTagPassword = defineRoute({
  id: 'staffTagPassword',
  method: 'POST',
  path: '/api/v1/staff/tag-passwords',
  tag: 'staff',
  summary: 'The reversible password of one registered chip (NTAG21x PWD and PACK).',
  who: { kind: 'staff', roles: writerRoles },
  act: false,
  body: Type.Object(
    {
      /** Null in shared mode, and for a chip known by its UID alone. */
      tagId: nullable(Id),
      uid: Uid,
      purpose: Type.Union([Type.Literal('protect'), Type.Literal('rewrite'), Type.Literal('erase')]),
    },
    strict,
  ),
  response: Type.Object(
    {
      /** 4 bytes, upper-case hex. */
      password: Type.String({ pattern: '^[0-9A-F]{8}$' }),
      /** 2 bytes, upper-case hex: what the chip answers to the right password. */
      pack: Type.String({ pattern: '^[0-9A-F]{4}$' }),
      keyVersion: Type.Integer(),
    },
    strict,
  ),
  errors: [
    'unauthenticated',
    'session_expired',
    'forbidden',
    'merchant_suspended',
    'tag_unknown',
    'tag_not_verified',
    'tag_not_protected',
  ],
});
