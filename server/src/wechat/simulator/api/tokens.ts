import { flagOf, textOf } from '../body';
import type { JsonObject } from '../body';
import { forget, randomText } from '../ids';
import { Refusal } from '../refusal';
import { accountOf } from '../world';
import type { SimAccount, World } from '../world';

const LIFE_MS = 7_200_000;
const RENEW_INSIDE_MS = 5 * 60_000;
const FORCE_EVERY_MS = 30_000;
/** An expired token answers 42001 for a day, then it is forgotten and answers 40001. */
const REMEMBER_MS = 24 * 3_600_000;

function credentialOf(world: World, fields: JsonObject): SimAccount {
  const appId = textOf(fields, 'appid');
  const secret = textOf(fields, 'secret');
  if (appId === '') throw new Refusal(41002, 'appid missing');
  if (secret === '') throw new Refusal(41004, 'appsecret missing');
  const found = accountOf(world, appId);
  if (!found) throw new Refusal(40013, 'invalid appid');
  if (found.account.secret !== secret) throw new Refusal(40125, 'invalid appsecret');
  return found;
}

/** AppID and AppSecret of the login call. */
export function checkCredential(world: World, fields: JsonObject): SimAccount {
  return credentialOf(world, fields);
}

function issue(world: World, appId: string, stable: boolean): string {
  const now = world.now();
  forget(world.state.tokens, (token) => now - token.expiresAt > REMEMBER_MS);
  const text = `${randomText(world.random, 2, '0123456789')}_${randomText(world.random, 134)}`;
  world.state.tokens[text] = { appId, issuedAt: now, expiresAt: now + LIFE_MS, stable };
  world.touch();
  return text;
}

function newest(
  world: World,
  appId: string,
  stable: boolean,
): { text: string; expiresAt: number; issuedAt: number } | null {
  const mine = Object.entries(world.state.tokens)
    .filter(([, token]) => token.appId === appId && token.stable === stable && token.expiresAt > world.now())
    .sort(([, left], [, right]) => right.issuedAt - left.issuedAt);
  const first = mine[0];
  return first ? { text: first[0], expiresAt: first[1].expiresAt, issuedAt: first[1].issuedAt } : null;
}

/** `POST /cgi-bin/stable_token`: the same token until its last five minutes; forcing voids the present one. */
export function stableToken(world: World, body: JsonObject): JsonObject {
  if (textOf(body, 'grant_type') !== 'client_credential') throw new Refusal(40002, 'invalid grant_type');
  const { appId } = credentialOf(world, body).account;
  const present = newest(world, appId, true);
  const remaining = (expiresAt: number): number => Math.floor((expiresAt - world.now()) / 1_000);
  if (flagOf(body, 'force_refresh', false)) {
    if (present && world.now() - present.issuedAt < FORCE_EVERY_MS) {
      return { access_token: present.text, expires_in: remaining(present.expiresAt) };
    }
    if (!world.counters.forcedTokensPerDay.take(appId, world.now(), world.limits.forcedTokensPerDay)) {
      throw new Refusal(45009, 'reach max api daily quota limit');
    }
    for (const token of Object.values(world.state.tokens)) {
      if (token.appId === appId && token.stable) token.expiresAt = Math.min(token.expiresAt, world.now());
    }
  } else if (present && present.expiresAt - world.now() > RENEW_INSIDE_MS) {
    return { access_token: present.text, expires_in: remaining(present.expiresAt) };
  }
  return { access_token: issue(world, appId, true), expires_in: LIFE_MS / 1_000 };
}

/** `GET /cgi-bin/token`: a new token each time; the one before works five minutes more. */
export function plainToken(world: World, query: JsonObject): JsonObject {
  if (textOf(query, 'grant_type') !== 'client_credential') throw new Refusal(40002, 'invalid grant_type');
  const { appId } = credentialOf(world, query).account;
  for (const token of Object.values(world.state.tokens)) {
    if (token.appId === appId && !token.stable) {
      token.expiresAt = Math.min(token.expiresAt, world.now() + RENEW_INSIDE_MS);
    }
  }
  return { access_token: issue(world, appId, false), expires_in: LIFE_MS / 1_000 };
}

/** Whose token this is, or why it is refused. */
export function accountByToken(world: World, text: string): SimAccount {
  if (text === '') throw new Refusal(41001, 'access_token missing');
  if (!/^\d{2}_[0-9A-Za-z]{134}$/.test(text)) throw new Refusal(40014, 'invalid access_token');
  const token = world.state.tokens[text];
  const found = token && accountOf(world, token.appId);
  if (!token || !found) throw new Refusal(40001, 'invalid credential, access_token is invalid or not latest');
  if (token.expiresAt <= world.now()) throw new Refusal(42001, 'access_token expired');
  return found;
}

/** Voids every token of an account, as resetting the AppSecret or another force refresh would. */
export function voidTokens(world: World, appId: string): void {
  forget(world.state.tokens, (token) => token.appId === appId);
  world.touch();
}
