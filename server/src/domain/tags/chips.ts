import type { Kysely, Selectable } from 'kysely';
import type { ChipsTable, Database } from '../../db/schema';
import { moveTag, underProtection } from './rules';
import type { ProtectionState } from './rules';

export type Chip = Selectable<ChipsTable>;

const UNKNOWN = {
  protection: 'none',
  key_version: null,
  tag_id: null,
  entrance_id: null,
  verified: 0,
} as const;

/** What is known of a chip, or null. */
export async function findChip(db: Kysely<Database>, merchantId: string, uid: string): Promise<Chip | null> {
  const row = await db
    .selectFrom('chips')
    .selectAll()
    .where('merchant_id', '=', merchantId)
    .where('uid', '=', uid)
    .executeTakeFirst();
  return row ?? null;
}

/** Keeps what became known of a chip; fields left out stay as they were. */
export async function noteChip(
  db: Kysely<Database>,
  merchantId: string,
  uid: string,
  fields: Partial<Pick<Chip, 'protection' | 'key_version' | 'tag_id' | 'entrance_id' | 'verified'>>,
  at: number,
): Promise<void> {
  await db
    .insertInto('chips')
    .values({ ...UNKNOWN, ...fields, merchant_id: merchantId, uid, updated_at: at })
    .onConflict((conflict) =>
      conflict.columns(['merchant_id', 'uid']).doUpdateSet({ ...fields, updated_at: at }),
    )
    .execute();
}

/** Gives the tag that a chip carries the state that its protection asks for. */
export async function followProtection(
  db: Kysely<Database>,
  merchantId: string,
  tagId: string,
  uid: string,
  protection: ProtectionState,
): Promise<void> {
  const tag = await db
    .selectFrom('tags')
    .select('state')
    .where('merchant_id', '=', merchantId)
    .where('id', '=', tagId)
    .where('uid', '=', uid)
    .executeTakeFirst();
  if (!tag) return;
  const state = underProtection(tag.state, protection);
  if (state === tag.state) return;
  await db
    .updateTable('tags')
    .set({ state })
    .where('merchant_id', '=', merchantId)
    .where('id', '=', tagId)
    .execute();
}

/** Disables the tags whose id this chip carried; `except` is the one it carries now. Answers their ids. */
export async function disableCarried(
  db: Kysely<Database>,
  merchantId: string,
  uid: string,
  except: string | null,
): Promise<string[]> {
  const carried = await db
    .selectFrom('tags')
    .select(['id', 'state'])
    .where('merchant_id', '=', merchantId)
    .where('uid', '=', uid)
    .execute();
  const done: string[] = [];
  for (const tag of carried) {
    const state = moveTag(tag.state, 'overwritten');
    if (tag.id === except || state === null || state === tag.state) continue;
    await db
      .updateTable('tags')
      .set({ state })
      .where('merchant_id', '=', merchantId)
      .where('id', '=', tag.id)
      .execute();
    done.push(tag.id);
  }
  return done;
}
