import type { WindowCounter, SimulatorLimits } from './limits';
import type { FaultPlan } from './faults';
import { openidOf, unionidOf } from './ids';
import type { SimRandom } from './ids';
import type { SimCard, SimMiniProgram, SimServiceAccount, SimulatorState, SimUser } from './state';

/** What every rule of the simulated platform works on. Rules change `state` and call `touch`. */
export interface World {
  readonly state: SimulatorState;
  readonly touch: () => void;
  now(): number;
  readonly random: SimRandom;
  readonly limits: SimulatorLimits;
  readonly faults: FaultPlan;
  /** How an unplanned 9800010 words the scheme that stands. */
  readonly existsManner: 'revealed' | 'hidden';
  readonly counters: Counters;
}

export interface Counters {
  schemesPerSecond: WindowCounter;
  miniCodesPerMinute: WindowCounter;
  forcedTokensPerDay: WindowCounter;
  loginsPerMinute: WindowCounter;
}

export type SimAccount =
  | { kind: 'mini_program'; account: SimMiniProgram }
  | { kind: 'service_account'; account: SimServiceAccount };

export function accountOf(world: World, appId: string): SimAccount | null {
  const miniProgram = world.state.miniPrograms[appId];
  if (miniProgram) return { kind: 'mini_program', account: miniProgram };
  const serviceAccount = world.state.serviceAccounts[appId];
  return serviceAccount ? { kind: 'service_account', account: serviceAccount } : null;
}

export function userOf(world: World, userId: string): SimUser | null {
  return world.state.users.find((user) => user.id === userId) ?? null;
}

export function openid(world: World, appId: string, userId: string): string {
  return openidOf(world.state.salt, appId, userId);
}

export function unionid(world: World, openPlatformId: string, userId: string): string {
  return unionidOf(world.state.salt, openPlatformId, userId);
}

export function userByOpenid(world: World, appId: string, wanted: string): SimUser | null {
  return world.state.users.find((user) => openid(world, appId, user.id) === wanted) ?? null;
}

export function cardStatusText(world: World, card: SimCard): string {
  if (card.rejected) return 'CARD_STATUS_VERIFY_FAIL';
  return world.now() >= card.reviewedAt ? 'CARD_STATUS_VERIFY_OK' : 'CARD_STATUS_NOT_VERIFY';
}
