import { createCipheriv, createDecipheriv, createHash, timingSafeEqual } from 'node:crypto';
import type { WechatRandom } from './ports';

/**
 * Message push in secure mode: https://developers.weixin.qq.com/miniprogram/dev/framework/server-ability/message-push.html
 * AES-256-CBC, IV = first 16 bytes of the key, PKCS#7 with blocks of 32, plaintext = 16 random bytes + length + message + AppID.
 */
export interface PushCredential {
  appId: string;
  token: string;
  /** EncodingAESKey, 43 characters. */
  encodingAesKey: string;
}

export type PushRefusal =
  | 'bad_key'
  | 'bad_signature'
  | 'bad_padding'
  | 'bad_length'
  | 'foreign_app_id'
  | 'stale';

/** A push that must not be believed. The reason is for our log, never for the sender. */
export class PushRefused extends Error {
  override readonly name = 'PushRefused';
  constructor(readonly reason: PushRefusal) {
    super(`push refused: ${reason}`);
  }
}

const BLOCK = 32;
const RANDOM_BYTES = 16;
const LENGTH_BYTES = 4;

/** SHA-1 over the sorted parts, lower-case hex. For the URL check: token, timestamp, nonce; for bodies also Encrypt. */
export function pushSignature(parts: readonly string[]): string {
  return createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex');
}

/** Constant-time for equal lengths. */
function sameSignature(expected: string, received: string): boolean {
  const left = Buffer.from(expected);
  const right = Buffer.from(received);
  return left.length === right.length && timingSafeEqual(left, right);
}

/** True when the text is a usable EncodingAESKey. */
export function isEncodingAesKey(text: string): boolean {
  return /^[A-Za-z0-9+/]{43}$/.test(text);
}

function keyOf(encodingAesKey: string): Buffer {
  if (!isEncodingAesKey(encodingAesKey)) throw new PushRefused('bad_key');
  const key = Buffer.from(`${encodingAesKey}=`, 'base64');
  if (key.length !== 32) throw new PushRefused('bad_key');
  return key;
}

export function encryptPush(
  message: string,
  credential: PushCredential,
  random: Pick<WechatRandom, 'bytes'>,
): string {
  const key = keyOf(credential.encodingAesKey);
  const body = Buffer.from(message, 'utf8');
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(body.length);
  const plain = Buffer.concat([
    random.bytes(RANDOM_BYTES),
    length,
    body,
    Buffer.from(credential.appId, 'utf8'),
  ]);
  const padding = BLOCK - (plain.length % BLOCK);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([
    cipher.update(plain),
    cipher.update(Buffer.alloc(padding, padding)),
    cipher.final(),
  ]).toString('base64');
}

function unpad(padded: Buffer): Buffer {
  const padding = padded.at(-1) ?? 0;
  if (padding < 1 || padding > BLOCK || padding > padded.length) throw new PushRefused('bad_padding');
  const tail = padded.subarray(padded.length - padding);
  if (!tail.equals(Buffer.alloc(padding, padding))) throw new PushRefused('bad_padding');
  return padded.subarray(0, padded.length - padding);
}

/** The message inside `Encrypt`. Rejects with `PushRefused` when anything about it is not ours. */
export function decryptPush(encrypted: string, credential: PushCredential): string {
  const key = keyOf(credential.encodingAesKey);
  const cipherText = Buffer.from(encrypted, 'base64');
  if (cipherText.length < BLOCK || cipherText.length % 16 !== 0) throw new PushRefused('bad_length');
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const plain = unpad(Buffer.concat([decipher.update(cipherText), decipher.final()]));
  const start = RANDOM_BYTES + LENGTH_BYTES;
  if (plain.length < start) throw new PushRefused('bad_length');
  const end = start + plain.readUInt32BE(RANDOM_BYTES);
  if (end > plain.length) throw new PushRefused('bad_length');
  const appId = plain.subarray(end).toString('utf8');
  if (!sameSignature(credential.appId, appId)) throw new PushRefused('foreign_app_id');
  return plain.subarray(start, end).toString('utf8');
}

export interface PushUrlCheck {
  signature: string;
  timestamp: string;
  nonce: string;
}

/** The GET by which WeChat proves the URL: when true answer `echostr` verbatim, as plain text. */
export function isGenuineUrlCheck(check: PushUrlCheck, token: string): boolean {
  return sameSignature(pushSignature([token, check.timestamp, check.nonce]), check.signature);
}

export interface SecurePush {
  msgSignature: string;
  timestamp: string;
  nonce: string;
  /** Content of `<Encrypt>`. */
  encrypted: string;
}

/**
 * WeChat repeats an unanswered push for up to a day and does not say whether it signs anew, so a narrower window could
 * throw away a genuine event; an hour more covers clock drift.
 */
export const PUSH_WINDOW_MS = 25 * 3_600_000;

/**
 * Checks signature, age and owner of a push and returns its XML. Replays inside the window are harmless:
 * events are deduplicated by their own key (`dedupeKey` of a card event).
 */
export function openSecurePush(push: SecurePush, credential: PushCredential, now: number): string {
  const expected = pushSignature([credential.token, push.timestamp, push.nonce, push.encrypted]);
  if (!sameSignature(expected, push.msgSignature)) throw new PushRefused('bad_signature');
  const age = Math.abs(now - Number(push.timestamp) * 1_000);
  if (!(age <= PUSH_WINDOW_MS)) throw new PushRefused('stale');
  return decryptPush(push.encrypted, credential);
}
