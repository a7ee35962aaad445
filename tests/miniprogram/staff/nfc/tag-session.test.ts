import { decodeMessage, uriOf } from '../../../../miniprogram/staff/nfc/ndef';
import { writeMessage } from '../../../../preview/tags/kinds';
import { VirtualTag } from '../../../../preview/tags/virtual-tag';
import { splitMessage } from '../../../../preview/tags/ndef-bytes';
import { bench, pagesOf, schemeOf, tagOf } from './bench';
import { hex } from './hex';
import { messageOf, verified, onTag, kinds } from './session-tag';

describe('writing a blank tag', () => {
  test.each(['ntag213', 'ntag215', 'ntag216'])(
    '%s is written, read back and verified in one hold',
    async (kind) => {
      const it = await bench();
      const tag = tagOf(kind);
      expect(await it.hold(tag)).toMatchObject({
        ...verified,
        outcome: { kind: 'verified', already: false },
      });
      expect(kinds(it.states)).toEqual([
        'starting',
        'waiting',
        'inspecting',
        'writing',
        'verifying',
        'verified',
        'finished',
      ]);
      expect(hex(onTag(tag))).toBe(hex(messageOf(0)));
      expect(splitMessage(onTag(tag))).toMatchObject([
        { tnf: 1, type: 'U' },
        { tnf: 4, type: 'android.com:pkg' },
      ]);
    },
  );

  test('the Lock Control TLV stays and the terminator follows', async () => {
    const it = await bench();
    const tag = tagOf('ntag213');
    await it.hold(tag);
    expect(hex(pagesOf(tag, 4, 2))).toBe('0103A00C34034891');
    expect(pagesOf(tag, 4, 36)[5 + 2 + 72]).toBe(0xfe);
  });

  test('an unformatted tag is formatted by raw commands', async () => {
    const it = await bench();
    const tag = tagOf('unformatted');
    expect(await it.hold(tag)).toMatchObject(verified);
    expect(hex(pagesOf(tag, 3, 1))).toBe('E1101200');
    expect(it.phone.calls).not.toContain('ndef.write');
  });

  test('an empty tag is verified in eight calls on the second tag of a phone, and asked for its model after that', async () => {
    const calls: string[][] = [];
    const it = await bench();
    await it.hold(tagOf('ntag213'));
    it.clock.advance(5000);
    it.phone.calls.length = 0;
    it.onState((state) => {
      if (state.kind === 'verified') calls.push([...it.phone.calls]);
    });
    expect(await it.hold(tagOf('ntag213'))).toMatchObject({ ...verified, tag: { chip: 'NTAG213' } });
    expect(calls).toEqual([
      [
        'nfcA.connect',
        'nfcA.transceive 3a',
        'nfcA.close',
        'ndef.connect',
        'ndef.write',
        'ndef.close',
        'nfcA.connect',
        'nfcA.transceive 3a',
      ],
    ]);
    expect(it.phone.calls.slice(8)).toEqual(['nfcA.transceive 60', 'nfcA.close']);
  });

  test('a tag that is gone before it was asked for its model is verified all the same, its model not known', async () => {
    const it = await bench();
    it.phone.trouble('nfcA.transceive 60', { code: 13017 });
    it.onState((state) => {
      if (state.kind === 'verified') it.phone.trouble('nfcA.connect', { code: 13016 });
    });
    expect(await it.hold(tagOf('ntag213'))).toMatchObject({
      ...verified,
      tag: { chip: 'unknown', capacity: 137 },
      protection: null,
    });
  });

  test('a compatible chip that is empty is written without being known, and named by its maker', async () => {
    const it = await bench();
    it.phone.trouble('nfcA.transceive 60', { code: 13017 }, { code: 13017 });
    expect(await it.hold(tagOf('ntag213'))).toMatchObject({ ...verified, tag: { chip: '其他 Type 2 芯片' } });
  });

  test('a phone that passes only 64 octets reads in small pieces', async () => {
    const it = await bench({ maxTransceive: 64 });
    expect(await it.hold(tagOf('ntag215'))).toMatchObject(verified);
  });

  test('a chip without GET_VERSION is selected again and read by READ', async () => {
    const it = await bench();
    expect(await it.hold(tagOf('ultralight'))).toMatchObject({
      outcome: { kind: 'failed', cause: 'too-small' },
    });
    expect(it.phone.calls).toContain('nfcA.transceive 30');
  });

  test('a refused FAST_READ falls back to READ on a fresh selection', async () => {
    const it = await bench();
    it.phone.trouble('nfcA.transceive 3a', { code: 13017 }, { code: 13017 });
    expect(await it.hold(tagOf('ntag213'))).toMatchObject(verified);
  });

  test('records with empty ids refused: once more with ids of one octet, verified as written', async () => {
    const it = await bench({ emptyIdRefused: true });
    const tag = tagOf('ntag213');
    expect(await it.hold(tag)).toMatchObject(verified);
    expect(decodeMessage(onTag(tag)).map((record) => hex(record.id))).toEqual(['31', '32']);
  });

  test('a phone whose own NDEF writing is unavailable writes page by page', async () => {
    const it = await bench();
    it.phone.trouble('ndef.connect', { code: 13015 });
    const tag = tagOf('ntag213');
    expect(await it.hold(tag)).toMatchObject(verified);
    expect(hex(onTag(tag))).toBe(hex(messageOf(0)));
  });

  test('what the phone distorts is put right by our own pages', async () => {
    const it = await bench({
      distort: (message) => message.map((octet, i) => (i === 20 ? octet ^ 1 : octet)),
    });
    const tag = tagOf('ntag213');
    expect(await it.hold(tag)).toMatchObject(verified);
    expect(hex(onTag(tag))).toBe(hex(messageOf(0)));
  });

  test('bytes that stay different are a failure, never a success', async () => {
    const it = await bench({
      distort: (message) => message.map((octet, i) => (i === 20 ? octet ^ 1 : octet)),
    });
    it.phone.trouble('nfcA.transceive a2', { code: 13017 });
    expect(await it.hold(tagOf('ntag213'))).toMatchObject({ outcome: { kind: 'failed', touched: true } });
  });
});

