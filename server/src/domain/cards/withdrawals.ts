import type { Kysely, Selectable } from 'kysely';
import type { CardWithdrawalsTable, Database } from '../../db/schema';
import type { Services } from '../../services';
import { isWechatError } from '../../wechat/errors';
import { cardOf } from './product';
import { WITHDRAWAL_TRIES, withdrawalPause } from './rules';

type Withdrawal = Selectable<CardWithdrawalsTable>;
type Parts = Pick<Services, 'db' | 'clock' | 'secrets' | 'gateway' | 'sleep' | 'log'>;

const REASON = '会员已退出';
/** Milliseconds a node has for one call before another may try; repeating it does no harm. */
const LEASE = 60_000;
const BATCH = 20;

/** Takes the next cards that are due for this node. */
async function takeDue(db: Kysely<Database>, now: number): Promise<Withdrawal[]> {
  const due = await db
    .selectFrom('card_withdrawals')
    .selectAll()
    .where('state', '=', 'waiting')
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .limit(BATCH)
    .execute();
  const mine: Withdrawal[] = [];
  for (const row of due) {
    const taken = await update(db, row, { due_at: now + LEASE });
    if (taken) mine.push({ ...row, due_at: now + LEASE });
  }
  return mine;
}

/** Changes a row as it was read; false when another node was quicker. */
async function update(
  db: Kysely<Database>,
  row: Withdrawal,
  change: Partial<Pick<Withdrawal, 'state' | 'attempts' | 'due_at' | 'last_errcode'>>,
): Promise<boolean> {
  const done = await db
    .updateTable('card_withdrawals')
    .set(change)
    .where('merchant_id', '=', row.merchant_id)
    .where('card_code', '=', row.card_code)
    .where('left_at', '=', row.left_at)
    .where('due_at', '=', row.due_at)
    .returning('card_code')
    .executeTakeFirst();
  return done !== undefined;
}

async function withdraw(services: Parts, row: Withdrawal): Promise<void> {
  const { db, clock, log } = services;
  const merchant = await db
    .selectFrom('merchants')
    .selectAll()
    .where('id', '=', row.merchant_id)
    .executeTakeFirstOrThrow();
  try {
    await cardOf(services, { ...merchant, card_id: row.card_id }).withdraw(row.card_code, REASON);
    await update(db, row, { state: 'done', last_errcode: null });
  } catch (error) {
    const attempts = row.attempts + 1;
    const errcode = isWechatError(error) ? error.errcode : null;
    const state = attempts >= WITHDRAWAL_TRIES ? 'given_up' : 'waiting';
    const due = clock.now() + withdrawalPause(attempts);
    await update(db, row, { state, attempts, due_at: due, last_errcode: errcode });
    const fields = { merchantId: row.merchant_id, attempts, errcode };
    if (state === 'given_up') log.error(fields, 'a card could not be withdrawn; nobody tries again');
    else log.warn(fields, 'a card could not be withdrawn yet');
  }
}

/** Withdraws the cards that are due: those of members who left. Answers how many it tried. */
export async function withdrawDueCards(services: Parts): Promise<number> {
  const due = await takeDue(services.db, services.clock.now());
  for (const row of due) await withdraw(services, row);
  return due.length;
}
