import type { Kysely } from 'kysely';
import type { Static } from 'typebox';
import { ApiError } from '../../contract/api-error';
import type { memberExport } from '../../contract/member-leaving';
import { atOneMoment } from '../../db/dialect';
import type { Database } from '../../db/schema';
import type { Services } from '../../services';
import { oldCardsOfMember } from '../old-cards/repository';
import { iso, isoOrNull } from '../iso';
import { consentsOf } from './agreements';
import { memberOfVisitor, phoneContext } from './members';
import type { Member } from './members';
import type { Merchant } from './merchant';

export type ExportView = Static<(typeof memberExport)['response']>;

async function memberPart(
  { db, secrets }: Pick<Services, 'db' | 'secrets'>,
  member: Member,
): Promise<ExportView['member']> {
  return {
    number: member.number,
    state: member.state,
    level: member.level,
    points: member.points,
    balanceFen: member.balance_fen,
    name: member.name,
    nickname: member.nickname,
    birthday: member.birthday,
    phone:
      member.phone_enc === null
        ? null
        : secrets.open(member.phone_enc, phoneContext(member.merchant_id, member.id)),
    phoneVerifiedAt: isoOrNull(member.phone_verified_at),
    cardCode: member.card_code,
    since: isoOrNull(member.activated_at),
    oldCards: await oldCardsOfMember(db, member.merchant_id, member.id),
  };
}

async function visits(
  db: Kysely<Database>,
  merchantId: string,
  visitorId: string,
): Promise<ExportView['visits']> {
  const rows = await db
    .selectFrom('taps as t')
    .leftJoin('terminals as c', 'c.id', 't.terminal_id')
    .leftJoin('entrances as e', 'e.id', 't.entrance_id')
    .leftJoin('stores as s', 's.id', 'e.store_id')
    .where('t.merchant_id', '=', merchantId)
    .where('t.visitor_id', '=', visitorId)
    .select(['t.created_at', 't.how', 't.evidence', 't.state', 's.name as store', 'c.name as terminal'])
    .orderBy('t.created_at', 'desc')
    .execute();
  return rows.map((row) => ({
    at: iso(row.created_at),
    how: row.how,
    evidence: row.evidence,
    state: row.state,
    storeName: row.store,
    terminalName: row.terminal,
  }));
}

async function entries(
  db: Kysely<Database>,
  merchantId: string,
  memberId: string,
): Promise<ExportView['entries']> {
  const rows = await db
    .selectFrom('ledger_entries')
    .select(['created_at', 'account', 'kind', 'amount', 'balance_after', 'reason'])
    .where('merchant_id', '=', merchantId)
    .where('member_id', '=', memberId)
    .orderBy('seq', 'desc')
    .execute();
  return rows.map((row) => ({
    at: iso(row.created_at),
    account: row.account,
    kind: row.kind,
    amount: row.amount,
    balanceAfter: row.balance_after,
    reason: row.reason,
  }));
}

/** All that is kept about a visitor, member or not, as of one moment: the entries add up to what the member holds. */
export async function exportOf(
  { db, secrets, clock }: Pick<Services, 'db' | 'secrets' | 'clock'>,
  merchant: Merchant,
  visitorId: string,
): Promise<ExportView> {
  return atOneMoment(db, async (trx) => {
    const visitor = await trx
      .selectFrom('visitors')
      .select('created_at')
      .where('merchant_id', '=', merchant.id)
      .where('id', '=', visitorId)
      .executeTakeFirst();
    if (!visitor) throw new ApiError('session_expired');
    const member = await memberOfVisitor(trx, merchant.id, visitorId);
    return {
      madeAt: iso(clock.now()),
      merchantName: merchant.name,
      member: member && (await memberPart({ db: trx, secrets }, member)),
      firstSeenAt: iso(visitor.created_at),
      consents: await consentsOf(trx, merchant.id, visitorId),
      visits: await visits(trx, merchant.id, visitorId),
      entries: member ? await entries(trx, merchant.id, member.id) : [],
    };
  });
}
