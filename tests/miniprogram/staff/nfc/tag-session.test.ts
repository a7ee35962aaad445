import { decodeMessage, schemeMessage, uriOf } from '../../../../miniprogram/staff/nfc/ndef';
import { adviceFor } from '../../../../miniprogram/staff/nfc/outcomes';
import type { SessionState } from '../../../../miniprogram/staff/nfc/session-types';
import { writeMessage } from '../../../../preview/tags/kinds';
import { VirtualTag } from '../../../../preview/tags/virtual-tag';
import { splitMessage } from '../../../../preview/tags/ndef-bytes';
import { bench, pagesOf, schemeOf, tagOf } from './bench';
import { hex } from './hex';

const messageOf = (n: number): Uint8Array => schemeMessage({ uri: schemeOf(n), aar: 'com.tencent.mm' });
const verified = { kind: 'finished', outcome: { kind: 'verified' } };

/** The NDEF message on a factory-style NTAG, found without our own code. */
function onTag(tag: VirtualTag): Uint8Array {
  const area = pagesOf(tag, 4, tag.chip.lastUserPage - 3);
  let at = 0;
  while (area[at] !== 3) at += area[at] === 0 ? 1 : 2 + (area[at + 1] ?? 0);
  return area.slice(at + 2, at + 2 + (area[at + 1] ?? 0));
}

const kinds = (states: readonly SessionState[]): string[] => states.map((state) => state.kind);

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

describe('torn away', () => {
  const scenes = ['ntag213', 'unformatted', 'foreign', 'ntag215'].flatMap((kind) =>
    (['command', 'answer'] as const).flatMap((manner) =>
      Array.from({ length: 75 }, (_, cut) => [kind, manner, cut] as const),
    ),
  );

  test('after any command, any tag: never a false success, never stuck, and the second hold completes it', async () => {
    const ends: Record<string, number> = {};
    for (const [kind, manner, cut] of scenes) {
      const it = await bench();
      const tag = tagOf(kind);
      it.phone.present(tag);
      tag.tearAfter(cut, manner);
      let state = await it.settle();
      if (state.kind === 'confirming') {
        it.session.answer(true);
        state = await it.settle();
      }
      const name = `${kind} ${manner} ${cut}`;
      if (state.kind === 'finished') {
        const { outcome } = state;
        ends[outcome.kind] = (ends[outcome.kind] ?? 0) + 1;
        if (outcome.kind !== 'failed') expect([name, hex(onTag(tag))]).toEqual([name, hex(messageOf(0))]);
      } else {
        expect([name, state.kind]).toEqual([name, 'allowed']);
        ends['allowed'] = (ends['allowed'] ?? 0) + 1;
      }
      if (state.kind === 'finished' && state.outcome.kind === 'verified') continue;
      it.clock.advance(100);
      state = await it.hold(tag);
      if (state.kind === 'confirming') {
        it.session.answer(true);
        state = await it.settle();
      }
      expect([name, state]).toMatchObject([name, { ...verified, payload: { tagId: 'tag0' } }]);
      expect(hex(onTag(tag))).toBe(hex(messageOf(0)));
    }
    expect(ends).toMatchObject({
      verified: expect.any(Number),
      unverified: expect.any(Number),
      failed: expect.any(Number),
    });
  }, 60_000);

  test('before the read-back: written but not checked, and the second hold checks without writing', async () => {
    const it = await bench();
    const tag = tagOf('ntag213');
    it.phone.trouble('nfcA.connect', 'fine', { code: 13016 }, { code: 13016 });
    const state = await it.hold(tag);
    expect(state).toMatchObject({ outcome: { kind: 'unverified', reason: 'torn-away' } });
    it.clock.advance(3000);
    const before = it.phone.calls.length;
    expect(await it.hold(tag)).toMatchObject({ outcome: { kind: 'verified', already: true } });
    expect(it.phone.calls.slice(before)).not.toContain('ndef.write');
  });

  test('another tag returns instead: it gets its own scheme, the first one keeps the one it was promised', async () => {
    const it = await bench();
    const [first, second] = [tagOf('ntag213'), tagOf('ntag213')];
    it.phone.present(first);
    first.tearAfter(22);
    expect(await it.settle()).toMatchObject({ outcome: { kind: 'failed', touched: true } });
    expect(await it.hold(second)).toMatchObject({ ...verified, payload: { tagId: 'tag1' } });
    expect(await it.hold(first)).toMatchObject({ ...verified, payload: { tagId: 'tag0' } });
  });

  test('put back while the first try is still failing: taken up without another report', async () => {
    const it = await bench();
    const tag = tagOf('ntag213');
    it.phone.trouble('nfcA.transceive 60', 'late');
    it.phone.present(tag);
    await it.settle();
    it.phone.present(tag);
    it.phone.tellLate();
    expect(await it.settle()).toMatchObject(verified);
  });
});

