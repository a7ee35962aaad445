import type { IssueOutcome, SchemeOrder } from '../domain/schemes/issuer';
import { schemeIssuer } from '../domain/schemes/issuer';
import { findIssuingMerchant, sharedOrder } from '../domain/schemes/merchant';
import type { IssuingMerchant } from '../domain/schemes/merchant';
import { pacer } from '../domain/schemes/pace';
import { tagPool } from '../domain/schemes/pool';
import { schemeRepository } from '../domain/schemes/repository';
import type { Scheme } from '../domain/schemes/repository';
import { RANK } from '../domain/schemes/new-tags';
import { reactionTo } from '../domain/schemes/rules';
import type { Refusal, SchemeSource } from '../domain/schemes/source';
import { makeNextTags } from '../domain/tag-orders/refill';
import type { Services } from '../services';
import { isWechatError } from '../wechat/errors';
import type { Rest } from './rest';
import { systemRest } from './rest';
import { createLoop } from './loop';
import { schemeRest } from './scheme-rest';
import type { Resting } from './scheme-rest';

type Parts = Pick<Services, 'db' | 'locks' | 'clock' | 'random' | 'secrets' | 'gateway' | 'log' | 'sleep'>;

export interface SchemeQueueOptions {
  /** Tags kept ready; half of it is the mark below which more are ordered. */
  poolSize?: number;
  rest?: Rest;
  /** Waits so long before the first call: what a former process asked in this second counts too. Milliseconds. */
  quietMs?: number;
}

export interface SchemeQueue extends SchemeSource {
  /** Carries on with what a stop or crash left, and fills the pools; returns at once. */
  start(): void;
  /** Ends the work after the calls that are under way; what is left waits in the database. */
  stop(): Promise<void>;
}

/** Calls to WeChat at the same time for one merchant. */
const AT_ONCE = 4;
const BATCH = 20;
const POOL_SIZE = 40;
/** How often every queue is looked after, should the node that worked on it have died. Milliseconds. */
const EVERY = 60_000;

interface Worker extends Resting {
  done: Promise<void>;
  /** What the last batch was about; the same again would mean that nothing moves. */
  lastBatch: string;
  /** Somebody knocked while it worked. */
  again: boolean;
}

const orderOf = (row: Scheme): SchemeOrder => ({
  modelId: row.model_id,
  serial: row.serial,
  path: row.path,
  query: row.query,
});

/**
 * Issues schemes in the background. The queue is the table itself (rows in state `asking`), so nothing is forgotten by
 * a restart; the worker only decides when to ask: at WeChat's pace, slower when refused, not before tomorrow when used up.
 */
