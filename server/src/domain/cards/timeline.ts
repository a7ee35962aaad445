import type { Kysely } from 'kysely';
import type { Database } from '../../db/schema';

/** What can happen to a card in the card pack, in the order in which it can happen within one second. */
const RANK = { got: 0, deleted: 1, restored: 2, left: 3 } as const;
export type CardTurn = keyof typeof RANK;

/**
 * One number that grows with time. WeChat tells whole seconds: what falls into one is put in the only order that makes
 * sense, a card is got before it is deleted, and restored after.
 */
export function momentOf(turn: CardTurn, at: number): number {
  return at * 4 + RANK[turn];
}

/**
 * Notes what happened to a card, when. False when something newer is known: WeChat repeats and delays its events (fact
 * sheet D8), and a late one must not undo what came after it.
 */
export async function isNews(
  db: Kysely<Database>,
  merchantId: string,
  cardCode: string,
  turn: CardTurn,
  at: number,
): Promise<boolean> {
  const moment = momentOf(turn, at);
  const row = await db
    .insertInto('card_timelines')
    .values({ merchant_id: merchantId, card_code: cardCode, moment })
    .onConflict((conflict) =>
      conflict
        .columns(['merchant_id', 'card_code'])
        .doUpdateSet({ moment })
        .where('card_timelines.moment', '<', moment),
    )
    .returning('moment')
    .executeTakeFirst();
  return row !== undefined;
}
