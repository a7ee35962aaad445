import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { embeddedIn } from '../db/dialect';
import type { Embedded } from '../db/embedded';
import { MaybeSet } from '../db/maybe-set';
import type { Database } from '../db/schema';

/*
 * Which idempotency keys may have been used, so that an act need not ask the table whether it is a retry: nearly none is.
 * Only on the embedded database, where no other node records answers. The primary key of the table has the last word.
 */

/** 2^25 bits, four megabytes: some three million records. With more, the table is asked more often. */
const SIZE = 25;
/** Records read at a time, between which requests are served. */
const STEP = 1_000;

interface UsedKeys {
  readonly seen: MaybeSet;
  /** Whether the records of before the start are known too. */
  complete: boolean;
}

const everywhere = new WeakMap<Embedded, UsedKeys>();

export interface UsedKey {
  readonly merchantId: string;
  readonly actor: string;
  readonly route: string;
  readonly key: string;
}

const nameOf = ({ merchantId, actor, route, key }: UsedKey): string =>
  `${merchantId} ${actor} ${route} ${key}`;

async function readBack(db: Kysely<Database>, used: UsedKeys): Promise<void> {
  for (let last = 0; ; ) {
    const { rows } = await sql<UsedKey & { place: number }>`
      select rowid as place, merchant_id as "merchantId", actor, route, key from idempotency
      where rowid > ${last} order by rowid limit ${STEP}`.execute(db);
    for (const row of rows) used.seen.add(nameOf(row));
    last = rows.at(-1)?.place ?? last;
    if (rows.length < STEP) break;
    await new Promise((resolve) => setImmediate(resolve));
  }
  used.complete = true;
}

function usedAt(db: Kysely<Database>): UsedKeys | null {
  const embedded = embeddedIn(db);
  if (!embedded) return null;
  const known = everywhere.get(embedded);
  if (known) return known;
  const made: UsedKeys = { seen: new MaybeSet(SIZE), complete: false };
  everywhere.set(embedded, made);
  // A table that cannot be read, or is closed on the way, is asked each time.
  readBack(db, made).catch(() => undefined);
  return made;
}

/** To be called before a record is written. */
export function noteUsed(db: Kysely<Database>, key: UsedKey): void {
  usedAt(db)?.seen.add(nameOf(key));
}

/** Whether an answer may be recorded under this key; only a no is certain. */
export function maybeUsed(db: Kysely<Database>, key: UsedKey): boolean {
  const used = usedAt(db);
  return !used?.complete || used.seen.mayHave(nameOf(key));
}
