import type { IssueOutcome, SchemeOrder } from '../domain/schemes/issuer';
import { schemeIssuer } from '../domain/schemes/issuer';
import { findIssuingMerchant, sharedOrder } from '../domain/schemes/merchant';
import type { IssuingMerchant } from '../domain/schemes/merchant';
import { pacer } from '../domain/schemes/pace';
import { tagPool } from '../domain/schemes/pool';
import { schemeRepository } from '../domain/schemes/repository';
import type { Scheme } from '../domain/schemes/repository';
import { reactionTo, restAfter } from '../domain/schemes/rules';
import type { Refusal, SchemeSource } from '../domain/schemes/source';
import type { Services } from '../services';
import { isWechatError } from '../wechat/errors';
import type { Rest } from './rest';
import { systemRest } from './rest';

type Parts = Pick<Services, 'db' | 'locks' | 'clock' | 'random' | 'secrets' | 'gateway' | 'log' | 'sleep'>;

export interface SchemeQueueOptions {
  /** Tags kept ready; half of it is the mark below which more are ordered. */
  poolSize?: number;
  rest?: Rest;
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

interface Worker {
  done: Promise<void>;
  /** What the last batch was about; the same again would mean that nothing moves. */
  lastBatch: string;
  /** Ends the rest after a refusal that a person may have repaired; null while not resting or told to wait. */
  cutRest: (() => void) | null;
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
  const repository = schemeRepository(db);
  const pool = tagPool(db, clock, random);
  const find = findIssuingMerchant(db, services.secrets, services.gateway);
  const pace = pacer(clock, (milliseconds) => services.sleep(milliseconds));
  const issuer = schemeIssuer({ ...services, repository, pace });
  const workers = new Map<string, Worker>();
  const stopping = new AbortController();

  const fraction = () => (random.bytes(1)[0] ?? 0) / 256;

  async function topUp(merchantId: string, merchant: IssuingMerchant, least: number): Promise<void> {
    const { ready, coming } = await pool.supply(merchantId);
    if (ready + coming < least) await pool.order(merchantId, merchant.modelId, least - ready - coming);
  }

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
    const { ready, coming } = await pool.supply(merchantId);
    if (ready + coming < poolSize / 2) await topUp(merchantId, merchant, poolSize);
    const rows = await repository.asking(merchantId, BATCH);
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

  async function restFrom(worker: Worker, merchantId: string, refusal: Refusal, failures: number) {
    const pause = restAfter(refusal.reaction, failures, clock.now(), fraction());
    log.warn(
      {
        merchantId,
        reaction: refusal.reaction,
        errcode: refusal.error?.errcode ?? null,
        pauseMs: Math.round(pause),
      },
      'WeChat refused an NFC scheme; the queue rests',
    );
    const cut = new AbortController();
    if (refusal.reaction === 'stop') worker.cutRest = () => cut.abort();
    await rest(pause, AbortSignal.any([cut.signal, stopping.signal]));
    worker.cutRest = null;
  }

  async function work(worker: Worker, merchantId: string): Promise<void> {
    let failures = 0;
    while (!stopping.signal.aborted) {
      const merchant = await find(merchantId);
      if (!merchant) return;
      const result = await batch(worker, merchantId, merchant);
      if (result === 'empty') return;
      if (result === 'more') {
        failures = 0;
        continue;
      }
      failures += 1;
      await restFrom(worker, merchantId, result, failures);
    }
  }

  function wake(merchantId: string): void {
    if (stopping.signal.aborted) return;
    const current = workers.get(merchantId);
    if (current) {
      current.cutRest?.();
      return;
    }
    const worker: Worker = { done: Promise.resolve(), lastBatch: '', cutRest: null };
    workers.set(merchantId, worker);
    worker.done = work(worker, merchantId)
      .catch((error: unknown) => log.error({ merchantId, err: error }, 'the scheme queue failed'))
      .finally(() => workers.delete(merchantId));
  }

  async function wakeAll(): Promise<void> {
    const merchants = await db
      .selectFrom('merchants')
      .select('id')
      .where('status', '=', 'active')
      .where('nfc_model_id', 'is not', null)
      .execute();
    for (const { id } of merchants) wake(id);
  }

  return {
    start() {
      void wakeAll().catch((error: unknown) => log.error({ err: error }, 'the scheme queue did not start'));
    },
    wake,
    async issueNow(merchantId, count) {
      const merchant = await find(merchantId);
      if (!merchant) return { kind: 'refused', reaction: 'stop', error: null };
      await topUp(merchantId, merchant, count);
      const rows = await repository.asking(merchantId, count);
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
        (await repository.asking(merchantId, BATCH)).find((row) => row.model_id === merchant.modelId);
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
      await Promise.all([...workers.values()].map((worker) => worker.done));
    },
  };
}
