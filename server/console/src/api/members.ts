import type { Attempts } from './attempts';
import { call, type Answer, type Body, type Query } from './client';
import { act } from './console';

const membersPath = '/api/v1/console/members';
export type MemberPage = Answer<typeof membersPath, 'get'>;
export type MemberRow = MemberPage['rows'][number];
export type MemberQuery = Omit<NonNullable<Query<typeof membersPath>>, 'cursor' | 'limit'>;
export const members = (query: MemberQuery, cursor?: string, signal?: AbortSignal): Promise<MemberPage> =>
  call('get', membersPath, { query: { ...query, cursor, limit: 50 }, ...(signal ? { signal } : {}) });

const memberPath = '/api/v1/console/members/{memberId}';
export type Member = Answer<typeof memberPath, 'get'>;
export const member = (memberId: string): Promise<Member> =>
  call('get', memberPath, { params: { memberId } });

const entriesPath = '/api/v1/console/members/{memberId}/ledger-entries';
export type EntryPage = Answer<typeof entriesPath, 'get'>;
export type Entry = EntryPage['rows'][number];
export const memberEntries = (
  memberId: string,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<EntryPage> => call('get', entriesPath, { params: { memberId }, query: { cursor }, signal });
export const adjustLedger = (memberId: string, wish: Body<typeof entriesPath, 'post'>, attempts: Attempts) =>
  act('post', entriesPath, wish, { memberId }, { attempts });

const tapsPath = '/api/v1/console/members/{memberId}/taps';
export type VisitPage = Answer<typeof tapsPath, 'get'>;
export type VisitRow = VisitPage['rows'][number];
export const memberVisits = (
  memberId: string,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<VisitPage> => call('get', tapsPath, { params: { memberId }, query: { cursor }, signal });
