import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema';

const DAY = 24 * 60 * 60_000;

/** A table whose rows are over some time after `column`. */
export interface Overdue {
  readonly table: keyof Database;
  /** Its primary key, along which it is walked. */
  readonly key: readonly string[];
  /** Milliseconds since 1970. */
  readonly column: string;
  /** Milliseconds for which a row is kept after that. */
  readonly keep: number;
  /** Kept for ever as long as this row exists: `column` here is the `id` there. */
  readonly unless?: { readonly table: keyof Database; readonly column: string };
}

/**
 * What is deleted, and when. An answer is kept for retries as long as a phone without network may hold its request back;
 * a claim as long as WeChat may still send events that name it; a terminal's events as long as one may resume from them.
 * Rows of a factory's file belong to its report; those of a file that broke off have none.
 */
export const overdue: readonly Overdue[] = [
  { table: 'sessions', key: ['token_hash'], column: 'expires_at', keep: DAY },
  { table: 'staff_sessions', key: ['token_hash'], column: 'expires_at', keep: DAY },
  { table: 'staff_phone_sessions', key: ['token_hash'], column: 'expires_at', keep: DAY },
  {
    table: 'idempotency',
    key: ['merchant_id', 'actor', 'route', 'key'],
    column: 'created_at',
    keep: 30 * DAY,
  },
  { table: 'member_codes', key: ['merchant_id', 'code_hash'], column: 'valid_to', keep: 7 * DAY },
  { table: 'claims', key: ['id'], column: 'expires_at', keep: 90 * DAY },
  { table: 'terminal_events', key: ['seq'], column: 'created_at', keep: 2 * DAY },
  { table: 'wechat_events', key: ['merchant_id', 'dedupe_key'], column: 'received_at', keep: 7 * DAY },
  {
    table: 'tag_readback_rows',
    key: ['merchant_id', 'readback_id', 'line'],
    column: 'created_at',
    keep: DAY,
    unless: { table: 'tag_readbacks', column: 'readback_id' },
  },
];

/**
 * One step of a walk: of the `step` rows after `after` deletes those that are over. `last`: where the next step begins;
 * null at the end of the table.
 */
export async function deleteOver(
  db: Kysely<Database>,
  { table, key, column, keep, unless }: Overdue,
  now: number,
  after: readonly string[] | null,
  step: number,
): Promise<{ rows: number; last: readonly string[] | null }> {
  const columns = sql.join(key.map((name) => sql.ref(name)));
  const from = after === null ? sql`1 = 1` : sql`(${columns}) > (${sql.join(after)})`;
  const found = await sql<Record<string, string>>`
    select ${columns} from ${sql.table(table)} where ${from} order by ${columns} limit 1 offset ${step - 1}
  `.execute(db);
  const end = found.rows[0];
  const last = end ? key.map((name) => end[name] ?? '') : null;
  const to = last === null ? sql`1 = 1` : sql`(${columns}) <= (${sql.join(last)})`;
  const alone = unless
    ? sql`not exists (select 1 from ${sql.table(unless.table)} as w_
        where w_.id = ${sql.ref(`${table}.${unless.column}`)})`
    : sql`1 = 1`;
  const deleted = await sql`
    delete from ${sql.table(table)} where ${from} and ${to} and ${sql.ref(column)} < ${now - keep}
      and ${alone}
  `.execute(db);
  return { rows: Number(deleted.numAffectedRows ?? 0), last };
}
