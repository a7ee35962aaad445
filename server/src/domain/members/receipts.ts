import type { Kysely } from 'kysely';
import type { Static } from 'typebox';
import type { Receipt } from '../../contract/member-places';
import type { Database } from '../../db/schema';
import { readPageCursor, writePageCursor } from '../page-cursor';
import { iso } from '../iso';

export type ReceiptView = Static<typeof Receipt>;

const PAGE = 30;

/** The times a counter recognised this person, newest first. */
export async function receiptsOf(
  db: Kysely<Database>,
  merchantId: string,
  visitorId: string,
  cursor: string | undefined,
): Promise<{ recognitions: ReceiptView[]; nextCursor: string | null }> {
  const before = readPageCursor(cursor);
  let query = db
    .selectFrom('taps as t')
    .innerJoin('terminals as c', 'c.id', 't.terminal_id')
    .innerJoin('stores as s', 's.id', 'c.store_id')
    .where('t.merchant_id', '=', merchantId)
    .where('t.visitor_id', '=', visitorId)
    .where('t.state', '=', 'accepted')
    .select([
      't.id',
      't.created_at',
      't.handled_at',
      't.evidence',
      's.name as storeName',
      'c.name as terminalName',
    ]);
  if (before) {
    query = query.where((eb) =>
      eb.or([
        eb('t.created_at', '<', before.at),
        eb.and([eb('t.created_at', '=', before.at), eb('t.id', '<', before.id)]),
      ]),
    );
  }
  const rows = await query
    .orderBy('t.created_at', 'desc')
    .orderBy('t.id', 'desc')
    .limit(PAGE + 1)
    .execute();
  const last = rows.length > PAGE ? rows[PAGE - 1] : undefined;
  return {
    recognitions: rows.slice(0, PAGE).map((row) => ({
      tapId: row.id,
      storeName: row.storeName,
      terminalName: row.terminalName,
      evidence: row.evidence,
      at: iso(row.handled_at ?? row.created_at),
    })),
    nextCursor: last ? writePageCursor({ at: last.created_at, id: last.id }) : null,
  };
}
