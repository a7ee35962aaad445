import type { Kysely } from 'kysely';
import { holdName } from '../../db/dialect';
import type { Database } from '../../db/schema';
import type { Clock, Random } from '../../ports';
import { noteAudit } from '../audit/audit';
import { registerWrite } from '../tags/register';
import { carriers } from './readback';
import { findReadback, readbackReport } from './report';

type Parts = { db: Kysely<Database>; clock: Clock; random: Random };

const REGISTERED_AT_ONCE = 50;
/** Rows of one call: a caller with many calls again and sees how far it is. */
const MOST_PER_CALL = 1_000;

interface By {
  actor: string;
  staffId: string;
}

/** Registers the next rows that match; answers how many rows were dealt with. */
async function registerSome(
  { db, clock, random }: Parts,
  merchantId: string,
  readback: { id: string; order_id: string },
  by: By,
): Promise<{ seen: number; registered: number }> {
  const at = clock.now();
  return db.transaction().execute(async (trx) => {
    // Two who register the same report at once would count its tags twice.
    await holdName(trx, `readback ${readback.id}`);
    const rows = await trx
      .selectFrom('tag_readback_rows as r')
      .innerJoin('tags as t', 't.id', 'r.tag_id')
      .innerJoin('tag_orders as o', 'o.id', 't.order_id')
      .select(['r.line', 'r.uid', 't.id', 't.state', 't.entrance_id', 'o.chip', 'o.number'])
      .where('r.merchant_id', '=', merchantId)
      .where('r.readback_id', '=', readback.id)
      .where('r.verdict', '=', 'matches')
      .orderBy('r.line')
      .limit(REGISTERED_AT_ONCE)
      .execute();
    const taken = await carriers(
      trx,
      merchantId,
      rows.flatMap(({ uid }) => uid ?? []),
    );
    let registered = 0;
    for (const row of rows) {
      const mark = (verdict: 'registered' | 'serial_twice' | 'uid_twice', about: string) =>
        trx
          .updateTable('tag_readback_rows')
          .set({ verdict, about, registered: verdict === 'registered' ? 1 : 0 })
          .where('merchant_id', '=', merchantId)
          .where('readback_id', '=', readback.id)
          .where('line', '=', row.line)
          .execute();
      // Things may have happened since the file was checked.
      if (row.state !== 'ordered' || row.uid === null || row.entrance_id === null) {
        await mark('serial_twice', '核对之后，这个序列号已另行登记');
        continue;
      }
      if (taken.has(row.uid)) {
        await mark('uid_twice', '核对之后，这个 UID 已登记在另一枚标签上');
        continue;
      }
      await registerWrite(trx, random, merchantId, {
        tagId: row.id,
        uid: row.uid,
        chip: row.chip ?? '',
        outcome: 'verified',
        reason: `工厂批次 ${row.number}`,
        protection: null,
        keyVersion: null,
        staffId: by.staffId,
        writeCodeId: null,
        orderId: readback.order_id,
        entranceId: row.entrance_id,
        late: false,
        writtenAt: at,
        receivedAt: at,
        actor: by.actor,
      });
      await mark('registered', '');
      registered += 1;
    }
    if (registered > 0) {
      await trx
        .updateTable('tag_orders')
        .set((e) => ({ registered: e('registered', '+', registered) }))
        .where('merchant_id', '=', merchantId)
        .where('id', '=', readback.order_id)
        .execute();
      await noteAudit(trx, random, merchantId, {
        at,
        actor: by.actor,
        action: 'tag_order.registered',
        subject: readback.order_id,
        detail: { readback: readback.id, tags: registered },
      });
    }
    return { seen: rows.length, registered };
  });
}

/**
 * Registers what matches as written and verified, at most 1,000 tags a call, a few in a transaction: a crash leaves whole
 * tags, and the next call carries on. Throws `readback_unknown`.
 */
export async function registerReadback(parts: Parts, merchantId: string, id: string, by: By) {
  const readback = await findReadback(parts.db, merchantId, id);
  let registered = 0;
  for (let seen = 0; seen < MOST_PER_CALL; ) {
    const step = await registerSome(parts, merchantId, readback, by);
    seen += step.seen;
    registered += step.registered;
    if (step.seen < REGISTERED_AT_ONCE) break;
  }
  return { registered, left: (await readbackReport(parts.db, merchantId, id)).registrable };
}
