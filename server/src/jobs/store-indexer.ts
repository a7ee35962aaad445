import { indexChanged, nextToIndex } from '../domain/entrances/index/keep';
import type { Services } from '../services';
import { createLoop } from './loop';
import type { Loop } from './loop';
import type { Rest } from './rest';

/** Milliseconds between looks; whoever opens the table brings in a few changes by itself. */
const EVERY = 2_000;

/** Keeps the index of the entrances table up to date when much changes at once. */
export function createStoreIndexer({ db, log }: Pick<Services, 'db' | 'log'>, rest?: Rest): Loop {
  const round = async () => {
    const merchantId = await nextToIndex(db);
    if (merchantId === null) return false;
    await indexChanged(db, merchantId);
    return true;
  };
  return createLoop({ log }, 'indexing stores failed', EVERY, round, rest);
}
