import { locksOfOneNode } from '../../../server/src/db/named-locks';
import { migrations } from '../../../server/src/db/migrations';
import { openDatabase } from '../../../server/src/db/open';
import type { DatabaseLocation } from '../../../server/src/db/open';
import type { Database } from '../../../server/src/db/schema';
import { createSchemeQueue } from '../../../server/src/jobs/scheme-queue';
import { systemRandom } from '../../../server/src/ports';
import { createSecretBox } from '../../../server/src/security/secrets';
import { createWechatGateway } from '../../../server/src/wechat/create-gateway';
import { createUndiciTransport } from '../../../server/src/wechat/system-ports';
import { VIRTUAL } from './wechat';

export const MERCHANT = 'provenMerchant0000';
/** The same in every process of a run. */
export const secretBox = () => createSecretBox(new Map([[1, Buffer.alloc(32, 7)]]), systemRandom);

/** Time that passes by being slept through: nobody waits, and nobody is early. */
function virtualClock(start: number) {
  let now = start;
  return {
    now: () => now,
    async sleep(milliseconds: number): Promise<void> {
      const due = now + Math.max(0, milliseconds);
      await new Promise((resolve) => setImmediate(resolve));
      // Whole milliseconds, as a clock has them.
      now = Math.max(now, Math.ceil(due));
    },
  };
}

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

export interface Issuing {
  /** Resolves when every order of the merchant has its schemes. */
  finished(): Promise<void>;
  stop(): Promise<void>;
  /** What is left of a process after kill -9: nothing is sent any more, and no answer is heard. */
  kill(): void;
  /** Closes what a killed one held, once its hanging calls are forgotten. */
  bury(): Promise<void>;
}

/** The real queue over a real database, at the platform's address and on virtual time from `start`. */
export async function issue(location: DatabaseLocation, url: string, start: number): Promise<Issuing> {
  const open = await openDatabase<Database>(location, migrations);
  const clock = virtualClock(start);
  const transport = createUndiciTransport();
  const life = { dead: false };
  const isDead = () => life.dead;
  const never = () => new Promise<never>(() => undefined);
  const gateway = createWechatGateway({
    baseUrl: url,
    clock,
    transport: {
      async send(request) {
        if (isDead()) return never();
        const address = `${request.url}${request.url.includes('?') ? '&' : '?'}${VIRTUAL}=${clock.now()}`;
        const answer = await transport.send({ ...request, url: address }).catch((error: unknown) => {
          if (isDead()) return never();
          throw error;
        });
        return isDead() ? never() : answer;
      },
    },
  });
  const queue = createSchemeQueue(
    {
      db: open.db,
      locks: locksOfOneNode(),
      clock,
      random: systemRandom,
      secrets: secretBox(),
      gateway,
      log: quiet,
      sleep: (milliseconds) => clock.sleep(milliseconds),
    },
    {
      poolSize: 0,
      quietMs: 1_000,
      rest: async (milliseconds, signal) => {
        if (!signal.aborted) await clock.sleep(milliseconds);
      },
    },
  );
  queue.start();
  const left = () =>
    open.db
      .selectFrom('tag_orders')
      .select('id')
      .where('merchant_id', '=', MERCHANT)
      .where('finished_at', 'is', null)
      .executeTakeFirst();
  return {
    async finished() {
      while (!isDead() && (await left())) await new Promise((resolve) => setTimeout(resolve, 20));
    },
    async stop() {
      await queue.stop();
      await transport.close();
      await open.close();
    },
    kill() {
      life.dead = true;
    },
    async bury() {
      await transport.close();
      await open.close();
    },
  };
}
