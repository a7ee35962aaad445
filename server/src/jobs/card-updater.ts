import type { Kysely, Selectable } from 'kysely';
import { isApiError } from '../contract/api-error';
import type { CardUpdatesTable, Database } from '../db/schema';
import { cardOf } from '../domain/cards/product';
import { memberById } from '../domain/members/members';
import type { Member } from '../domain/members/members';
import { merchantById } from '../domain/members/merchant';
import type { Services } from '../services';
import { isWechatError } from '../wechat/errors';
import { backoff, createLoop } from './loop';
import type { Loop } from './loop';
import type { Rest } from './rest';

type Parts = Pick<Services, 'db' | 'clock' | 'secrets' | 'gateway' | 'sleep' | 'log'>;
type Row = Selectable<CardUpdatesTable>;

/** Milliseconds between looks at the table. */
const EVERY = 2_000;
const BATCH = 20;
/** Milliseconds for which a node that took a row has it to itself: longer than telling takes with all its tries. */
const LEASE = 3 * 60_000;
const FIRST_PAUSE = 5_000;
const LONGEST_PAUSE = 6 * 60 * 60_000;
/** Some three days of refusals: then the card is left as it is, until the next entry asks again. */
const MOST_TRIES = 20;

export interface CardUpdater extends Loop {
  /** Tells WeChat of every card that is due. True when more may be waiting. */
  round(): Promise<boolean>;
}

/**
 * Tells members' cards in WeChat what they hold, in absolute values, so that a repeated call does no harm; each card one
 * call after the other, so that the last value comes last. The queue is the table: a restart forgets nothing, and a row
 * that moved on while WeChat was asked stays for the next round.
 */
export function createCardUpdater(services: Parts, rest?: Rest): CardUpdater {
  const { db, clock, log } = services;

  /** The next card that is due, taken so that nobody else tells WeChat of it meanwhile. Null when there is none. */
  async function take(): Promise<Row | null> {
    for (;;) {
      const now = clock.now();
      const row = await db
        .selectFrom('card_updates')
        .selectAll()
        .where('next_try_at', '<=', now)
        .where('taken_until', '<=', now)
        .orderBy('next_try_at')
        .limit(1)
        .executeTakeFirst();
      if (!row) return null;
      const taken = await ofRow(db.updateTable('card_updates').set({ taken_until: now + LEASE }), row)
        .where('taken_until', '=', row.taken_until)
        .returningAll()
        .executeTakeFirst();
      if (taken) return taken;
    }
  }

  /** Takes the row away; one in which an entry after number `upTo` asked again is free for the next round. */
  async function done(row: Row, upTo = row.ledger_seq): Promise<void> {
    await ofRow(db.deleteFrom('card_updates'), row).where('ledger_seq', '<=', upTo).execute();
    await ofRow(db.updateTable('card_updates').set({ taken_until: 0 }), row).execute();
  }

  async function later(row: Row, errcode: number | null): Promise<void> {
    if (row.tries + 1 >= MOST_TRIES) {
      log.error({ merchantId: row.merchant_id, errcode }, 'WeChat would not update a card; given up');
      return done(row);
    }
    const next_try_at = clock.now() + backoff(row.tries, FIRST_PAUSE, LONGEST_PAUSE);
    await ofRow(
      db.updateTable('card_updates').set({ tries: row.tries + 1, next_try_at, last_errcode: errcode }),
      row,
    )
      .where('ledger_seq', '=', row.ledger_seq)
      .execute();
    await ofRow(db.updateTable('card_updates').set({ taken_until: 0 }), row).execute();
  }

  async function update(row: Row): Promise<void> {
    const member = await memberById(db, row.merchant_id, row.member_id);
    if (member?.state !== 'active') return done(row);
    try {
      const card = cardOf(services, await merchantById(services, row.merchant_id));
      await card.show(member, await hasBalance(db, member));
    } catch (error) {
      // A merchant without a card has nothing to be told; one who is suspended is told when they come back.
      if (isApiError(error, 'card_not_configured')) return done(row);
      if (!isWechatError(error) && !isApiError(error)) throw error;
      return later(row, isWechatError(error) ? error.errcode : null);
    }
    await done(row, member.ledger_seq);
  }

  async function round(stopping?: AbortSignal): Promise<boolean> {
    for (let n = 0; n < BATCH && !stopping?.aborted; n += 1) {
      const row = await take();
      if (!row) return false;
      await update(row).catch((error: unknown) => {
        log.error({ err: error, merchantId: row.merchant_id }, 'a card could not be updated');
      });
    }
    return true;
  }

  return {
    ...createLoop(services, 'cards could not be looked for', EVERY, round, rest),
    round: () => round(),
  };
}

interface OfRow<T> {
  where(column: 'merchant_id' | 'member_id', operator: '=', value: string): T;
}
function ofRow<T extends OfRow<T>>(query: T, row: Pick<Row, 'merchant_id' | 'member_id'>): T {
  return query.where('merchant_id', '=', row.merchant_id).where('member_id', '=', row.member_id);
}

/** Most merchants may not keep a balance on the card (fact sheet D6): it is sent only for who ever had one. */
async function hasBalance(db: Kysely<Database>, member: Member): Promise<boolean> {
  if (member.balance_fen !== 0) return true;
  const entry = await db
    .selectFrom('ledger_entries')
    .select('id')
    .where('merchant_id', '=', member.merchant_id)
    .where('member_id', '=', member.id)
    .where('account', '=', 'balance')
    .limit(1)
    .executeTakeFirst();
  return entry !== undefined;
}
