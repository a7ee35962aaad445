import type { Transaction } from 'kysely';
import { ApiError } from '../../contract/api-error';
import type { Database } from '../../db/schema';
import type { Commit } from '../../plugins/idempotency';
import type { TapServices } from './announce';
import { changeTap, findTap, rereadTap } from './counter';
import type { Counter, TapAnswer } from './counter';
import { countRecognised } from './figures-write';
import { judgePick, readNumbers } from './numbers';
import { pickRuleOf } from './pick-rule';
import { waitingNumbers } from './repository';
import { tapStateNow } from './rules';
import { terminalTapView } from './view';
import type { Tap } from './view';

/** Throws when this tap may not be accepted without its number: several wait, or the merchant always asks for it. */
async function requireNumber(
  trx: Transaction<Database>,
  { merchantId, terminalId }: Counter,
  now: number,
): Promise<void> {
  const always = (await pickRuleOf(trx, merchantId)) === 'always';
  if (always || (await waitingNumbers(trx, merchantId, terminalId, now)).length > 1)
    throw new ApiError('tap_number_required');
}

/**
 * Keeps in mind that a wrong number was picked, and clears the tap at the second one. Stored apart from the refused act,
 * whose own transaction leaves nothing; the same wrong number again, as in a retry, counts once.
 */
async function noteWrongPick(
  services: TapServices,
  counter: Counter,
  tapId: string,
  number: string,
): Promise<void> {
  const now = services.clock.now();
  await changeTap(
    services,
    counter,
    (work) => services.db.transaction().execute(work),
    async (trx) => {
      const fresh = await rereadTap(trx, counter, tapId);
      const { tap } = fresh;
      const judged = judgePick(tap.pick_number, number, readNumbers(tap.pick_wrong));
      if (tap.state !== 'waiting' || judged.right) return fresh;
      const wrong: Tap = { ...tap, pick_wrong: JSON.stringify(judged.wrong) };
      return { ...fresh, tap: judged.over ? { ...wrong, state: 'cleared', handled_at: now } : wrong };
    },
  );
}

/**
 * Serves a waiting member; `number` is the one the cashier read on their phone. Accepting what is accepted already
 * answers the same; what is over cannot be accepted.
 */
export async function acceptTap(
  services: TapServices,
  counter: Counter,
  tapId: string,
  number: string | undefined,
  commit: Commit<TapAnswer>,
): Promise<TapAnswer> {
  const now = services.clock.now();
  const { tap, member } = await findTap(services, counter, tapId);
  const state = tapStateNow(tap.state, tap.expires_at, now);
  if (state === 'accepted') return commit(async () => ({ tap: terminalTapView(tap, member, now, false) }));
  if (state === 'waiting' && number !== undefined && number !== tap.pick_number) {
    await noteWrongPick(services, counter, tapId, number);
    throw new ApiError('tap_number_wrong');
  }
  return changeTap(services, counter, commit, async (trx) => {
    const fresh = await rereadTap(trx, counter, tapId);
    const state = tapStateNow(fresh.tap.state, fresh.tap.expires_at, now);
    if (state === 'accepted') return fresh;
    if (state !== 'waiting') throw new ApiError('tap_not_waiting');
    if (number === undefined) await requireNumber(trx, counter, now);
    await countRecognised(trx, fresh.tap);
    return { ...fresh, tap: { ...fresh.tap, state: 'accepted', handled_at: now } };
  });
}

/** Takes a member off the screen, whatever the tap's state. Clearing twice answers the same. */
export async function clearTap(
  services: TapServices,
  counter: Counter,
  tapId: string,
  commit: Commit<TapAnswer>,
): Promise<TapAnswer> {
  const now = services.clock.now();
  const { tap, member } = await findTap(services, counter, tapId);
  if (tap.state === 'cleared') return commit(async () => ({ tap: terminalTapView(tap, member, now, false) }));
  return changeTap(services, counter, commit, async (trx) => {
    const fresh = await rereadTap(trx, counter, tapId);
    return { ...fresh, tap: { ...fresh.tap, state: 'cleared', handled_at: now } };
  });
}
