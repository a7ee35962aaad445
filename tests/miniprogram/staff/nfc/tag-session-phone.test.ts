import { decodeMessage } from '../../../../miniprogram/staff/nfc/ndef';
import { adviceFor } from '../../../../miniprogram/staff/nfc/outcomes';
import { bench, tagOf } from './bench';
import { verified, onTag } from './session-tag';

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
