import { createCipheriv } from 'node:crypto';
import fc from 'fast-check';
import {
  decryptPush,
  encryptPush,
  isEncodingAesKey,
  isGenuineUrlCheck,
  openSecurePush,
  PUSH_WINDOW_MS,
  PushRefused,
  pushSignature,
} from '../../../server/src/wechat/push-crypto';
import { testRandom } from './setup';

const credential = {
  appId: 'wxb11529c136998cb6',
  token: 'AAAAA',
  encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
};
const key = Buffer.from(`${credential.encodingAesKey}=`, 'base64');

/** Encrypts a plaintext laid out by hand, so that wrong layouts can be tried. */
function seal(plain: Buffer): string {
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(plain), cipher.final()]).toString('base64');
}

function layout(length: number, message: string, appId: string): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(length);
  return Buffer.concat([Buffer.alloc(16, 7), size, Buffer.from(message), Buffer.from(appId)]);
}

function pad(plain: Buffer): Buffer {
  const padding = 32 - (plain.length % 32);
  return Buffer.concat([plain, Buffer.alloc(padding, padding)]);
}

function reasonOf(act: () => unknown): string {
  try {
    act();
  } catch (failure) {
    if (failure instanceof PushRefused) return failure.reason;
    throw failure;
  }
  return 'accepted';
}

describe('signatures', () => {
  it('match the official sample', () => {
    const signature = pushSignature(['AAAAA', '1714036504', '1514711492']);
    expect(signature).toBe('f464b24fc39322e44b38aa78f5edd27bd1441696');
    const check = { signature, timestamp: '1714036504', nonce: '1514711492' };
    expect(isGenuineUrlCheck(check, 'AAAAA')).toBe(true);
    expect(isGenuineUrlCheck(check, 'AAAAB')).toBe(false);
    expect(isGenuineUrlCheck({ ...check, signature: signature.toUpperCase() }, 'AAAAA')).toBe(false);
    expect(isGenuineUrlCheck({ ...check, signature: '' }, 'AAAAA')).toBe(false);
  });

  it('cover the body: another body, an old time or a foreign token is refused', () => {
    const now = 1_714_036_504_000;
    const encrypted = encryptPush('<xml/>', credential, testRandom());
    const timestamp = '1714036504';
    const nonce = '1514711492';
    const msgSignature = pushSignature([credential.token, timestamp, nonce, encrypted]);
    const push = { msgSignature, timestamp, nonce, encrypted };
    expect(openSecurePush(push, credential, now)).toBe('<xml/>');
    const other = encryptPush('<xml>2</xml>', credential, testRandom());
    expect(reasonOf(() => openSecurePush({ ...push, encrypted: other }, credential, now))).toBe(
      'bad_signature',
    );
    expect(reasonOf(() => openSecurePush(push, { ...credential, token: 'x' }, now))).toBe('bad_signature');
    expect(reasonOf(() => openSecurePush(push, credential, now + PUSH_WINDOW_MS + 1))).toBe('stale');
    expect(reasonOf(() => openSecurePush(push, credential, now - PUSH_WINDOW_MS - 1))).toBe('stale');
    const odd = {
      ...push,
      timestamp: 'soon',
      msgSignature: pushSignature([credential.token, 'soon', nonce, encrypted]),
    };
    expect(reasonOf(() => openSecurePush(odd, credential, now))).toBe('stale');
  });
});

describe('encryption', () => {
  it('returns any message', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.integer(), (message, seed) => {
        expect(decryptPush(encryptPush(message, credential, testRandom(seed)), credential)).toBe(message);
      }),
      { numRuns: 100 },
    );
  });

  it('opens what was laid out by hand', () => {
    expect(decryptPush(seal(pad(layout(5, 'hello', credential.appId))), credential)).toBe('hello');
  });

  it.each<[string, string, string]>([
    ['another AppID', seal(pad(layout(5, 'hello', 'wx0000000000000000'))), 'foreign_app_id'],
    ['a length beyond the end', seal(pad(layout(5_000, 'hello', credential.appId))), 'bad_length'],
    ['a length of 2^32-1', seal(pad(layout(0xffffffff, 'hello', credential.appId))), 'bad_length'],
    ['too little plaintext', seal(pad(Buffer.alloc(10))), 'bad_length'],
    ['padding of zero', seal(Buffer.alloc(64)), 'bad_padding'],
    ['padding of 33', seal(Buffer.alloc(64, 33)), 'bad_padding'],
    ['uneven padding', seal(Buffer.concat([Buffer.alloc(63, 1), Buffer.from([4])])), 'bad_padding'],
    ['half a block', Buffer.alloc(40).toString('base64'), 'bad_length'],
    ['nothing', '', 'bad_length'],
  ])('refuses %s', (_what, encrypted, reason) => {
    expect(reasonOf(() => decryptPush(encrypted, credential))).toBe(reason);
  });

  it.each(['', 'short', `${'a'.repeat(42)}!`, 'a'.repeat(44)])(
    'knows that %p is no EncodingAESKey',
    (text) => {
      expect(isEncodingAesKey(text)).toBe(false);
      expect(reasonOf(() => encryptPush('x', { ...credential, encodingAesKey: text }, testRandom()))).toBe(
        'bad_key',
      );
    },
  );

  it('never throws anything but its own refusal on random bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const reason = reasonOf(() => decryptPush(Buffer.from(bytes).toString('base64'), credential));
        expect(['bad_length', 'bad_padding', 'foreign_app_id']).toContain(reason);
      }),
    );
  });
});
