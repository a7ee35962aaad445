import { meaningOf } from './errcodes';
import { WechatError, isWechatError } from './errors';
import type { WechatErrorKind } from './errors';
import type { WechatAccount } from './gateway';
import { TransportFailure } from './ports';
import type { HttpResponse, WechatClock, WechatRandom, WechatTransport } from './ports';
import { createTokenKeeper } from './tokens';
import type { AccessToken, TokenStore } from './tokens';

/**
 * What repeating a call may do: `none` (a question), `spends` (uses up a one-time code; a repeat at worst says so),
 * `acts` (changes something for ever; never repeated when its answer was lost).
 */
export type CallEffect = 'none' | 'spends' | 'acts';

export interface WechatCall {
  method: 'GET' | 'POST';
  path: string;
  effect: CallEffect;
  query?: Readonly<Record<string, string>>;
  body?: Readonly<Record<string, unknown>>;
}

export type WechatJson = Readonly<Record<string, unknown>>;
export type WechatAnswer = { kind: 'json'; json: WechatJson } | { kind: 'bytes'; bytes: Uint8Array };

export interface HttpClientOptions {
  /** Without trailing slash. */
  baseUrl: string;
  transport: WechatTransport;
  clock: WechatClock;
  random: WechatRandom;
  timeoutMs?: number;
  /** Tries in all, of calls that may be repeated. */
  attempts?: number;
  tokenStore?: TokenStore;
}

export interface WechatHttpClient {
  /** Call with the account's token. */
  withToken(account: WechatAccount, call: WechatCall): Promise<WechatAnswer>;
  /** Call that carries AppID and AppSecret instead of a token. */
  withSecret(account: WechatAccount, call: WechatCall): Promise<WechatAnswer>;
  /** Asks for a token now, past every cache. */
  fetchToken(account: WechatAccount, force: boolean): Promise<AccessToken>;
}

const TOKEN_PATH = '/cgi-bin/stable_token';
const FIRST_PAUSE_MS = 200;
const OPENLINK = /weixin:\/\/dl\/business\/\?t=[A-Za-z0-9_*-]+/;

function failureOf(
  path: string,
  kind: WechatErrorKind,
  errmsg: string,
  cause: string,
  nextStep: string,
): WechatError {
  return new WechatError({ errcode: null, errmsg, kind, cause, nextStep, path });
}

function lostAnswer(path: string, effect: CallEffect, errmsg: string): WechatError {
  if (effect === 'acts') {
    return failureOf(
      path,
      'unknown_result',
      errmsg,
      '已提交给微信，但没有收到结果。',
      '系统会先向微信核对，请勿重复操作。',
    );
  }
  return failureOf(path, 'network', errmsg, '暂时连接不上微信。', '请检查服务器网络，稍后再试。');
}

function scrub(errmsg: string, secrets: readonly string[]): string {
  let text = errmsg.replace(new RegExp(OPENLINK, 'g'), 'weixin://…');
  for (const secret of secrets) if (secret.length > 0) text = text.split(secret).join('…');
  return text.slice(0, 300);
}

function refusal(errcode: number, errmsg: string, path: string, secrets: readonly string[]): WechatError {
  const revealed = errcode === 9800010 ? OPENLINK.exec(errmsg)?.[0] : undefined;
  return new WechatError({
    errcode,
    errmsg: scrub(errmsg, secrets),
    path,
    ...meaningOf(errcode, path),
    ...(revealed === undefined ? {} : { revealedOpenlink: revealed }),
  });
}

