import type { Kysely } from 'kysely';
import type { Database } from '../../db/schema';
import type { Member } from '../members/members';

/**
 * Asks that a member's card in WeChat be told what they hold. One row per member: however many entries follow each
 * other, the card is told the last values, which are absolute. Call it in the transaction of the entry.
 */
export async function requestCardUpdate(
  db: Kysely<Database>,
  merchantId: string,
  member: Pick<Member, 'id' | 'ledger_seq'>,
  now: number,
): Promise<void> {
  const fresh = { ledger_seq: member.ledger_seq, tries: 0, next_try_at: now, last_errcode: null };
  await db
    .insertInto('card_updates')
    .values({ merchant_id: merchantId, member_id: member.id, ...fresh })
    .onConflict((conflict) => conflict.columns(['merchant_id', 'member_id']).doUpdateSet(fresh))
    .execute();
}