describe('a tag that holds something', () => {
  test.each([
    ['foreign', 'uri'],
    ['other-scheme', 'scheme'],
    ['damaged', 'unreadable'],
  ])('%s: asks first, and writes when allowed', async (kind, holds) => {
    const it = await bench();
    const tag = tagOf(kind);
    const before = hex(tag.snapshot().memory);
    expect(await it.hold(tag)).toMatchObject({ kind: 'confirming', holds: { kind: holds } });
    expect(hex(tag.snapshot().memory)).toBe(before);
    it.session.answer(true);
    expect(await it.settle()).toMatchObject(verified);
    expect(hex(onTag(tag))).toBe(hex(messageOf(0)));
  });

  test('refused: nothing is written and the reserved scheme goes to the next tag', async () => {
    const it = await bench();
    const tag = tagOf('foreign');
    const before = hex(tag.snapshot().memory);
    await it.hold(tag);
    it.session.answer(false);
    expect(it.now()).toEqual({ kind: 'waiting' });
    expect(hex(tag.snapshot().memory)).toBe(before);
    expect(await it.hold(tagOf('ntag213'))).toMatchObject({ payload: { tagId: 'tag0' } });
  });

  test('allowed while the tag is away: the same tag is asked for and then written without asking again', async () => {
    const it = await bench();
    const tag = tagOf('foreign');
    await it.hold(tag);
    it.phone.remove();
    it.session.answer(true);
    expect(await it.settle()).toMatchObject({ kind: 'allowed' });
    expect(await it.hold(tag)).toMatchObject(verified);
  });

  test('what was allowed for one tag is asked again for another', async () => {
    const it = await bench();
    await it.hold(tagOf('foreign'));
    it.phone.remove();
    it.session.answer(true);
    await it.settle();
    expect(await it.hold(tagOf('foreign'))).toMatchObject({ kind: 'confirming' });
  });

  test.each([
    ['read-only', 'read-only'],
    ['locked', 'locked'],
    ['password', 'password'],
    ['ultralight', 'too-small'],
  ])('%s cannot be written and says so, without asking first', async (kind, cause) => {
    const it = await bench();
    const tag = tagOf(kind);
    const before = hex(tag.snapshot().memory);
    const state = await it.hold(tag);
    expect(state).toMatchObject({ kind: 'finished', outcome: { kind: 'failed', cause, touched: false } });
    expect(hex(tag.snapshot().memory)).toBe(before);
  });

  test('a tag protected against reading is called protected', async () => {
    const it = await bench();
    const snapshot = tagOf('password').snapshot();
    snapshot.memory[0x2a * 4] = 0x80;
    expect(await it.hold(new VirtualTag(snapshot))).toMatchObject({
      outcome: { kind: 'failed', cause: 'password' },
    });
  });
});

describe('the same tag', () => {
  test('held again after it was verified is said to be done, without touching it', async () => {
    const it = await bench();
    const tag = tagOf('ntag213');
    await it.hold(tag);
    it.clock.advance(5000);
    const calls = it.phone.calls.length;
    expect(await it.hold(tag)).toMatchObject({ kind: 'repeated' });
    expect(it.phone.calls).toHaveLength(calls);
  });

  test('reported again and again while it rests says nothing new', async () => {
    const it = await bench();
    await it.hold(tagOf('ntag213'));
    for (let i = 0; i < 5; i += 1) {
      it.clock.advance(900);
      it.phone.report();
    }
    expect(await it.settle()).toMatchObject(verified);
  });

  test('two tags get two schemes', async () => {
    const it = await bench();
    const [a, b] = [tagOf('ntag213'), tagOf('ntag215')];
    await it.hold(a);
    it.clock.advance(5000);
    await it.hold(b);
    expect([a, b].map((tag) => uriOf(decodeMessage(onTag(tag))[0]!))).toEqual([schemeOf(0), schemeOf(1)]);
  });

  test('without anything reserved the person is told', async () => {
    const it = await bench({}, 0);
    expect(await it.hold(tagOf('ntag213'))).toMatchObject({
      outcome: { kind: 'failed', cause: 'no-payload' },
    });
  });
});

test('a long message stays where it belongs on a tag with long stale content', async () => {
  const it = await bench();
  const snapshot = tagOf('ntag216').snapshot();
  writeMessage(snapshot.memory, new Uint8Array(300).fill(0xd5));
  const tag = new VirtualTag(snapshot);
  expect(await it.hold(tag)).toMatchObject({ kind: 'confirming' });
  it.session.answer(true);
  expect(await it.settle()).toMatchObject(verified);
  expect(hex(onTag(tag))).toBe(hex(messageOf(0)));
});
