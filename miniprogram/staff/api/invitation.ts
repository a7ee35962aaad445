/** Becoming staff by a one-time invitation. All reject with ApiFailure only. */
import type { LoginCodes } from '../../platform/login';
import type { Client } from '../../api/client';
import { failureOfLogin } from '../../api/session';
import type { StaffSessionKeeper } from './staff-session';
import type { Answer } from '../../api/types';

export type Invitation = Answer<'staffInvitation'>;
export type Joined = Answer<'staffInvitationAccept'>;

export interface InvitationApi {
  show(invitationId: string): Promise<Invitation>;
  /** Joins and keeps the staff session. Give the same `key` again when an answer was lost. */
  accept(invitationId: string, key: string): Promise<Joined>;
}

export interface InvitationPorts {
  readonly client: Client;
  readonly session: StaffSessionKeeper;
  readonly loginCode: LoginCodes;
  readonly appId: string;
}

export function createInvitationApi({ client, session, loginCode, appId }: InvitationPorts): InvitationApi {
  return {
    show: (invitationId) => client.call('staffInvitation', { params: { invitationId } }),
    async accept(invitationId, key) {
      const joined = await client.renewing(async () => {
        // A login code is spent by its first use, so each try brings its own.
        const code = await loginCode().catch((error: unknown) => {
          throw failureOfLogin(error);
        });
        return client.once('staffInvitationAccept', { params: { invitationId }, body: { appId, code }, key });
      });
      session.adopt(joined.session);
      return joined;
    },
  };
}