describe('a phone that misbehaves', () => {
  test('a call that is never answered ends after its limit, and the next hold works', async () => {
    const it = await bench();
    const tag = tagOf('ntag213');
    it.phone.trouble('ndef.write', 'silent');
    await it.hold(tag);
    expect(it.now().kind).toBe('writing');
    for (let i = 0; i < 8; i += 1) {
      it.clock.advance(6000);
      await it.settle();
    }
    expect(it.now()).toMatchObject({ kind: 'finished', outcome: { kind: 'failed', cause: 'no-answer' } });
    expect(await it.hold(tag)).toMatchObject(verified);
  });

  test('answers that come after leaving change nothing', async () => {
    const it = await bench();
    it.phone.trouble('ndef.write', 'late');
    await it.hold(tagOf('ntag213'));
    await it.session.stop();
    const seen = it.states.length;
    it.phone.tellLate();
    await it.settle();
    expect(it.states).toHaveLength(seen);
    expect(it.outcomes()).toMatchObject([{ kind: 'failed', cause: 'interrupted', touched: true }]);
  });

  test.each([13021])('discovery that runs already (%i) counts as started', async (code) => {
    const it = await bench();
    await it.session.stop();
    it.phone.trouble('startDiscovery', { code });
    await it.session.start();
    expect(it.now()).toEqual({ kind: 'waiting' });
  });

  test('a connection that stands already (13022) counts as connected', async () => {
    const it = await bench();
    it.phone.trouble('nfcA.connect', { code: 13022 });
    expect(await it.hold(tagOf('ntag213'))).toMatchObject({ kind: 'finished' });
  });

  test.each([
    [{ code: 13000 }, 13000],
    [{ code: 13019 }, 13019],
    [{ text: 'startDiscovery:fail system NFC switch not opened' }, 13001],
    [{ text: 'something new' }, null],
  ])(
    'discovery refused with %j: blocked with that fault, and can be started again',
    async (trouble, code) => {
      const it = await bench();
      await it.session.stop();
      it.phone.trouble('startDiscovery', trouble);
      await it.session.start();
      expect(it.now()).toMatchObject({ kind: 'blocked', fault: { code } });
      expect(it.phone.listeners.size).toBe(0);
      await it.session.start();
      expect(it.now()).toEqual({ kind: 'waiting' });
    },
  );

  test.each([[['NFC-V']], [['NFC-F']], [['MIFARE Classic', 'NFC-A']], [['ISO-DEP', 'NFC-A']]])(
    'a tag with techs %j is of the wrong type',
    async (techs) => {
      const it = await bench({ techs });
      expect(await it.hold(tagOf('ntag213'))).toMatchObject({
        outcome: { kind: 'failed', cause: 'wrong-type' },
      });
    },
  );

  test('a tag that cannot be read octet by octet is written, and verified by what the phone reads next time', async () => {
    const messages: { records: { id: ArrayBuffer; type: ArrayBuffer; payload: ArrayBuffer }[] }[] = [];
    const it = await bench({ techs: ['ISO-DEP', 'NFC-A', 'NDEF'], messages });
    const tag = tagOf('ntag215');
    expect(await it.hold(tag)).toMatchObject({ outcome: { kind: 'unverified', reason: 'no-raw-access' } });
    const records = decodeMessage(onTag(tag)).map(({ id, type, payload }) => ({
      id: id.slice().buffer,
      type: type.slice().buffer,
      payload: payload.slice().buffer,
    }));
    messages.push({ records });
    it.clock.advance(3000);
    expect(await it.hold(tag)).toMatchObject({ outcome: { kind: 'verified', already: true } });
  });
});

describe('leaving and coming back', () => {
  test('hidden: discovery stops, listeners go, connections close; shown again it works', async () => {
    const it = await bench();
    it.phone.trouble('ndef.write', 'silent');
    const tag = tagOf('ntag213');
    await it.hold(tag);
    await it.session.stop();
    expect(it.phone.discovering).toBe(false);
    expect(it.phone.listeners.size).toBe(0);
    expect(it.now()).toEqual({ kind: 'off' });
    await it.session.start();
    expect(await it.hold(tag)).toMatchObject(verified);
  });

  test('a question that was open is asked again', async () => {
    const it = await bench();
    const tag = tagOf('foreign');
    await it.hold(tag);
    await it.session.stop();
    it.session.answer(true);
    expect(it.now()).toEqual({ kind: 'off' });
    await it.session.start();
    expect(await it.hold(tag)).toMatchObject({ kind: 'confirming' });
  });

  test('every end that is not verified has a cause and a next step', async () => {
    const it = await bench();
    const tag = tagOf('ntag213');
    it.phone.present(tag);
    tag.tearAfter(30);
    await it.settle();
    const [outcome] = it.outcomes();
    if (outcome === undefined || outcome.kind === 'verified') throw new Error('expected an unhappy end');
    expect(adviceFor(outcome).cause).not.toBe('');
    expect(adviceFor(outcome).remedy).not.toBe('');
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
