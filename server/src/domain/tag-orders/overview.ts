import type { Kysely } from 'kysely';
import type { Database } from '../../db/schema';
import { meaningOf } from '../../wechat/errcodes';
import { schemeQuota } from './quota';
import { movesOf, stageOf } from './rules';
import type { QueueRest } from '../schemes/queue-state';
import { queueMemory } from '../schemes/queue-state';

const PATH = '/wxa/generatenfcscheme';
/** The lifetime cap: nothing to set up, nothing to wait for. */
const CAP = 85400;

export type QueueState = 'idle' | 'issuing' | 'slowed' | 'tomorrow' | 'stopped';

const STATES = { again: 'slowed', slow_down: 'slowed', tomorrow: 'tomorrow', stop: 'stopped' } as const;

/** Why the queue rests, in Chinese: cause and next step. `remedy`: where a person can do something about it. */
export function reasonOf(rest: Pick<QueueRest, 'reaction' | 'errcode'>) {
  const { errcode } = rest;
  if (errcode !== null && errcode !== 0) {
    const { cause, nextStep, kind } = meaningOf(errcode, PATH);
    const mendable = rest.reaction === 'stop' && errcode !== CAP;
    const inSettings = kind === 'credential' || kind === 'config';
    return {
      errcode,
      cause,
      nextStep,
      remedy: mendable ? (inSettings ? 'settings' : 'guide') : 'none',
    } as const;
  }
  if (rest.reaction === 'stop')
    return {
      errcode: null,
      cause: '同一个标签的序列号换了几个版本，微信都说已经存在。',
      nextStep: '请核对 NFC 设备型号（model_id）是否也被别的系统使用，再到开通向导重新检查。',
      remedy: 'guide',
    } as const;
  return {
    errcode: null,
    cause: '暂时连接不上微信，或没有收到微信的结果。',
    nextStep: '系统会自动再试，无需操作；若一直如此，请检查服务器网络。',
    remedy: 'none',
  } as const;
}

/** The quota meter and the state of a merchant's queue. */
export async function schemeOverview(db: Kysely<Database>, merchantId: string, now: number) {
  const merchant = await db
    .selectFrom('merchants')
    .select(['nfc_mode', 'nfc_model_id', 'app_id'])
    .where('id', '=', merchantId)
    .executeTakeFirstOrThrow();
  const { rest, usedToday } = await queueMemory(db).read(merchantId, now);
  const quota = await schemeQuota(db, merchantId);
  const pool = await db
    .selectFrom('tags')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('merchant_id', '=', merchantId)
    .where('state', '=', 'pool')
    .where('scheme_id', 'is not', null)
    .executeTakeFirstOrThrow();
  const state: QueueState = rest ? STATES[rest.reaction] : quota.queued > 0 ? 'issuing' : 'idle';
  return {
    mode: merchant.nfc_mode,
    configured: merchant.app_id !== null && merchant.nfc_model_id !== null,
    quota: {
      ...quota,
      pool: Number(pool.n),
      today: usedToday,
    },
    queue: { state, reason: rest && reasonOf(rest), nextAt: rest && rest.nextAt > now ? rest.nextAt : null },
  };
}

const PAGE = 20;

/** Orders, newest first. `before`: the number of the last one seen. */
export async function listOrders(db: Kysely<Database>, merchantId: string, before: number | null) {
  const rows = await db
    .selectFrom('tag_orders')
    .selectAll()
    .where('merchant_id', '=', merchantId)
    .$if(before !== null, (q) => q.where('number', '<', before ?? 0))
    .orderBy('number', 'desc')
    .limit(PAGE + 1)
    .execute();
  return {
    orders: rows.slice(0, PAGE).map((row) => ({
      id: row.id,
      number: row.number,
      kind: row.kind,
      stage: stageOf(row),
      moves: [...movesOf(row)],
      chip: row.chip,
      count: row.count,
      issued: row.issued,
      registered: row.registered,
      note: row.note,
      createdAt: row.created_at,
      finishedAt: row.finished_at,
      fileTakenAt: row.file_taken_at,
    })),
    more: rows.length > PAGE,
  };
}
