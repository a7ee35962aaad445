/** The member's calls, by name. All reject with ApiFailure only. */
import type { EntryContext } from '../entry/context';
import type { Ticket } from '../entry/component-return';
import type { Client } from './client';
import type { SessionKeeper } from './session';
import type {
  Bootstrap,
  CardAndRecognition,
  CardCheck,
  Confirmation,
  IssuedCodes,
  Recognition,
} from './types';

/** What is known of the claim that a ticket comes from. */
export interface ClaimTold {
  readonly claimId?: string;
  /** Of the agreement the member set off under. */
  readonly agreementVersion?: string;
}

export interface MemberApi {
  /** One round trip from tap to card. The same key for the same arrival: never announced twice. */
  bootstrap(entry: EntryContext, key: string): Promise<Bootstrap>;
  activate(ticket: Ticket, claim: ClaimTold, key: string): Promise<CardAndRecognition>;
  checkCard(claimId: string | undefined): Promise<CardCheck>;
  codes(): Promise<IssuedCodes>;
  recognition(tapId: string): Promise<Recognition>;
  /** What a counter asks and nobody has decided, newest first. */
  confirmations(): Promise<readonly Confirmation[]>;
  /** Consent to the agreement's version, before a claim; sent again under the same key until it is answered. */
  consentToClaim(version: string, key: string): Promise<void>;
}

export function createMemberApi(client: Client, session: SessionKeeper, appId: string): MemberApi {
  return {
    bootstrap: (entry, key) =>
      client.callForSession(session, 'memberBootstrap', key, (credential) => ({
        appId,
        entry,
        ...(credential.kind === 'code' ? { code: credential.code } : {}),
      })),
    activate: (ticket, claim, key) =>
      client.callAsMember(session, 'memberActivation', {
        body: { ...ticket, ...claim },
        key,
        timeoutMs: 15_000,
      }),
    checkCard: (claimId) =>
      client.callAsMember(session, 'memberCardCheck', {
        body: claimId === undefined ? {} : { claimId },
      }),
    codes: () => client.callAsMember(session, 'memberCodes', { body: {} }),
    recognition: async (tapId) =>
      (await client.callAsMember(session, 'memberRecognition', { params: { tapId } })).recognition,
    confirmations: async () => (await client.callAsMember(session, 'memberConfirmations', {})).confirmations,
    async consentToClaim(version, key) {
      await client.callAsMember(session, 'memberConsent', { body: { version, purpose: 'claim' }, key });
    },
  };
}
