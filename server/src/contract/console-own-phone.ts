import { Type } from 'typebox';
import { Empty, Id, Time, strict } from './common';
import { defineRoute, staffRoles } from './route';
import { actErrors, codePictureErrors, consoleErrors, invitationErrors } from './usual-errors';

const anyStaff = { kind: 'console', roles: staffRoles } as const;

/**
 * Binds the caller's own phone to the account they use at the console, so that they protect and erase tags under their
 * own name. The link is opened like an invitation (`i=<id>`); a new one ends the one before.
 */
export const consoleOwnPhoneLink = defineRoute({
  id: 'consoleOwnPhoneLink',
  method: 'POST',
  path: '/api/v1/console/own-phone-links',
  tag: 'console',
  summary: 'A one-time code that binds the phone that scans it to your own account.',
  who: anyStaff,
  act: true,
  body: Empty,
  response: Type.Object({ id: Id, expiresAt: Time }, strict),
  errors: [...consoleErrors, 'csrf_failed', ...actErrors],
});

export const consoleOwnPhoneLinkPicture = defineRoute({
  id: 'consoleOwnPhoneLinkPicture',
  method: 'GET',
  path: '/api/v1/console/own-phone-links/:linkId/code.png',
  tag: 'console',
  summary: 'The link as a mini-program code picture; for the person it belongs to alone.',
  who: anyStaff,
  act: false,
  params: Type.Object({ linkId: Id }, strict),
  produces: 'image/png',
  errors: [...consoleErrors, ...invitationErrors, ...codePictureErrors],
});
