import type { Attempts } from './attempts';
import { call, type Answer, type Body } from './client';
import { act } from './console';

const staffPath = '/api/v1/console/staff';
export type StaffPage = Answer<typeof staffPath, 'get'>;
export type StaffRow = StaffPage['staff'][number];
export type InvitationRow = StaffPage['invitations'][number];
export type Role = StaffRow['role'];
export type WritePolicy = StaffPage['writePolicy'];
export const staffPage = (): Promise<StaffPage> => call('get', staffPath);

const memberPath = '/api/v1/console/staff/{staffId}';
export const changeStaff = (
  staffId: string,
  change: Body<typeof memberPath, 'patch'>,
  attempts?: Attempts,
): Promise<StaffRow> => act('patch', memberPath, change, { staffId }, { attempts });

const invitationsPath = '/api/v1/console/staff-invitations';
export const invite = (
  wish: Body<typeof invitationsPath, 'post'>,
  attempts: Attempts,
): Promise<InvitationRow> => act('post', invitationsPath, wish, undefined, { attempts });
export const revokeInvitation = (invitationId: string): Promise<InvitationRow> =>
  act('post', '/api/v1/console/staff-invitations/{invitationId}/revoke', {}, { invitationId });
/** A plain address: the cookie goes with it. */
export const invitationPicture = (invitationId: string): string =>
  `/api/v1/console/staff-invitations/${invitationId}/code.png`;

const ownPhonePath = '/api/v1/console/own-phone-links';
export type PhoneLink = Answer<typeof ownPhonePath, 'post'>;
/** A one-time code for the phone of whoever is logged in. */
export const linkOwnPhone = (): Promise<PhoneLink> => act('post', ownPhonePath, {});
export const ownPhonePicture = (linkId: string): string => `${ownPhonePath}/${linkId}/code.png`;

export const setWritePolicy = (writePolicy: WritePolicy) =>
  act('patch', '/api/v1/console/write-policy', { writePolicy });

const keysPath = '/api/v1/console/tag-password-keys';
export type TagPasswordKey = Answer<typeof keysPath, 'get'>['keys'][number];
export const tagPasswordKeys = async (): Promise<TagPasswordKey[]> => (await call('get', keysPath)).keys;
export const rotateTagPasswordKey = (): Promise<TagPasswordKey> => act('post', keysPath, {});
