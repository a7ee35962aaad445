import type { Kysely } from 'kysely';
import type { Database } from '../../db/schema';

export type PickRule = 'when_many' | 'always';

/** When this merchant's cashiers must pick the number on the member's phone. */
export async function pickRuleOf(db: Kysely<Database>, merchantId: string): Promise<PickRule> {
  const row = await db
    .selectFrom('merchants')
    .select('pick_number')
    .where('id', '=', merchantId)
    .executeTakeFirst();
  return row?.pick_number ?? 'when_many';
}

export async function setPickRule(db: Kysely<Database>, merchantId: string, rule: PickRule): Promise<void> {
  await db.updateTable('merchants').set({ pick_number: rule }).where('id', '=', merchantId).execute();
}
