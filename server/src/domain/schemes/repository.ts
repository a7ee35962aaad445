import type { Kysely, Selectable } from 'kysely';
import { locked } from '../../db/dialect';
import type { Database, SchemesTable } from '../../db/schema';
import type { Random } from '../../ports';
import { RANK, makeTags } from './new-tags';
import { noteUsed } from './queue-state';
import { everySnOf } from './rules';

export type Scheme = Selectable<SchemesTable>;

export interface SchemeRow {
  id: string;
  modelId: string;
  serial: string;
  version: number;
  sn: string;
  path: string;
  query: string;
  at: number;
}

export interface SchemeRepository {
  /** The newest version of a serial. */
  latest(merchantId: string, modelId: string, serial: string): Promise<Scheme | undefined>;
  byId(merchantId: string, id: string): Promise<Scheme | undefined>;
  /** Writes the row before WeChat is asked; does nothing when somebody else just did. */
  begin(merchantId: string, row: SchemeRow): Promise<void>;
  /** Keeps a scheme that WeChat revealed, so that a restart checks it instead of asking again. */
  keepRevealed(merchantId: string, id: string, openlink: string): Promise<void>;
  /** Stores the answer for ever, together with the tag it is for; an issued row never changes again. */
  issued(
    merchantId: string,
    scheme: Pick<Scheme, 'id' | 'serial'>,
    openlink: string,
    at: number,
  ): Promise<void>;
  /**
   * Marks a spent sn and puts its next version into the queue, both or none. Without a next version the tag is set aside;
   * a tag of an order is replaced by a fresh one with the same number in the order.
   */
  giveUp(
    merchantId: string,
    scheme: Pick<Scheme, 'id' | 'serial' | 'model_id'>,
    errcode: number | null,
    next: SchemeRow | null,
    made: { at: number; random: Random },
  ): Promise<void>;
  noteError(merchantId: string, id: string, errcode: number | null): Promise<void>;
  /** Rows that have no answer yet, those of the pool first, then the oldest: the queue. `rank` keeps to one kind. */
  asking(merchantId: string, limit: number, rank?: number): Promise<readonly Scheme[]>;
  /** Any scheme of a model that WeChat has issued. */
  anyIssued(merchantId: string, modelId: string): Promise<Scheme | undefined>;
  byOpenlink(merchantId: string, openlink: string): Promise<Scheme | undefined>;
}

/** Puts an order into the queue; an sn that is there already stays as it is. */
async function insertScheme(
  db: Kysely<Database>,
  merchantId: string,
  row: SchemeRow,
  rank: number,
): Promise<void> {
  await db
    .insertInto('schemes')
    .values({
      id: row.id,
      merchant_id: merchantId,
      model_id: row.modelId,
      serial: row.serial,
      version: row.version,
      sn: row.sn,
      path: row.path,
      query: row.query,
      state: 'asking',
      openlink: null,
      last_errcode: null,
      created_at: row.at,
      issued_at: null,
      queue_rank: rank,
    })
    .onConflict((conflict) => conflict.columns(['merchant_id', 'model_id', 'sn']).doNothing())
    .execute();
}

/**
 * The order that a tag is of, kept as it is until the transaction ends; null for a tag of none. To be held before the tag:
 * who cancels an order holds the two in this sequence, and two who each hold what the other waits for would both stand still.
 */
async function heldOrderOf(db: Kysely<Database>, merchantId: string, tagId: string) {
  const tag = await db
    .selectFrom('tags')
    .select('order_id')
    .where('merchant_id', '=', merchantId)
    .where('id', '=', tagId)
    .executeTakeFirst();
  if (!tag?.order_id) return null;
  const order = db
    .selectFrom('tag_orders')
    .select(['id', 'kind', 'state'])
    .where('merchant_id', '=', merchantId)
    .where('id', '=', tag.order_id);
  return (await locked(db, order).executeTakeFirst()) ?? null;
}

/** The last scheme of an order finishes it. */
async function countIssued(
  db: Kysely<Database>,
  merchantId: string,
  orderId: string,
  at: number,
): Promise<void> {
  await db
    .updateTable('tag_orders')
    .set((e) => ({
      issued: e('issued', '+', 1),
      finished_at: e
        .case()
        .when(e('issued', '+', 1), '>=', e.ref('count'))
        .then(e.fn.coalesce('finished_at', e.val(at)))
        .else(e.ref('finished_at'))
        .end(),
    }))
    .where('merchant_id', '=', merchantId)
    .where('id', '=', orderId)
    .execute();
}

