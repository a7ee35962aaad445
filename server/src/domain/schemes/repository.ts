import type { Kysely, Selectable } from 'kysely';
import type { Database, SchemesTable } from '../../db/schema';
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
  /** Marks a spent sn and puts its next version into the queue, both or none. */
  giveUp(
    merchantId: string,
    scheme: Pick<Scheme, 'id' | 'serial'>,
    errcode: number | null,
    next: SchemeRow | null,
  ): Promise<void>;
  noteError(merchantId: string, id: string, errcode: number | null): Promise<void>;
  /** Rows that have no answer yet, oldest first: the queue. */
  asking(merchantId: string, limit: number): Promise<readonly Scheme[]>;
  /** Any scheme of a model that WeChat has issued. */
  anyIssued(merchantId: string, modelId: string): Promise<Scheme | undefined>;
  byOpenlink(merchantId: string, openlink: string): Promise<Scheme | undefined>;
}

/** Puts an order into the queue; an sn that is there already stays as it is. */
export async function insertScheme(db: Kysely<Database>, merchantId: string, row: SchemeRow): Promise<void> {
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
    })
    .onConflict((conflict) => conflict.columns(['merchant_id', 'model_id', 'sn']).doNothing())
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

    begin: (merchantId, row) => insertScheme(db, merchantId, row),

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
        if (!done || scheme.serial === '') return;
        await trx
          .updateTable('tags')
          .set({ scheme_id: scheme.id })
          .where('merchant_id', '=', merchantId)
          .where('id', '=', scheme.serial)
          .where('scheme_id', 'is', null)
          .execute();
      });
    },
    async giveUp(merchantId, scheme, errcode, next) {
      await db.transaction().execute(async (trx) => {
        await trx
          .updateTable('schemes')
          .set({ state: 'given_up', openlink: null, last_errcode: errcode })
          .where('merchant_id', '=', merchantId)
          .where('id', '=', scheme.id)
          .where('state', '=', 'asking')
          .execute();
        if (next) {
          await insertScheme(trx, merchantId, next);
          return;
        }
        // No version is left: the tag will never have a scheme, so it must not count as coming.
        await trx
          .updateTable('tags')
          .set({ state: 'disabled' })
          .where('merchant_id', '=', merchantId)
          .where('id', '=', scheme.serial)
          .where('state', '=', 'pool')
          .execute();
      });
    },
    async noteError(merchantId, id, errcode) {
      await asking(merchantId, id).set({ last_errcode: errcode }).execute();
    },

    asking: (merchantId, limit) =>
      db
        .selectFrom('schemes')
        .selectAll()
        .where('merchant_id', '=', merchantId)
        .where('state', '=', 'asking')
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