function isRecord(value: unknown): value is WechatJson {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Failures carry JSON whatever the content type; pictures never begin with a brace. */
function readAnswer(response: HttpResponse, call: WechatCall, secrets: readonly string[]): WechatAnswer {
  if (response.status >= 500) throw lostAnswer(call.path, call.effect, `HTTP ${response.status}`);
  if (response.status !== 200) {
    throw failureOf(
      call.path,
      'unexpected',
      `HTTP ${response.status}`,
      '微信返回了意外的回应。',
      '请检查微信接口地址的配置。',
    );
  }
  if (response.bytes[0] !== 0x7b) return { kind: 'bytes', bytes: response.bytes };
  let json: unknown;
  try {
    json = JSON.parse(Buffer.from(response.bytes).toString('utf8'));
  } catch {
    throw lostAnswer(call.path, call.effect, 'unreadable JSON');
  }
  if (!isRecord(json)) throw lostAnswer(call.path, call.effect, 'JSON is not an object');
  const { errcode, errmsg } = json;
  if (typeof errcode === 'number' && errcode !== 0) {
    throw refusal(errcode, typeof errmsg === 'string' ? errmsg : '', call.path, secrets);
  }
  return { kind: 'json', json };
}

/** A refused call was not carried out, except perhaps with -1 and a lost answer. */
function mayRepeat(failure: WechatError, effect: CallEffect): boolean {
  if (failure.kind === 'rate') return true;
  if (failure.kind === 'busy') return effect !== 'acts';
  return failure.kind === 'network' && effect === 'none';
}

/** The HTTP side of the gateway: tokens, retries with jitter, one kind of error. */
export function createHttpClient(options: HttpClientOptions): WechatHttpClient {
  const { baseUrl, transport, clock, random, timeoutMs = 8_000, attempts = 3 } = options;

  async function once(
    call: WechatCall,
    secrets: readonly string[],
    extra: Record<string, string>,
  ): Promise<WechatAnswer> {
    const query = new URLSearchParams({ ...call.query, ...extra }).toString();
    const url = `${baseUrl}${call.path}${query === '' ? '' : `?${query}`}`;
    let response: HttpResponse;
    try {
      response = await transport.send({
        method: call.method,
        url,
        timeoutMs,
        ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
      });
    } catch (failure) {
      if (!(failure instanceof TransportFailure)) throw failure;
      throw lostAnswer(call.path, failure.reached ? call.effect : 'none', failure.reason);
    }
    return readAnswer(response, call, secrets);
  }

  async function repeated(call: WechatCall, send: () => Promise<WechatAnswer>): Promise<WechatAnswer> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await send();
      } catch (failure) {
        if (!isWechatError(failure) || attempt >= attempts || !mayRepeat(failure, call.effect)) throw failure;
        await clock.sleep(FIRST_PAUSE_MS * 2 ** (attempt - 1) * (0.5 + random.fraction()));
      }
    }
  }

  function withSecret(account: WechatAccount, call: WechatCall): Promise<WechatAnswer> {
    const secrets = [account.appSecret];
    const extra = { appid: account.appId, secret: account.appSecret };
    if (call.method === 'GET') return repeated(call, () => once(call, secrets, extra));
    const posted: WechatCall = { ...call, body: { ...call.body, ...extra } };
    return repeated(posted, () => once(posted, secrets, {}));
  }

  async function fetchToken(account: WechatAccount, force: boolean): Promise<AccessToken> {
    const answer = await withSecret(account, {
      method: 'POST',
      path: TOKEN_PATH,
      effect: 'none',
      body: { grant_type: 'client_credential', force_refresh: force },
    });
    const json = answer.kind === 'json' ? answer.json : {};
    const { access_token: value, expires_in: seconds } = json;
    if (typeof value !== 'string' || value === '' || typeof seconds !== 'number') {
      throw failureOf(
        TOKEN_PATH,
        'unexpected',
        'no token in the answer',
        '微信没有给出 access_token。',
        '请稍后再试。',
      );
    }
    return { value, expiresAt: clock.now() + seconds * 1_000 };
  }

  const keeper = createTokenKeeper(fetchToken, clock, options.tokenStore);

  async function withToken(account: WechatAccount, call: WechatCall): Promise<WechatAnswer> {
    let token = await keeper.current(account);
    const send = (): Promise<WechatAnswer> =>
      repeated(call, () => once(call, [account.appSecret, token], { access_token: token }));
    try {
      return await send();
    } catch (failure) {
      if (!isWechatError(failure, 'token')) throw failure;
      const next = await keeper.replacement(account, token);
      if (next === null) throw failure;
      token = next;
      return await send();
    }
  }

  return { withToken, withSecret, fetchToken };
}
