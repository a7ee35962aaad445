import { withdrawDueCards } from '../domain/cards/withdrawals';
import type { Services } from '../services';
import { createLoop } from './loop';
import type { Loop } from './loop';
import type { Rest } from './rest';

type Parts = Pick<Services, 'db' | 'clock' | 'secrets' | 'gateway' | 'sleep' | 'log'>;

/** Milliseconds between looks at the table; a leaving member does not wait for it. */
const EVERY = 15_000;

/** Makes the cards of members who left unavailable in WeChat, however often WeChat refuses and the server restarts. */
export function createCardWithdrawals(services: Parts, rest?: Rest): Loop {
  const round = async () => (await withdrawDueCards(services)) > 0;
  return createLoop(services, 'withdrawing cards failed', EVERY, round, rest);
}
