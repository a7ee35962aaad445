import { bench, tagOf } from './bench';
import { hex } from './hex';
import { messageOf, verified, onTag } from './session-tag';

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
  });

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