export function createSchemeQueue(services: Parts, options: SchemeQueueOptions = {}): SchemeQueue {
  const { db, clock, random, log } = services;
  const poolSize = options.poolSize ?? POOL_SIZE;
  const rest = options.rest ?? systemRest;
  const quietMs = options.quietMs ?? 0;
  const repository = schemeRepository(db);
  const pool = tagPool(db, clock, random);
  const find = findIssuingMerchant(db, services.secrets, services.gateway);
  const pace = pacer(clock, (milliseconds) => services.sleep(milliseconds));
  const issuer = schemeIssuer({ ...services, repository, pace });
  const workers = new Map<string, Worker>();
  const stopping = new AbortController();
  const rests = schemeRest(services, rest, stopping.signal);
  const rounds = createLoop(services, 'the scheme queues were not looked after', EVERY, async () => {
    await lookAfterAll();
    return false;
  });
  let starting: Promise<void> = Promise.resolve();

  async function issueAll(
    merchantId: string,
    merchant: IssuingMerchant,
    orders: readonly SchemeOrder[],
  ): Promise<Refusal | null> {
    const left = [...orders];
    let refusal: Refusal | null = null;
    async function hand(): Promise<void> {
      for (let order = left.shift(); order && !refusal && !stopping.signal.aborted; order = left.shift()) {
        const outcome = await issuer.issue(merchantId, merchant.gateway, order);
        if (outcome.kind === 'refused') refusal = outcome;
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, hand));
    return refusal;
  }

  async function batch(
    worker: Worker,
    merchantId: string,
    merchant: IssuingMerchant,
  ): Promise<Refusal | 'empty' | 'more'> {
    if (merchant.mode === 'shared') {
      const outcome = await sharedFor(merchantId, merchant);
      return outcome?.kind === 'refused' ? outcome : 'empty';
    }
    await pool.fill(merchantId, merchant.modelId, poolSize / 2, poolSize);
    let rows = await repository.asking(merchantId, BATCH);
    if (rows.length === 0) {
      await makeNextTags(db, random, merchantId, merchant.modelId, clock.now());
      rows = await repository.asking(merchantId, BATCH);
    }
    if (rows.length === 0) return 'empty';
    const refusal = await issueAll(merchantId, merchant, rows.map(orderOf));
    if (refusal) return refusal;
    const about = rows.map((row) => row.id).join();
    if (about === worker.lastBatch) return { kind: 'refused', reaction: 'stop', error: null };
    worker.lastBatch = about;
    return 'more';
  }

  async function sharedFor(merchantId: string, merchant: IssuingMerchant): Promise<IssueOutcome | null> {
    const order = await sharedOrder(db, merchantId, merchant.modelId);
    return order && issuer.issue(merchantId, merchant.gateway, order);
  }

  /** WeChat freezes the first answer, so asking again for what stands makes nothing: that it exists says all is well. */
  async function askAgain(
    merchantId: string,
    merchant: IssuingMerchant,
    { model_id: modelId, sn, path, query }: Scheme,
  ): Promise<Refusal | null> {
    try {
      await pace(merchantId);
      await merchant.gateway.generateNfcScheme({
        modelId,
        ...(sn !== '' && { sn }),
        path,
        query,
        envVersion: 'release',
      });
      return null;
    } catch (error) {
      if (!isWechatError(error)) throw error;
      if (error.kind === 'exists') return null;
      const reaction = reactionTo(error);
      return { kind: 'refused', reaction: reaction === 'next_version' ? 'stop' : reaction, error };
    }
  }

  /** Works off the queue of a merchant unless another node does. */
  async function work(worker: Worker, merchantId: string, knocking: boolean): Promise<void> {
    const giveBack = await services.locks.tryHold(`scheme-queue:${merchantId}`);
    if (!giveBack) {
      if (knocking) await rests.knock(merchantId, 'stop');
      return;
    }
    try {
      await rests.carryOn(worker, merchantId);
      while (!stopping.signal.aborted) {
        worker.knocked = 'nobody';
        const merchant = await find(merchantId);
        if (!merchant) return;
        const result = await batch(worker, merchantId, merchant);
        if (result === 'empty' || result === 'more') {
          if (worker.failures > 0) await rests.recovered(worker, merchantId);
          if (result === 'empty') return;
          continue;
        }
        await rests.after(worker, merchantId, result);
      }
    } finally {
      await giveBack();
    }
  }

  function begin(merchantId: string, knocking: boolean): void {
    const worker: Worker = {
      done: Promise.resolve(),
      lastBatch: '',
      cutRest: null,
      knocked: knocking ? 'somebody' : 'nobody',
      seen: null,
      failures: 0,
      again: false,
    };
    workers.set(merchantId, worker);
    worker.done = work(worker, merchantId, knocking)
      .catch((error: unknown) => log.error({ merchantId, err: error }, 'the scheme queue failed'))
      .finally(() => {
        workers.delete(merchantId);
        // Something came in after the last look into the queue, or for another node that works on it.
        if (worker.again && !stopping.signal.aborted) begin(merchantId, true);
      });
  }

  function wake(merchantId: string, force = false): void {
    if (stopping.signal.aborted) return;
    const current = workers.get(merchantId);
    if (!current) {
      begin(merchantId, true);
      return;
    }
    current.again = true;
    rests.cut(current, force);
  }

  /** Begins what nobody works on; a rest that was asked for stays a rest. */
  async function lookAfterAll(): Promise<void> {
    const merchants = await db
      .selectFrom('merchants')
      .select('id')
      .where('status', '=', 'active')
      .where('nfc_model_id', 'is not', null)
      .execute();
    for (const { id } of merchants) if (!stopping.signal.aborted && !workers.has(id)) begin(id, false);
  }

  return {
    start() {
      const first = async (): Promise<void> => {
        if (quietMs > 0) await rest(quietMs, stopping.signal);
        if (!stopping.signal.aborted) rounds.start();
      };
      starting = first();
    },
    wake: (merchantId) => wake(merchantId),
    async resume(merchantId) {
      await rests.knock(merchantId, 'any');
      wake(merchantId, true);
    },
    async issueNow(merchantId, count) {
      const merchant = await find(merchantId);
      if (!merchant) return { kind: 'refused', reaction: 'stop', error: null };
      await pool.fill(merchantId, merchant.modelId, count);
      const rows = await repository.asking(merchantId, count, RANK.pool);
      const refusal = await issueAll(merchantId, merchant, rows.map(orderOf));
      if (!refusal) wake(merchantId);
      return refusal;
    },
    async prove(merchantId) {
      const merchant = await find(merchantId);
      if (!merchant) return { kind: 'refused', reaction: 'stop', error: null };
      const standing = await repository.anyIssued(merchantId, merchant.modelId);
      if (standing) return askAgain(merchantId, merchant, standing);
      if (merchant.mode === 'shared') {
        const outcome = await sharedFor(merchantId, merchant);
        return outcome?.kind === 'refused' ? outcome : null;
      }
      // Tags of a former model may fill the pool: they prove nothing about this one.
      const waiting = async () =>
        (await repository.asking(merchantId, BATCH, RANK.pool)).find(
          (row) => row.model_id === merchant.modelId,
        );
      if (!(await waiting())) await pool.order(merchantId, merchant.modelId, 1);
      const row = await waiting();
      if (row) return issueAll(merchantId, merchant, [orderOf(row)]);
      return (await repository.anyIssued(merchantId, merchant.modelId))
        ? null
        : { kind: 'refused', reaction: 'again', error: null };
    },
    async shared(merchantId) {
      const merchant = await find(merchantId);
      return merchant && sharedFor(merchantId, merchant);
    },
    async stop() {
      stopping.abort();
      await starting;
      await rounds.stop();
      await Promise.all([...workers.values()].map((worker) => worker.done));
    },
  };
}