export function schemeRepository(db: Kysely<Database>): SchemeRepository {
  const asking = (merchantId: string, id: string) =>
    db
      .updateTable('schemes')
      .where('merchant_id', '=', merchantId)
      .where('id', '=', id)
      .where('state', '=', 'asking');

  return {
    latest: (merchantId, modelId, serial) =>
      db
        .selectFrom('schemes')
        .selectAll()
        .where('merchant_id', '=', merchantId)
        .where('model_id', '=', modelId)
        .where('sn', 'in', everySnOf(serial))
        .where('serial', '=', serial)
        .orderBy('version', 'desc')
        .limit(1)
        .executeTakeFirst(),

    byId: (merchantId, id) =>
      db
        .selectFrom('schemes')
        .selectAll()
        .where('merchant_id', '=', merchantId)
        .where('id', '=', id)
        .executeTakeFirst(),

    begin: (merchantId, row) => insertScheme(db, merchantId, row, RANK.pool),

    async keepRevealed(merchantId, id, openlink) {
      await asking(merchantId, id).set({ openlink }).execute();
    },
    async issued(merchantId, scheme, openlink, at) {
      await db.transaction().execute(async (trx) => {
        const done = await trx
          .updateTable('schemes')
          .set({ state: 'issued', openlink, issued_at: at })
          .where('merchant_id', '=', merchantId)
          .where('id', '=', scheme.id)
          .where('state', '=', 'asking')
          .returning('id')
          .executeTakeFirst();
        if (!done) return;
        await noteUsed(trx, merchantId, at);
        if (scheme.serial === '') return;
        const order = await heldOrderOf(trx, merchantId, scheme.serial);
        const tag = await trx
          .updateTable('tags')
          .set({ scheme_id: scheme.id })
          .where('merchant_id', '=', merchantId)
          .where('id', '=', scheme.serial)
          .where('scheme_id', 'is', null)
          .returning('id')
          .executeTakeFirst();
        if (tag && order) await countIssued(trx, merchantId, order.id, at);
      });
    },
    async giveUp(merchantId, scheme, errcode, next, { at, random }) {
      await db.transaction().execute(async (trx) => {
        const spent = await trx
          .updateTable('schemes')
          .set({ state: 'given_up', openlink: null, last_errcode: errcode })
          .where('merchant_id', '=', merchantId)
          .where('id', '=', scheme.id)
          .where('state', '=', 'asking')
          .returning('queue_rank')
          .executeTakeFirst();
        if (!spent) return;
        await noteUsed(trx, merchantId, at);
        if (next) {
          await insertScheme(trx, merchantId, next, spent.queue_rank);
          return;
        }
        const order = await heldOrderOf(trx, merchantId, scheme.serial);
        // No version is left: the tag will never have a scheme, so it must not count as coming.
        const tag = await trx
          .updateTable('tags')
          .set({ state: 'disabled' })
          .where('merchant_id', '=', merchantId)
          .where('id', '=', scheme.serial)
          .where('state', 'in', ['pool', 'ordered'])
          .returning(['order_serial', 'entrance_id'])
          .executeTakeFirst();
        if (!tag || tag.order_serial === null || !order || order.state === 'cancelled') return;
        await makeTags(trx, random, merchantId, { modelId: scheme.model_id, at }, [
          {
            state: order.kind === 'factory' ? 'ordered' : 'pool',
            entranceId: tag.entrance_id,
            order: { id: order.id, serial: tag.order_serial },
          },
        ]);
      });
    },
    async noteError(merchantId, id, errcode) {
      await asking(merchantId, id).set({ last_errcode: errcode }).execute();
    },

    asking: (merchantId, limit, rank) =>
      db
        .selectFrom('schemes')
        .selectAll()
        .where('merchant_id', '=', merchantId)
        .where('state', '=', 'asking')
        .$if(rank !== undefined, (q) => q.where('queue_rank', '=', rank ?? RANK.pool))
        .orderBy('queue_rank')
        .orderBy('created_at')
        .orderBy('id')
        .limit(limit)
        .execute(),

    anyIssued: (merchantId, modelId) =>
      db
        .selectFrom('schemes')
        .selectAll()
        .where('merchant_id', '=', merchantId)
        .where('model_id', '=', modelId)
        .where('state', '=', 'issued')
        .limit(1)
        .executeTakeFirst(),

    byOpenlink: (merchantId, openlink) =>
      db
        .selectFrom('schemes')
        .selectAll()
        .where('openlink', '=', openlink)
        .where('merchant_id', '=', merchantId)
        .where('state', '=', 'issued')
        .executeTakeFirst(),
  };
}
