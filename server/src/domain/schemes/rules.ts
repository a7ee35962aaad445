import type { SchemeInfo } from '../../wechat/gateway';
import type { WechatErrorFields } from '../../wechat/errors';

/** The page that every tag opens; written on metal and never renamed (product §1). */
export const TAG_PAGE = 'pages/member/index';

/** Longest sn we send; WeChat's limit is undocumented (fact sheet B4), the mini-program code's scene allows 32. */
const MAX_SN = 32;
const SN = /^[A-Za-z0-9_-]*$/;

/** After so many versions of one serial something is wrong with the device model, not with the serial. */
const MAX_VERSIONS = 5;

/** WeChat freezes the first answer for an sn, so a spoilt one is followed by the next version: `abc`, `abcv2`, `abcv3`. */
export function snOf(serial: string, version: number): string {
  const sn = version === 1 ? serial : `${serial}v${version}`;
  if (serial === '' && version > 1) throw new RangeError('without a serial there is no second version');
  if (sn.length > MAX_SN || !SN.test(sn)) throw new RangeError('sn must be at most 32 of A-Z a-z 0-9 _ -');
  return sn;
}

/** Every sn that a serial may have used. */
export function everySnOf(serial: string): string[] {
  if (serial === '') return [''];
  return Array.from({ length: MAX_VERSIONS }, (_, index) => snOf(serial, index + 1));
}

/** The version after `version`, or null when there is none: shared mode has one scheme, a serial a few. */
export function versionAfter(serial: string, version: number): number | null {
  return serial !== '' && version < MAX_VERSIONS ? version + 1 : null;
}

/** Query that leads the member page to a tag or entrance. */
export function queryOf(id: string): string {
  return `e=${id}`;
}

/** The id inside such a query; null when it is none of ours. */
export function idOfQuery(query: string): string | null {
  return /^e=([0-9A-Za-z_-]{1,64})$/.exec(query)?.[1] ?? null;
}

export interface SchemeTarget {
  appId: string;
  path: string;
  query: string;
}

const withoutSlash = (path: string) => (path.startsWith('/') ? path.slice(1) : path);

/** Whether a scheme that already exists opens exactly what ours would: only then it may be adopted. */
export function opensTheSame(info: SchemeInfo, ours: SchemeTarget): boolean {
  return (
    info.appId === ours.appId &&
    withoutSlash(info.path) === withoutSlash(ours.path) &&
    info.query === ours.query &&
    info.envVersion === 'release'
  );
}

/**
 * What a refusal means for the queue.
 * - again: the answer was lost or WeChat stumbled; ask the same sn again soon. slow_down: the pace is too high.
 * - tomorrow: today's share is used up. next_version: this sn is spent. stop: a person must change something.
 */
export type Reaction = 'again' | 'slow_down' | 'tomorrow' | 'next_version' | 'stop';

/** The lifetime cap of schemes per mini-program is a `quota` that no tomorrow brings back. */
const LIFETIME_CAP = 85400;
/** Minute and day limits share this code: slow down first. */
const CALLS_USED_UP = 45009;

export function reactionTo(failure: Pick<WechatErrorFields, 'kind' | 'errcode'>): Reaction {
  switch (failure.kind) {
    case 'busy':
    case 'network':
    case 'unknown_result':
    case 'token':
      return 'again';
    case 'rate':
      return 'slow_down';
    case 'quota':
      if (failure.errcode === LIFETIME_CAP) return 'stop';
      return failure.errcode === CALLS_USED_UP ? 'slow_down' : 'tomorrow';
    case 'exists':
    case 'not_found':
      return 'next_version';
    case 'credential':
    case 'permission':
    case 'config':
    case 'input':
    case 'code_spent':
    case 'state':
    case 'blocked':
    case 'unexpected':
      return 'stop';
  }
}

const SECOND = 1_000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** China has one time zone and no summer time. */
export const CHINA = 8 * HOUR;

/** Start of the day in China that contains `now`, in milliseconds UTC. */
export function startOfDay(now: number): number {
  return Math.floor((now + CHINA) / DAY) * DAY - CHINA;
}

/**
 * How long the queue rests after a refusal, in milliseconds. `failures` counts those in a row; `fraction` in [0, 1)
 * spreads several nodes.
 */
export function restAfter(
  reaction: Exclude<Reaction, 'next_version'>,
  failures: number,
  now: number,
  fraction: number,
): number {
  const spread = 1 + fraction / 2;
  switch (reaction) {
    case 'again':
      return Math.min(60 * SECOND, SECOND * 2 ** Math.min(failures - 1, 6)) * spread;
    case 'slow_down':
      return Math.min(60 * SECOND, 2 * SECOND * 2 ** Math.min(failures - 1, 5)) * spread;
    case 'tomorrow':
      // WeChat's day turns at midnight in China; a few minutes later is surely tomorrow.
      return startOfDay(now) + DAY + 300 * SECOND * spread - now;
    case 'stop':
      // Somebody may repair the settings; look again now and then instead of never.
      return HOUR * spread;
  }
}
