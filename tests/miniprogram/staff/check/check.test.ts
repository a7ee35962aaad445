import type { SchemeLookup } from '../../../../miniprogram/staff/api/staff';
import { ApiFailure } from '../../../../miniprogram/api/failure';
import { createCheckFlow } from '../../../../miniprogram/staff/check/check-flow';
import type { CheckState } from '../../../../miniprogram/staff/check/check-flow';
import { checkView } from '../../../../miniprogram/staff/check/check-view';
import type { CheckView } from '../../../../miniprogram/staff/check/check-view';
import { nfcPort } from '../../../../miniprogram/staff/nfc/adapter';
import { VirtualTag } from '../../../../preview/tags/virtual-tag';
import { FakeNfc } from '../../../helpers/wx/nfc';
import { bench, manualClock, tagOf } from '../nfc/bench';
import { place } from '../write/world';

interface Check {
  readonly phone: FakeNfc;
  readonly flow: ReturnType<typeof createCheckFlow>;
  readonly asked: string[];
  hold(tag: VirtualTag): Promise<CheckView>;
  view(): CheckView;
}

async function check(lookup: SchemeLookup | null, platform = 'android', nfcOn = true): Promise<Check> {
  const phone = new FakeNfc({ nfcOn });
  const states: CheckState[] = [];
  const asked: string[] = [];
  const clock = manualClock();
  const flow = createCheckFlow({
    code: 'demoWriteTaiyuan01',
    platform,
    nfc: nfcPort(phone.adapter),
    api: {
      async lookUpScheme(_, scheme) {
        asked.push(scheme);
        if (lookup === null) throw new ApiFailure({ code: 'network_offline' });
        return lookup;
      },
    },
    clock,
    onState: (state) => states.push(state),
  });
  await flow.shown();
  const view = (): CheckView => checkView(states.at(-1)!);
  return {
    phone,
    flow,
    asked,
    view,
    async hold(tag) {
      clock.advance(5000);
      phone.present(tag);
      for (let i = 0; i < 30; i += 1) await new Promise((resolve) => setImmediate(resolve));
      return view();
    },
  };
}

/** A tag as the write page leaves it. */
async function written(): Promise<VirtualTag> {
  const it = await bench();
  const tag = tagOf('ntag213');
  await it.hold(tag);
  return tag;
}

const here = (whose: 'this_entrance' | 'other_entrance', enabled = true): SchemeLookup => ({
  whose,
  place,
  enabled,
});

describe('试碰', () => {
  test.each<[SchemeLookup | null, string, string]>([
    [here('this_entrance'), 'verified', '标签正常'],
    [here('other_entrance'), 'verified', '标签正常'],
    [here('this_entrance', false), 'needs-you', '入口已停用'],
    [{ whose: 'unassigned' }, 'needs-you', '还没有登记'],
    [{ whose: 'not_ours' }, 'needs-you', '不是本商家的标签'],
    [null, 'needs-you', '是微信入口标签'],
  ])('a written tag, and the server says %j', async (lookup, tone, headline) => {
    const it = await check(lookup);
    expect(await it.hold(await written())).toMatchObject({ tone, headline });
    expect(it.asked).toEqual(['weixin://dl/business/?t=Ticket00000']);
  });

  test('says which store and terminal it opens', async () => {
    const it = await check(here('other_entrance'));
    expect((await it.hold(await written())).text).toContain('太原分公司 · 太原第一门店 · 1 号收银台');
  });

  test.each([
    ['ntag213', '空白标签'],
    ['unformatted', '空白标签'],
    ['foreign', '不是会员入口'],
    ['damaged', '内容读不懂'],
  ])('%s: %s, and the server is not asked', async (kind, headline) => {
    const it = await check(here('this_entrance'));
    const tag = tagOf(kind);
    const before = tag.snapshot();
    expect(await it.hold(tag)).toMatchObject({ headline });
    expect(it.asked).toEqual([]);
    expect(tag.snapshot()).toEqual(before);
  });

  test('a bank or door card is called what it is, and nobody is told to write it again', async () => {
    const it = await check(here('this_entrance'));
    it.phone.options.techs = ['NFC-A', 'ISO-DEP'];
    const view = await it.hold(tagOf('ntag213'));
    expect(view).toMatchObject({ headline: '没有读到', tone: 'needs-you' });
    expect(view.text).toMatch(/银行卡.*换一张空白的 NTAG213/);
  });

  test('a tag whose records are not as they should be must be written again', async () => {
    const tag = await written();
    const snapshot = tag.snapshot();
    // The AAR's package, one letter off.
    const at = Buffer.from(snapshot.memory).indexOf('com.tencent.mm');
    snapshot.memory[at] = 0x64;
    const it = await check(here('this_entrance'));
    expect(await it.hold(new VirtualTag(snapshot))).toMatchObject({
      headline: '记录不完整',
      tone: 'needs-you',
    });
  });

  test('torn away: says so, and the next hold works', async () => {
    const it = await check(here('this_entrance'));
    const tag = await written();
    it.phone.present(tag);
    tag.tearAfter(1);
    for (let i = 0; i < 30; i += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(it.view().headline).toBe('没有读到');
    expect(await it.hold(tag)).toMatchObject({ headline: '标签正常' });
  });

  test('a read-protected tag is called protected', async () => {
    const snapshot = tagOf('password').snapshot();
    snapshot.memory[0x2a * 4] = 0x80;
    const it = await check(null);
    expect((await it.hold(new VirtualTag(snapshot))).text).toContain('密码保护');
  });

  test('on an iPhone and with NFC off it says so', async () => {
    expect((await check(null, 'ios')).view().headline).toBe('iPhone 不能写标签');
    const off = await check(null, 'android', false);
    expect(off.view()).toMatchObject({ headline: '请打开 NFC', canRetry: true });
  });

  test('hidden: discovery stops and the listener goes; shown again it works', async () => {
    const it = await check(here('this_entrance'));
    await it.flow.hidden();
    expect(it.phone.discovering).toBe(false);
    expect(it.phone.listeners.size).toBe(0);
    await it.flow.shown();
    expect(await it.hold(await written())).toMatchObject({ headline: '标签正常' });
  });
});

test('left while discovery starts and opened again: the refused first start takes nothing from the second', async () => {
  const states: CheckState[] = [];
  const starts: { resolve(): void; reject(error: Error): void }[] = [];
  const listeners = new Set<unknown>();
  const flow = createCheckFlow({
    code: null,
    platform: 'android',
    nfc: {
      watch(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      startDiscovery: () => new Promise((resolve, reject) => starts.push({ resolve, reject })),
      stopDiscovery: async () => undefined,
      nfcA: () => {
        throw new Error('no tag');
      },
      ndef: () => {
        throw new Error('no tag');
      },
    },
    api: { lookUpScheme: async () => ({ whose: 'not_ours' }) },
    clock: manualClock(),
    onState: (state) => states.push(state),
  });
  const first = flow.shown();
  await flow.hidden();
  const second = flow.shown();
  starts[0]!.reject(new Error('startDiscovery:fail system internal error'));
  await first;
  expect(states.at(-1)).toEqual({ kind: 'starting' });
  starts[1]!.resolve();
  await second;
  expect(states.at(-1)).toEqual({ kind: 'waiting' });
  expect(listeners.size).toBe(1);
  await flow.hidden();
  expect(listeners.size).toBe(0);
});
