/** How the mini-program does each of its acts, by its own conduct; see `retry.test.ts`. */
import { accountActs } from './account-acts';
import type { ActsOf } from './act';
import { memberActs } from './member-acts';
import { staffActs } from './staff-acts';

/**
 * Every act of the mini-program. The types demand an entry for whatever operation is added with `act: true`: whoever
 * adds one says here how its lost answer is asked for again.
 */
export const phoneActs: ActsOf = { ...memberActs, ...accountActs, ...staffActs };
