import { createHash } from 'node:crypto';
import type { WechatAccount } from './gateway';
import type { WechatClock } from './ports';

export interface AccessToken {
  value: string;
  /** Milliseconds since the epoch. */
  expiresAt: number;
}

/** Shares tokens between processes or restarts. Optional: `stable_token` gives every caller the same token anyway. */
export interface TokenStore {
  read(key: string): Promise<AccessToken | null>;
  write(key: string, token: AccessToken): Promise<void>;
}

/** Asks WeChat for a token; `force` makes WeChat void the present one (at most 20 a day, 30 s apart). */
export type FetchToken = (account: WechatAccount, force: boolean) => Promise<AccessToken>;

export interface TokenKeeper {
  /** A token that WeChat has not refused yet. */
  current(account: WechatAccount): Promise<string>;
  /** A token other than the refused one; null when WeChat insists on the refused one and may not be forced now. */
  replacement(account: WechatAccount, refused: string): Promise<string | null>;
}

/** `stable_token` hands out a new token inside the last five minutes while the old one still works. */
const RENEW_BEFORE_MS = 5 * 60_000;
const FORCE_EVERY_MS = 31_000;

/**
 * The secret is part of the key: whoever knows only an AppID must not ride on the token of the one who proved it.
 */
function keyOf(account: WechatAccount): string {
  const digest = createHash('sha256').update(account.appSecret).digest('hex').slice(0, 16);
  return `${account.appId}:${digest}`;
}

/** Holds one token per account, fetched once however many callers wait. */
export function createTokenKeeper(
  fetchToken: FetchToken,
  clock: WechatClock,
  store?: TokenStore,
): TokenKeeper {
  const held = new Map<string, AccessToken>();
  const inFlight = new Map<string, Promise<AccessToken>>();
  const forcedAt = new Map<string, number>();

  const flightOf = (key: string, force: boolean): string => (force ? `${key}:force` : key);
  /** The token that somebody is forcing now. */
  const forced = (account: WechatAccount) => inFlight.get(flightOf(keyOf(account), true));

  function fetchOnce(account: WechatAccount, force: boolean): Promise<AccessToken> {
    const key = keyOf(account);
    const flightKey = flightOf(key, force);
    const flying = inFlight.get(flightKey);
    if (flying) return flying;
    const flight = (async () => {
      const token = await fetchToken(account, force);
      held.set(key, token);
      await store?.write(key, token);
      return token;
    })().finally(() => inFlight.delete(flightKey));
    inFlight.set(flightKey, flight);
    return flight;
  }

  const fresh = (token: AccessToken, margin: number): boolean => token.expiresAt - clock.now() > margin;

  async function current(account: WechatAccount): Promise<string> {
    const key = keyOf(account);
    const mine = held.get(key);
    if (mine && fresh(mine, RENEW_BEFORE_MS)) return mine.value;
    const shared = (await store?.read(key)) ?? null;
    if (shared && fresh(shared, RENEW_BEFORE_MS)) {
      held.set(key, shared);
      return shared.value;
    }
    try {
      return (await fetchOnce(account, false)).value;
    } catch (failure) {
      if (mine && fresh(mine, 0)) return mine.value;
      throw failure;
    }
  }

  async function replacement(account: WechatAccount, refused: string): Promise<string | null> {
    const key = keyOf(account);
    const mine = held.get(key);
    if (mine && mine.value !== refused) return mine.value;
    // Many calls are refused together; the first of them forces for all.
    const token = await (forced(account) ?? fetchOnce(account, false));
    if (token.value !== refused) return token.value;
    const forcing = forced(account);
    if (forcing) return (await forcing).value;
    const last = forcedAt.get(key);
    if (last !== undefined && clock.now() - last < FORCE_EVERY_MS) return null;
    forcedAt.set(key, clock.now());
    return (await fetchOnce(account, true)).value;
  }

  return { current, replacement };
}
