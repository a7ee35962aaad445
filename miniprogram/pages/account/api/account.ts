/** The member's calls that only these pages make. All reject with ApiFailure only. */
import type { Cancellation } from '../../../api/cancel';
import type { Client } from '../../../api/client';
import type { SessionKeeper } from '../../../api/session';
import type { Answer, Body, Confirmation } from '../../../api/types';
import type { Part } from '../common/paged';

export type Store = Answer<'memberStore'>['store'];
export type Profile = Answer<'memberProfile'>['profile'];
export type OldCard = Profile['oldCards'][number];
export type ProfileChange = NonNullable<Body<'memberProfileChange'>>;
export type PhoneBound = Answer<'memberPhone'>;
export type Agreements = Answer<'memberAgreements'>;
export type Agreement = Answer<'memberAgreement'>;
export type ConsentPurpose = NonNullable<Body<'memberConsent'>>['purpose'];
export type Visit = Answer<'memberReceipts'>['recognitions'][number];
export type Entry = Answer<'memberRecords'>['entries'][number];
export type BindingRequest = Answer<'memberBindingRequest'>['request'];
export type LeavingTerms = Answer<'memberLeavingTerms'>;
export type Left = Answer<'memberLeave'>;
export type Export = Answer<'memberExport'>;

export interface AccountApi {
  readonly stores: (search: string, cursor: string | undefined, until: Cancellation) => Promise<Part<Store>>;
  readonly store: (storeId: string, until: Cancellation) => Promise<Store>;
  readonly visits: (cursor: string | undefined, until: Cancellation) => Promise<Part<Visit>>;
  readonly records: (cursor: string | undefined, until: Cancellation) => Promise<Part<Entry>>;
  /** Yes or no to what a counter asks; the same answer when it was given before. */
  readonly decide: (confirmationId: string, yes: boolean) => Promise<Confirmation>;
  readonly profile: (until: Cancellation) => Promise<Profile>;
  readonly changeProfile: (change: ProfileChange) => Promise<Profile>;
  /** `code` is spent by its first use: never sent again under another key. Costs the merchant money. */
  readonly bindPhone: (code: string) => Promise<PhoneBound>;
  readonly agreements: (until?: Cancellation) => Promise<Agreements>;
  readonly agreement: (version: string, until: Cancellation) => Promise<Agreement>;
  readonly consent: (version: string, purpose: ConsentPurpose) => Promise<void>;
  readonly requestBinding: (cardNumber: string) => Promise<BindingRequest>;
  readonly binding: (requestId: string, until: Cancellation) => Promise<BindingRequest>;
  readonly leavingTerms: (until: Cancellation) => Promise<LeavingTerms>;
  /** `seen`: the figures the member was told; other ones are refused (`leave_changed`). */
  readonly leave: (seen: { points: number; balanceFen: number }, key: string) => Promise<Left>;
  readonly export: (until: Cancellation) => Promise<Export>;
}

export function createAccountApi(client: Client, session: SessionKeeper): AccountApi {
  const call = <Op extends Parameters<Client['callAsMember']>[1]>(
    id: Op,
    input: Parameters<typeof client.callAsMember<Op>>[2],
  ) => client.callAsMember(session, id, input);
  const waiting = (until: Cancellation | undefined) => (until ? { until } : {});
  return {
    async stores(search, cursor, until) {
      const query = { cursor, search: search === '' ? undefined : search };
      const { stores, nextCursor } = await call('memberStores', { query, until });
      return { items: stores, nextCursor };
    },
    store: async (storeId, until) => (await call('memberStore', { params: { storeId }, until })).store,
    async visits(cursor, until) {
      const { recognitions, nextCursor } = await call('memberReceipts', { query: { cursor }, until });
      return { items: recognitions, nextCursor };
    },
    async records(cursor, until) {
      const { entries, nextCursor } = await call('memberRecords', { query: { cursor }, until });
      return { items: entries, nextCursor };
    },
    decide: async (confirmationId, yes) =>
      (await call(yes ? 'memberConfirm' : 'memberRefuse', { params: { confirmationId }, timeoutMs: 15_000 }))
        .confirmation,
    profile: async (until) => (await call('memberProfile', { until })).profile,
    changeProfile: async (body) => (await call('memberProfileChange', { body })).profile,
    bindPhone: (code) => call('memberPhone', { body: { code }, timeoutMs: 15_000 }),
    agreements: (until) => call('memberAgreements', waiting(until)),
    agreement: (version, until) => call('memberAgreement', { params: { version }, until }),
    async consent(version, purpose) {
      await call('memberConsent', { body: { version, purpose } });
    },
    requestBinding: async (cardNumber) =>
      (await call('memberBindingRequest', { body: { cardNumber } })).request,
    binding: async (requestId, until) =>
      (await call('memberBindingState', { params: { requestId }, until })).request,
    leavingTerms: (until) => call('memberLeavingTerms', { until }),
    leave: (seen, key) => call('memberLeave', { body: { seen }, key, timeoutMs: 15_000 }),
    export: (until) => call('memberExport', { until, timeoutMs: 20_000 }),
  };
}
