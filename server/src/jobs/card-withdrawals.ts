import { withdrawDueCards } from '../domain/cards/withdrawals';
import type { Services } from '../services';
import type { Rest } from './rest';
import { systemRest } from './rest';

type Parts = Pick<Services, 'db' | 'clock' | 'secrets' | 'gateway' | 'sleep' | 'log'>;

/** Milliseconds between looks at the table; a leaving member does not wait for it. */
const PAUSE = 15_000;

export interface CardWithdrawals {
  start(): void;
  /** Ends after the card that is under way; what is left waits in the database. */
  stop(): Promise<void>;
}

/** Makes the cards of members who left unavailable in WeChat, however often WeChat refuses and the server restarts. */
export function createCardWithdrawals(services: Parts, rest: Rest = systemRest): CardWithdrawals {
  const stopping = new AbortController();
  let done: Promise<void> = Promise.resolve();

  async function work(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        await withdrawDueCards(services);
      } catch (error) {
        services.log.error({ err: error }, 'withdrawing cards failed');
      }
      await rest(PAUSE, stopping.signal);
    }
  }

  return {
    start() {
      done = work();
    },
    async stop() {
      stopping.abort();
      await done;
    },
  };
}
