import type { FastifyInstance } from 'fastify';
import { ApiError } from '../../contract/api-error';
import {
  consoleMember,
  consoleMemberEntries,
  consoleMemberTaps,
  consoleMembers,
} from '../../contract/console-members';
import { entriesOfMember } from '../../domain/ledger/entries';
import { consentsOf } from '../../domain/members/agreements';
import { memberById } from '../../domain/members/members';
import type { Member } from '../../domain/members/members';
import { memberLevels, registeredMembers } from '../../domain/members/register-search';
import { maskName, maskPhone } from '../../domain/members/rules';
import { isWithin } from '../../domain/members/within';
import { visitsOf } from '../../domain/members/visits';
import { oldCardsOfMember } from '../../domain/old-cards/repository';
import type { ConsoleCaller } from '../../plugins/callers';
import { serve } from '../../plugins/contract-route';
import { time, timeOrNull } from '../time';

const PAGE = 50;

const memberRow = (member: Member) => ({
  id: member.id,
  number: member.number,
  maskedName: maskName(member.name),
  maskedPhone: maskPhone(member.phone_tail),
  state: member.state,
  level: member.level,
  points: member.points,
  balanceFen: member.balance_fen,
  since: timeOrNull(member.activated_at),
});

/** 会员: finding members, and what is known of one; their own name and number stay masked. */
export function registerMembers(app: FastifyInstance): void {
  const { services } = app;
  const { db, clock } = services;

  /** People whom a store manager never met are nobody's to them. */
  async function requireMember({ merchantId, reach }: ConsoleCaller, memberId: string): Promise<Member> {
    const member = await memberById(db, merchantId, memberId);
    if (!member || !(await isWithin(db, merchantId, reach, member.visitor_id, clock.now())))
      throw new ApiError('member_unknown');
    return member;
  }

  serve(app, consoleMembers, async ({ caller, query: { cursor, limit, ...query } }) => {
    const page = await registeredMembers(services, caller.merchantId, caller.reach, query, {
      cursor,
      limit: limit ?? PAGE,
    });
    return {
      rows: page.rows.map(memberRow),
      nextCursor: page.nextCursor,
      levels: await memberLevels(db, caller.merchantId),
    };
  });

  serve(app, consoleMember, async ({ caller, params }) => {
    const member = await requireMember(caller, params.memberId);
    const { merchantId } = caller;
    return {
      ...memberRow(member),
      phoneVerified: member.phone_verified_at !== null,
      createdAt: time(member.created_at),
      leftAt: timeOrNull(member.left_at),
      consents: await consentsOf(db, merchantId, member.visitor_id),
      oldCards: await oldCardsOfMember(db, merchantId, member.id),
    };
  });

  serve(app, consoleMemberEntries, async ({ caller, params, query }) => {
    const member = await requireMember(caller, params.memberId);
    const { entries, nextCursor } = await entriesOfMember(db, caller.merchantId, member.id, query.cursor);
    return { rows: entries, nextCursor };
  });

  serve(app, consoleMemberTaps, async ({ caller, params, query }) => {
    const member = await requireMember(caller, params.memberId);
    const { rows, nextCursor } = await visitsOf(
      db,
      caller.merchantId,
      caller.reach,
      member.visitor_id,
      query.cursor,
    );
    return { rows: rows.map((row) => ({ ...row, at: time(row.at) })), nextCursor };
  });
}
