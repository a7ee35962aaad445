import { request } from 'undici';
import { encryptPush, pushSignature } from '../push-crypto';
import { DIGITS, randomText } from './ids';
import type { SimPush, SimServiceAccount } from './state';
import type { World } from './world';

/** A receiver has this long to answer (documents: 5 s). */
const ANSWER_WITHIN_MS = 5_000;
const MINUTE = 60_000;
/** Unreachable or silent receiver: three repeats, soon; minutes apart after a malformed answer. */
const SOON = [5_000, 20_000, MINUTE];
const MINUTES_APART = [MINUTE, MINUTE, MINUTE];
/** `user_get_card` to an unreachable receiver: ten repeats within 24 hours. */
const GET_CARD = [
  5_000,
  15_000,
  MINUTE,
  5 * MINUTE,
  15 * MINUTE,
  60 * MINUTE,
  120 * MINUTE,
  240 * MINUTE,
  420 * MINUTE,
  540 * MINUTE,
];
const KEEP_DONE = 200;

type Delivery = 'accepted' | 'malformed' | 'unreachable';

export interface Pusher {
  /** Delivers what is due now, oldest first; resolves when every attempt has ended. */
  deliverDue(): Promise<void>;
  /** Delivers by itself until `stop`. */
  start(): void;
  stop(): Promise<void>;
  /** Sends the GET check of the message URL; true when `echostr` came back. */
  checkUrl(account: SimServiceAccount, url: string): Promise<boolean>;
}

function withQuery(url: string, fields: Readonly<Record<string, string>>): string {
  const target = new URL(url);
  for (const [name, value] of Object.entries(fields)) target.searchParams.set(name, value);
  return target.toString();
}

async function send(
  method: 'GET' | 'POST',
  url: string,
  body?: string,
): Promise<{ status: number; text: string } | null> {
  try {
    const answer = await request(url, {
      method,
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      ...(body === undefined ? {} : { body, headers: { 'content-type': 'text/xml' } }),
    });
    return { status: answer.statusCode, text: (await answer.body.text()).slice(0, 1_000) };
  } catch {
    return null;
  }
}

/** Pushes card events as WeChat does: XML, signed, AES encrypted, repeated until answered. */
export function createPusher(world: World, saved: () => Promise<void>): Pusher {
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<void> | null = null;

  function signed(account: SimServiceAccount): { timestamp: string; nonce: string; signature: string } {
    const timestamp = String(Math.floor(world.now() / 1_000));
    const nonce = randomText(world.random, 10, DIGITS);
    return { timestamp, nonce, signature: pushSignature([account.pushToken, timestamp, nonce]) };
  }

  async function attempt(account: SimServiceAccount, url: string, push: SimPush): Promise<Delivery> {
    const { appId, pushToken: token, encodingAesKey } = account;
    const encrypted = encryptPush(push.xml, { appId, token, encodingAesKey }, world.random);
    const { timestamp, nonce, signature } = signed(account);
    const target = withQuery(url, {
      signature,
      timestamp,
      nonce,
      openid: push.openid,
      encrypt_type: 'aes',
      msg_signature: pushSignature([token, timestamp, nonce, encrypted]),
    });
    const body = `<xml><ToUserName><![CDATA[${account.userName}]]></ToUserName><Encrypt><![CDATA[${encrypted}]]></Encrypt></xml>`;
    const answer = await send('POST', target, body);
    push.lastAnswer = answer === null ? 'no answer' : `HTTP ${answer.status}`;
    if (answer === null || answer.status >= 500) return 'unreachable';
    const text = answer.text.trim();
    return answer.status === 200 && (text === '' || text === 'success') ? 'accepted' : 'malformed';
  }

  async function deliver(push: SimPush): Promise<void> {
    const account = world.state.serviceAccounts[push.appId];
    if (!account?.pushUrl) return;
    const delivery = await attempt(account, account.pushUrl, push);
    push.attempts += 1;
    const pauses =
      delivery === 'malformed' ? MINUTES_APART : push.event === 'user_get_card' ? GET_CARD : SOON;
    const pause = pauses[push.attempts - 1];
    if (delivery === 'accepted') push.outcome = 'delivered';
    else if (pause === undefined) push.outcome = 'given_up';
    else push.dueAt = world.now() + pause;
    world.touch();
  }

  function forgetOld(): void {
    const { pushes } = world.state;
    const done = pushes.filter((push) => push.outcome !== null).length;
    if (done <= KEEP_DONE) return;
    let surplus = done - KEEP_DONE;
    world.state.pushes = pushes.filter((push) => push.outcome === null || (surplus -= 1) < 0);
  }

  async function round(): Promise<void> {
    const now = world.now();
    const due = world.state.pushes.filter((push) => push.outcome === null && push.dueAt <= now);
    for (const push of due.sort((left, right) => left.dueAt - right.dueAt)) await deliver(push);
    if (due.length === 0) return;
    forgetOld();
    await saved();
  }

  function deliverDue(): Promise<void> {
    running ??= round().finally(() => (running = null));
    return running;
  }

  return {
    deliverDue,
    start() {
      timer ??= setInterval(() => void deliverDue().catch(() => undefined), 200);
      timer.unref();
    },
    async stop() {
      if (timer) clearInterval(timer);
      timer = null;
      await running?.catch(() => undefined);
    },
    async checkUrl(account, url) {
      const echostr = randomText(world.random, 16, DIGITS);
      const answer = await send('GET', withQuery(url, { ...signed(account), echostr }));
      return answer?.status === 200 && answer.text === echostr;
    },
  };
}
