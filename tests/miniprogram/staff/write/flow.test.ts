import { writeView } from '../../../../miniprogram/staff/write/view';
import { tagOf } from '../nfc/bench';
import { CODE, FakeServer, results, world } from './world';

describe('from the write code to 写入成功', () => {
  test('opens the code, gets hold of NFC by itself, writes, verifies, registers, and is ready for the next tag', async () => {
    const it = await world();
    expect(it.now()).toMatchObject({ opening: { kind: 'open' }, tag: { kind: 'waiting' }, gate: null });
    expect(await it.hold(tagOf('ntag213'))).toMatchObject({
      tag: { kind: 'finished' },
      verified: 1,
      waiting: 0,
    });
    expect(await it.hold(tagOf('ntag215'))).toMatchObject({ verified: 2 });
    expect(results(it.server)).toEqual([
      ['tag0', 'verified'],
      ['tag1', 'verified'],
    ]);
    expect(it.felt).toEqual(['seen', 'verified', 'seen', 'verified']);
  });

  test('the register hears UID, chip and time', async () => {
    const it = await world();
    await it.hold(tagOf('ntag213'));
    const [result] = it.server.registered.values();
    expect(result).toMatchObject({ chip: 'NTAG213', outcome: 'verified' });
    expect(result?.uid).toMatch(/^[0-9A-F]{14}$/);
    expect(result?.writtenAt).toBe(new Date(it.clock.now()).toISOString());
  });

  test('a batch longer than what was reserved ahead is refilled', async () => {
    const it = await world();
    for (let n = 0; n < 15; n += 1) await it.hold(tagOf('ntag213'));
    expect(it.now().verified).toBe(15);
    expect(new Set([...it.server.registered.values()].map(({ tagId }) => tagId)).size).toBe(15);
  });

  test('in shared mode every tag carries the same scheme and no tag id', async () => {
    const server = new FakeServer();
    server.mode = 'shared';
    const it = await world({ server });
    for (let n = 0; n < 3; n += 1) await it.hold(tagOf('ntag213'));
    expect(results(server)).toEqual([
      [null, 'verified'],
      [null, 'verified'],
      [null, 'verified'],
    ]);
  });
});

describe('overwriting', () => {
  test('whose scheme it is, is asked and told', async () => {
    const it = await world();
    it.server.lookup = {
      whose: 'other_entrance',
      place: { kind: 'store', organisationName: '太原分公司', storeName: '太原第二门店', terminalName: null },
      enabled: true,
    };
    const state = await it.hold(tagOf('other-scheme'));
    expect(writeView(state)).toMatchObject({
      tone: 'needs-you',
      text: '里面是一个微信链接。它现在打开：太原分公司 · 太原第二门店。',
      main: { action: 'overwrite' },
      second: { action: 'keep' },
    });
    it.flow.answer(true);
    expect((await it.settle()).verified).toBe(1);
  });

  test('a chip that carries something else, but is registered here, is told as ours', async () => {
    const it = await world();
    const at = {
      kind: 'store',
      organisationName: null,
      storeName: '太原第二门店',
      terminalName: null,
    } as const;
    it.server.chip = {
      whose: 'other_entrance',
      tagId: 'tag77',
      place: at,
      enabled: true,
      protection: 'none',
    };
    const known = writeView(await it.hold(tagOf('foreign')));
    expect(known.text).toContain('登记里这枚芯片属于：太原第二门店。');
    it.server.chip = { whose: 'not_ours' };
    expect(writeView(await it.hold(tagOf('foreign'))).text).not.toContain('登记');
  });

  test('without network the question is put all the same', async () => {
    const it = await world();
    it.server.refusal = 'network_offline';
    const state = await it.hold(tagOf('other-scheme'));
    expect(state).toMatchObject({ tag: { kind: 'confirming' }, owner: 'unknown' });
  });
});

describe('leaving and ending', () => {
  test('a phone call in the middle: nothing is called written, and the same tag is completed afterwards', async () => {
    const it = await world();
    const tag = tagOf('ntag213');
    it.phone.trouble('ndef.write', 'silent');
    await it.hold(tag);
    it.flow.hidden();
    expect(await it.settle()).toMatchObject({
      tag: { kind: 'off' },
      verified: 0,
      last: { outcome: { cause: 'interrupted' } },
    });
    expect(it.phone.discovering).toBe(false);
    expect(it.phone.listeners.size).toBe(0);
    expect(it.watchers()).toBe(0);
    it.flow.shown();
    await it.settle();
    expect(await it.hold(tag)).toMatchObject({ verified: 1 });
    expect(results(it.server)).toEqual([
      ['tag0', 'failed'],
      ['tag0', 'verified'],
    ]);
  });

  test('hidden while the code is being opened: NFC stays off until the page is back', async () => {
    const server = new FakeServer();
    const it = await world({ server });
    it.flow.ended();
    await it.settle();
    expect(it.phone.discovering).toBe(false);
  });

  test('ending the batch stops NFC and sums up; going on starts again', async () => {
    const it = await world();
    await it.hold(tagOf('ntag213'));
    it.flow.setEnded(true);
    expect(writeView(await it.settle())).toMatchObject({
      headline: '本次写好 1 张',
      main: { action: 'resume' },
    });
    expect(it.phone.discovering).toBe(false);
    it.flow.setEnded(false);
    expect(await it.settle()).toMatchObject({ tag: { kind: 'waiting' } });
  });

  test('the write code goes with every result', async () => {
    const it = await world();
    it.server.refusal = 'timeout';
    await it.hold(tagOf('ntag213'));
    expect(it.storage.read('staff-write-outbox')).toMatchObject([{ code: CODE }]);
  });
});
