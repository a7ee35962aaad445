import { queueMemory } from '../domain/schemes/queue-state';
import type { QueueRest } from '../domain/schemes/queue-state';
import { restAfter } from '../domain/schemes/rules';
import type { Refusal } from '../domain/schemes/source';
import type { Services } from '../services';
import type { Rest } from './rest';

/** What a worker remembers between batches. */
export interface Resting {
  /** Refusals in a row. */
  failures: number;
  /** Ends the rest: a knock ends one that a person may have repaired, `force` any. Null while not resting. */
  cutRest: ((force: boolean) => void) | null;
  /** Who knocked since the batch under way began: its refusal may be about what was repaired meanwhile. */
  knocked: 'nobody' | 'somebody' | 'with_force';
  /** The queue's mark as its memory last said. Others knock by changing it. */
  seen: number | null;
}

/** How often a resting queue looks whether somebody woke it on another node. Milliseconds. */
const LOOK = 10_000;

/** Keeps the queue quiet after a refusal, over a restart and for all nodes. */
export function schemeRest(
  services: Pick<Services, 'db' | 'clock' | 'random' | 'log'>,
  rest: Rest,
  stopping: AbortSignal,
) {
  const { clock, random, log } = services;
  const memory = queueMemory(services.db);
  const fraction = () => (random.bytes(1)[0] ?? 0) / 256;

  async function until(
    worker: Resting,
    merchantId: string,
    nextAt: number,
    mendable: boolean,
  ): Promise<void> {
    if (worker.knocked === 'with_force' || (mendable && worker.knocked === 'somebody')) return;
    const cut = new AbortController();
    worker.cutRest = (force) => {
      if (force || mendable) cut.abort();
    };
    const signal = AbortSignal.any([cut.signal, stopping]);
    let left = nextAt - clock.now();
    while (left > 0 && !signal.aborted) {
      const slice = Math.min(left, LOOK);
      await rest(slice, signal);
      // Whichever has gone further: the wall clock, which jumps when the machine sleeps, or the rests.
      left = Math.min(left - slice, nextAt - clock.now());
      if (left > 0 && (await memory.read(merchantId, 0)).rest?.nextAt !== nextAt) break;
    }
    worker.cutRest = null;
  }

  async function lookAgain(worker: Resting, merchantId: string): Promise<QueueRest | null> {
    const { rest: left, mark } = await memory.read(merchantId, 0);
    worker.seen = mark;
    return left;
  }

  return {
    /** Ends the rest, or spares the one that the batch under way may ask for. */
    cut(worker: Resting, force: boolean): void {
      if (worker.cutRest) worker.cutRest(force);
      else if (force) worker.knocked = 'with_force';
      else if (worker.knocked === 'nobody') worker.knocked = 'somebody';
    },

    /** Rests as WeChat's refusal asks. */
    async after(worker: Resting, merchantId: string, refusal: Refusal): Promise<void> {
      worker.failures += 1;
      const { reaction } = refusal;
      const now = clock.now();
      const pause = Math.round(restAfter(reaction, worker.failures, now, fraction()));
      const errcode = refusal.error?.errcode ?? null;
      log.warn(
        { merchantId, reaction, errcode, pauseMs: pause },
        'WeChat refused an NFC scheme; the queue rests',
      );
      const nextAt = now + pause;
      const why = { reaction, errcode, failures: worker.failures, nextAt };
      if (await memory.rest(merchantId, worker.seen, why))
        await until(worker, merchantId, nextAt, reaction === 'stop');
      await lookAgain(worker, merchantId);
    },

    /** Carries on with the rest that a stop, a crash or another node left. */
    async carryOn(worker: Resting, merchantId: string): Promise<void> {
      const left = await lookAgain(worker, merchantId);
      if (!left) return;
      worker.failures = left.failures;
      await until(worker, merchantId, left.nextAt, left.reaction === 'stop');
      await lookAgain(worker, merchantId);
    },

    async recovered(worker: Resting, merchantId: string): Promise<void> {
      worker.failures = 0;
      worker.seen = null;
      await memory.recovered(merchantId);
    },

    /** Another node does the work: it sees this at its next look. */
    knock: (merchantId: string, which: 'stop' | 'any') => memory.knock(merchantId, which),
  };
}
