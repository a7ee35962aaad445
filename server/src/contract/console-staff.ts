import { Type } from 'typebox';
import { Empty, Id, nullable, StaffRoleSchema, StoresOfStaff, Time, WritePolicy, strict } from './common';
import { defineRoute } from './route';
import { codePictureErrors, consoleActErrors, consoleErrors, invitationErrors } from './usual-errors';

const owner = { kind: 'console', roles: ['owner'] } as const;
const leads = { kind: 'console', roles: ['owner', 'operator'] } as const;

/** Null: all stores. Owners and operators have all; store managers need at least one. */
const Stores = nullable(Type.Array(Id, { minItems: 1, maxItems: 200 }));
const Name = Type.String({ minLength: 1, maxLength: 32, pattern: '\\S' });

export const StaffRow = Type.Object(
  {
    id: Id,
    name: Type.String(),
    role: StaffRoleSchema,
    stores: StoresOfStaff,
    /** Works on a phone: bound to a WeChat user by an invitation. */
    onPhone: Type.Boolean(),
    /** Logs in to the console with a password. */
    atConsole: Type.Boolean(),
    disabled: Type.Boolean(),
    createdAt: Time,
    /** The person who asks. */
    you: Type.Boolean(),
  },
  strict,
);

export const InvitationRow = Type.Object(
  {
    id: Id,
    name: Type.String(),
    role: StaffRoleSchema,
    stores: StoresOfStaff,
    state: Type.Union([
      Type.Literal('open'),
      Type.Literal('used'),
      Type.Literal('expired'),
      Type.Literal('revoked'),
    ]),
    createdAt: Time,
    expiresAt: Time,
  },
  strict,
);

export const consoleStaff = defineRoute({
  id: 'consoleStaff',
  method: 'GET',
  path: '/api/v1/console/staff',
  tag: 'console',
  summary: 'Staff, their invitations of the last 30 days, and who may write tags.',
  who: leads,
  act: false,
  response: Type.Object(
    { staff: Type.Array(StaffRow), invitations: Type.Array(InvitationRow), writePolicy: WritePolicy },
    strict,
  ),
  errors: [...consoleErrors],
});

export const consoleStaffChange = defineRoute({
  id: 'consoleStaffChange',
  method: 'PATCH',
  path: '/api/v1/console/staff/:staffId',
  tag: 'console',
  summary:
    'Change the role or the stores of a staff member, disable or enable them; disabling ends their sessions at once.',
  who: owner,
  act: true,
  params: Type.Object({ staffId: Id }, strict),
  body: Type.Object(
    {
      role: Type.Optional(StaffRoleSchema),
      disabled: Type.Optional(Type.Boolean()),
      stores: Type.Optional(Stores),
      /** The stores that this choice was made from: refused when they are others by now. */
      storesWere: Type.Optional(nullable(Type.Array(Id, { maxItems: 200 }))),
    },
    strict,
  ),
  response: StaffRow,
  errors: [
    ...consoleErrors,
    'staff_unknown',
    'last_owner',
    'stores_required',
    'store_unknown',
    'changed_meanwhile',
    ...consoleActErrors,
  ],
});

export const consoleStaffInvite = defineRoute({
  id: 'consoleStaffInvite',
  method: 'POST',
  path: '/api/v1/console/staff-invitations',
  tag: 'console',
  summary: 'Invite one person to a role, by a one-time mini-program code.',
  who: owner,
  act: true,
  body: Type.Object(
    {
      name: Name,
      role: StaffRoleSchema,
      stores: Type.Optional(Stores),
      expiresInHours: Type.Integer({ minimum: 1, maximum: 168 }),
    },
    strict,
  ),
  response: InvitationRow,
  errors: [...consoleErrors, 'stores_required', 'store_unknown', ...consoleActErrors],
});

export const consoleStaffInvitationRevoke = defineRoute({
  id: 'consoleStaffInvitationRevoke',
  method: 'POST',
  path: '/api/v1/console/staff-invitations/:invitationId/revoke',
  tag: 'console',
  summary: 'Revoke an invitation that nobody used.',
  who: owner,
  act: true,
  params: Type.Object({ invitationId: Id }, strict),
  body: Empty,
  response: InvitationRow,
  errors: [...consoleErrors, 'invitation_unknown', 'invitation_used', ...consoleActErrors],
});

export const consoleStaffInvitationPicture = defineRoute({
  id: 'consoleStaffInvitationPicture',
  method: 'GET',
  path: '/api/v1/console/staff-invitations/:invitationId/code.png',
  tag: 'console',
  summary: 'The invitation as a mini-program code picture.',
  who: owner,
  act: false,
  params: Type.Object({ invitationId: Id }, strict),
  produces: 'image/png',
  errors: [...consoleErrors, ...invitationErrors, ...codePictureErrors],
});

export const consoleWritePolicy = defineRoute({
  id: 'consoleWritePolicy',
  method: 'PATCH',
  path: '/api/v1/console/write-policy',
  tag: 'console',
  summary: 'Who may write tags: whoever holds a write code, or invited staff only.',
  who: owner,
  act: true,
  body: Type.Object({ writePolicy: WritePolicy }, strict),
  response: Type.Object({ writePolicy: WritePolicy }, strict),
  errors: [...consoleErrors, ...consoleActErrors],
});

/** `fingerprint` names a key without revealing it, so that a backup can say which keys it holds. */
export const TagPasswordKey = Type.Object(
  {
    version: Type.Integer(),
    fingerprint: Type.String(),
    createdAt: Time,
    current: Type.Boolean(),
    /** Chips that carry, or may carry, a password made with it. */
    chips: Type.Integer(),
  },
  strict,
);

export const consoleTagPasswordKeys = defineRoute({
  id: 'consoleTagPasswordKeys',
  method: 'GET',
  path: '/api/v1/console/tag-password-keys',
  tag: 'console',
  summary: 'Versions of the key behind tag passwords, newest first, and how many chips depend on each.',
  who: leads,
  act: false,
  response: Type.Object({ keys: Type.Array(TagPasswordKey) }, strict),
  errors: [...consoleErrors],
});

export const consoleTagPasswordKeyRotate = defineRoute({
  id: 'consoleTagPasswordKeyRotate',
  method: 'POST',
  path: '/api/v1/console/tag-password-keys',
  tag: 'console',
  summary: 'New passwords come from a new key; chips keep theirs, and older keys are kept for them.',
  who: owner,
  act: true,
  body: Empty,
  response: TagPasswordKey,
  errors: [...consoleErrors, ...consoleActErrors],
});
