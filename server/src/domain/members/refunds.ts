import type { Kysely, Selectable, Transaction } from 'kysely';
import type { Static } from 'typebox';
import { ApiError } from '../../contract/api-error';
import type { Refund } from '../../contract/console-refunds';
import type { Database, DeparturesTable } from '../../db/schema';
import type { Services } from '../../services';
import { noteAudit } from '../audit/audit';
import { book } from '../ledger/book';
import { iso } from '../iso';
import { refundHash } from './leave';
import { memberById } from './members';

export type RefundView = Static<typeof Refund>;

async function departure(
  db: Kysely<Database>,
  merchantId: string,
  number: string,
): Promise<Selectable<DeparturesTable>> {
  const row = await db
    .selectFrom('departures')
    .selectAll()
    .where('merchant_id', '=', merchantId)
    .where('refund_hash', '=', refundHash(merchantId, number.replace(/ /g, '')))
    .executeTakeFirst();
  if (!row) throw new ApiError('refund_unknown');
  return row;
}

async function view(
  db: Kysely<Database>,
  row: Selectable<DeparturesTable>,
  refundedAt: number | null,
): Promise<RefundView> {
  const member = await memberById(db, row.merchant_id, row.member_id);
  return {
    memberNumber: member?.number ?? '',
    leftAt: iso(row.at),
    balanceFen: row.balance_fen,
    refundedAt: refundedAt === null ? null : iso(refundedAt),
  };
}

/** What is owed against a refund number. Throws `refund_unknown`. */
export async function refundOf(
  db: Kysely<Database>,
  merchantId: string,
  number: string,
): Promise<RefundView> {
  const row = await departure(db, merchantId, number);
  return view(db, row, row.refunded_at);
}

/** Notes that a balance was paid back, once. Throws `refund_unknown` and `refund_settled`. */
export async function settleRefund(
  trx: Transaction<Database>,
  services: Pick<Services, 'clock' | 'random'>,
  merchantId: string,
  number: string,
  actor: string,
): Promise<RefundView> {
  const row = await departure(trx, merchantId, number);
  const now = services.clock.now();
  const settled = await trx
    .updateTable('departures')
    .set({ refunded_at: now })
    .where('merchant_id', '=', merchantId)
    .where('member_id', '=', row.member_id)
    .where('refunded_at', 'is', null)
    .returning('member_id')
    .executeTakeFirst();
  if (!settled) throw new ApiError('refund_settled');
  await book(trx, services, merchantId, row.member_id, {
    account: 'balance',
    kind: 'adjustment',
    amount: -row.balance_fen,
    reason: '退出会员，余额已退还',
    actor,
  });
  // The card of who left is told nothing any more.
  await trx
    .deleteFrom('card_updates')
    .where('merchant_id', '=', merchantId)
    .where('member_id', '=', row.member_id)
    .execute();
  await noteAudit(trx, services.random, merchantId, {
    at: now,
    actor,
    action: 'member.refunded',
    subject: row.member_id,
    detail: { balanceFen: row.balance_fen },
  });
  return view(trx, row, now);
}
