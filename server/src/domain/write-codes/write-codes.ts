import type { Kysely } from 'kysely';
import { ApiError } from '../../contract/api-error';
import { holdName } from '../../db/dialect';
import type { Database } from '../../db/schema';
import type { Clock, Random } from '../../ports';
import { createId } from '../../security/ids';
import { noteAudit } from '../audit/audit';
import { requireEntrance } from '../entrances/switch';
import { startOfDay } from '../schemes/rules';
import { entranceWithin } from '../staff/reach';
import type { Reach } from '../staff/reach';
import { DAILY_CAP, writeCodeState } from './rules';
import type { WriteCodeState } from './rules';

export interface WriteCode {
  id: string;
  entranceId: string;
  state: WriteCodeState;
  createdAt: number;
  expiresAt: number | null;
  dailyCap: number;
  /** Verified and unverified writes received today (China). */
  writtenToday: number;
}

export interface WriteCodeWish {
  entranceId: string;
  /** Revokes the valid ones first. */
  renew: boolean;
  expiresInDays: number | null;
  actor: string;
}

export interface WriteCodes {
  /** Throws `write_code_unknown`. */
  get(merchantId: string, id: string): Promise<WriteCode>;
  /** Like `get`, and throws `write_code_revoked` or `write_code_expired` unless it is valid. */
  valid(merchantId: string, id: string): Promise<WriteCode>;
  /** The entrance's newest valid code, made when there is none. Throws `entrance_unknown`. */
  obtain(merchantId: string, wish: WriteCodeWish): Promise<WriteCode>;
  /** Revoking twice is revoking once. */
  revoke(merchantId: string, id: string, actor: string): Promise<WriteCode>;
}

const DAY = 24 * 3_600_000;

/** Write codes of a merchant's entrances within reach; give it the transaction of the act it belongs to. */
export function writeCodes(db: Kysely<Database>, clock: Clock, random: Random, reach: Reach): WriteCodes {
  const rows = (merchantId: string) =>
    db
      .selectFrom('write_codes')
      .selectAll()
      .where('merchant_id', '=', merchantId)
      .where(entranceWithin(merchantId, reach, 'entrance_id'));
  type Row = Awaited<ReturnType<ReturnType<typeof rows>['executeTakeFirstOrThrow']>>;

  async function writtenToday(merchantId: string, id: string): Promise<number> {
    const row = await db
      .selectFrom('tag_writes')
      .select((e) => e.fn.countAll<number>().as('n'))
      .where('merchant_id', '=', merchantId)
      .where('write_code_id', '=', id)
      .where('received_at', '>=', startOfDay(clock.now()))
      .where('outcome', 'in', ['verified', 'unverified'])
      .executeTakeFirstOrThrow();
    return Number(row.n);
  }

  async function face(row: Row): Promise<WriteCode> {
    const times = { expiresAt: row.expires_at, revokedAt: row.revoked_at };
    return {
      id: row.id,
      entranceId: row.entrance_id,
      state: writeCodeState(times, clock.now()),
      createdAt: row.created_at,
      expiresAt: row.expires_at,
      dailyCap: row.daily_cap,
      writtenToday: await writtenToday(row.merchant_id, row.id),
    };
  }

  async function get(merchantId: string, id: string): Promise<WriteCode> {
    const row = await rows(merchantId).where('id', '=', id).executeTakeFirst();
    if (!row) throw new ApiError('write_code_unknown');
    return face(row);
  }

  const note = (
    merchantId: string,
    actor: string,
    action: 'write_code.made' | 'write_code.revoked',
    id: string,
  ) => noteAudit(db, random, merchantId, { at: clock.now(), actor, action, subject: id });

  async function revokeRow(merchantId: string, id: string, actor: string): Promise<void> {
    const done = await db
      .updateTable('write_codes')
      .set({ revoked_at: clock.now() })
      .where('merchant_id', '=', merchantId)
      .where('id', '=', id)
      .where('revoked_at', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (done) await note(merchantId, actor, 'write_code.revoked', id);
  }

  async function make(merchantId: string, wish: WriteCodeWish): Promise<WriteCode> {
    const now = clock.now();
    const id = createId(random);
    await db
      .insertInto('write_codes')
      .values({
        id,
        merchant_id: merchantId,
        entrance_id: wish.entranceId,
        created_by: wish.actor,
        daily_cap: DAILY_CAP,
        created_at: now,
        expires_at: wish.expiresInDays === null ? null : now + wish.expiresInDays * DAY,
        revoked_at: null,
      })
      .execute();
    await note(merchantId, wish.actor, 'write_code.made', id);
    return get(merchantId, id);
  }

  return {
    get,
    async valid(merchantId, id) {
      const code = await get(merchantId, id);
      if (code.state === 'revoked') throw new ApiError('write_code_revoked');
      if (code.state === 'expired') throw new ApiError('write_code_expired');
      return code;
    },
    async obtain(merchantId, wish) {
      await requireEntrance(db, merchantId, reach, wish.entranceId);
      await holdName(db, `write_code:${wish.entranceId}`);
      const present = await rows(merchantId)
        .where('entrance_id', '=', wish.entranceId)
        .where('revoked_at', 'is', null)
        .where((e) => e.or([e('expires_at', 'is', null), e('expires_at', '>', clock.now())]))
        .orderBy('created_at', 'desc')
        .execute();
      const newest = present[0];
      if (newest && !wish.renew) return face(newest);
      for (const row of present) await revokeRow(merchantId, row.id, wish.actor);
      return make(merchantId, wish);
    },
    async revoke(merchantId, id, actor) {
      await get(merchantId, id);
      await revokeRow(merchantId, id, actor);
      return get(merchantId, id);
    },
  };
}
