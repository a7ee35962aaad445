import { writeView } from '../../../../miniprogram/staff/write/view';
import { modeName, CHOICES } from '../../../../miniprogram/staff/write/modes';
import type { VirtualTag } from '../../../../preview/tags/virtual-tag';
import { tagOf } from '../nfc/bench';
import { FakeServer, world } from './world';
import type { World } from './world';

const PASSWORD = { job: 'write', wish: 'password' } as const;
const LOCK = { job: 'write', wish: 'lock' } as const;
const page = (tag: VirtualTag, number: number): number[] => [
  ...tag.snapshot().memory.slice(number * 4, number * 4 + 4),
];

/** A page of a staff member with the right to protect. */
async function staffWorld(): Promise<World> {
  const server = new FakeServer();
  server.mayProtect = true;
  return world({ server });
}
const told = (it: World): string[] =>
  [...it.server.registered.values()].map(
    ({ outcome, protection, keyVersion }) => `${outcome} ${protection ?? '-'} ${keyVersion ?? '-'}`,
  );

test('a mere holder of the code cannot choose protection, whatever the page asks for', async () => {
  const it = await world();
  it.flow.setMode(LOCK);
  expect(it.now().mode).toEqual({ job: 'write', wish: 'none' });
  expect(writeView(it.now())).toMatchObject({ mayProtect: false, mode: '', grave: false });
  const tag = tagOf('ntag213');
  await it.hold(tag);
  expect(page(tag, 3)[3]).toBe(0);
});

test('logging in as staff brings the right, being nobody’s staff does not', async () => {
  const it = await world();
  expect(await it.flow.logIn()).toBe(false);
  it.server.isStaff = true;
  expect(await it.flow.logIn()).toBe(true);
  await it.settle();
  expect(writeView(it.now()).mayProtect).toBe(true);
});

describe('with a password', () => {
  test('the tag is registered as verified, then protected, then told as protected with its key version', async () => {
    const it = await staffWorld();
    it.flow.setMode(PASSWORD);
    const tag = tagOf('ntag213');
    const state = await it.hold(tag);
    expect(writeView(state)).toMatchObject({ tone: 'verified', headline: '写入成功，已加密码' });
    expect(told(it)).toEqual(['verified - -', 'protection_only password 3']);
    expect(it.server.asked).toMatchObject([{ tagId: 'tag0', purpose: 'protect' }]);
    // AUTH0 guards from the lock page on; reading stays free.
    expect(page(tag, 0x29)[3]).toBe(2);
    expect((page(tag, 0x2a)[0] as number) & 0x87).toBe(0);
    expect(it.now()).toMatchObject({ verified: 1, guarded: 1, waiting: 0 });
  });

  test('held again, such a tag is rewritten by its password in one connection', async () => {
    const it = await staffWorld();
    it.flow.setMode(PASSWORD);
    const tag = tagOf('ntag213');
    await it.hold(tag);
    const second = await staffWorld();
    second.server.asked.length = 0;
    await second.hold(tagOf('ntag215'));
    let state = await second.hold(tag);
    expect(state.tag.kind).toBe('confirming');
    const before = second.phone.calls.length;
    second.flow.answer(true);
    state = await second.settle();
    expect(state.tag).toMatchObject({ kind: 'finished', outcome: { kind: 'verified' } });
    const calls = second.phone.calls.slice(before);
    const auth = calls.indexOf('nfcA.transceive 1b');
    expect(auth).toBeGreaterThan(0);
    expect(
      calls.slice(auth, calls.lastIndexOf('nfcA.transceive a2')).some((call) => call.includes('connect')),
    ).toBe(false);
    expect(calls).not.toContain('ndef.write');
    expect(page(tag, 0x29)[3]).toBe(2);
  });

  test('without network the tag is verified, not protected, and says so; with network the next hold protects it', async () => {
    const it = await staffWorld();
    it.flow.setMode(PASSWORD);
    it.server.refusal = 'network_offline';
    const tag = tagOf('ntag213');
    let state = await it.hold(tag);
    expect(writeView(state)).toMatchObject({ tone: 'needs-you', headline: '已写好，没有加密码' });
    expect(writeView(state).text).toContain('没有网络');
    expect(it.server.asked).toEqual([]);
    expect(page(tag, 0x29)[3]).toBe(0xff);
    it.server.refusal = null;
    state = await it.hold(tag);
    expect(writeView(state).headline).toBe('写入成功，已加密码');
    expect(told(it)).toEqual(['verified - -', 'protection_only password 3']);
  });

  test('the server’s no leaves the tag verified and unprotected', async () => {
    const it = await staffWorld();
    it.flow.setMode(PASSWORD);
    it.server.passwordRefusal = 'forbidden';
    const state = await it.hold(tagOf('ntag213'));
    expect(state.tag).toMatchObject({
      outcome: { kind: 'verified' },
      protection: { end: 'open', cause: 'refused', code: 'forbidden' },
    });
  });

  test('a chip without password is written and says that it has none', async () => {
    const it = await staffWorld();
    it.flow.setMode(PASSWORD);
    const tag = tagOf('ntag213');
    it.phone.trouble('nfcA.transceive 60', { code: 13017 }, { code: 13017 });
    const state = await it.hold(tag);
    expect(state.tag).toMatchObject({
      outcome: { kind: 'verified' },
      protection: { end: 'open', cause: 'chip' },
    });
  });
});

describe('torn away while it is protected', () => {
  test.each(['password', 'lock'] as const)(
    '%s: after any command, the next hold finishes it',
    async (wish) => {
      let cuts = 0;
      for (let cut = 20; ; cut += 1) {
        const it = await staffWorld();
        it.flow.setMode({ job: 'write', wish });
        const tag = tagOf('ntag213');
        it.clock.advance(5000);
        it.phone.present(tag);
        tag.tearAfter(cut, cut % 2 === 0 ? 'command' : 'answer');
        const first = await it.settle();
        const isTorn = !tag.inField;
        if (
          first.tag.kind === 'finished' &&
          first.tag.outcome.kind === 'verified' &&
          first.tag.protection?.end === 'done'
        )
          expect(page(tag, 3)[3]).toBe(wish === 'lock' ? 0x0f : 0);
        await it.hold(tag);
        const end = await it.settle();
        expect({ cut, end: end.tag.kind === 'finished' ? end.tag.protection?.end : end.tag.kind }).toEqual({
          cut,
          end: isTorn ? 'done' : 'repeated',
        });
        cuts += 1;
        if (!isTorn) break;
      }
      expect(cuts).toBeGreaterThan(12);
    },
  );
});

describe('locked for ever', () => {
  test('after verified and registered only; nothing can be written any more, and the register knows', async () => {
    const it = await staffWorld();
    it.flow.setMode(LOCK);
    const tag = tagOf('ntag213');
    expect(writeView(await it.hold(tag)).headline).toBe('写入成功，已永久锁定');
    expect(told(it)).toEqual(['verified - -', 'protection_only locked -']);
    expect(page(tag, 3)[3]).toBe(0x0f);
    expect(page(tag, 2).slice(2)).toEqual([0xf8, 0xff]);
    expect(page(tag, 0x28).slice(0, 2)).toEqual([0xff, 0x0f]);
    expect((page(tag, 0x2a)[0] as number) & 0x40).toBe(0x40);
  });

  test('a write that is not verified is never locked', async () => {
    const it = await staffWorld();
    it.flow.setMode(LOCK);
    const tag = tagOf('ntag213');
    // Refused at a glance, and refused again after a closer look.
    it.phone.trouble('ndef.write', { code: 13017 }, { code: 13017 });
    await it.hold(tag);
    expect(page(tag, 3)[3]).toBe(0);
  });

  test('it takes two confirmations, each of which says that there is no way back', () => {
    const lock = CHOICES.find(({ mode }) => mode.wish === 'lock');
    expect(lock?.questions).toHaveLength(2);
    for (const { title, text } of lock?.questions ?? []) expect(`${title}${text}`).toMatch(/永久|不可恢复/);
    expect(modeName(LOCK)).toContain('不可恢复');
  });
});

describe('the way back from a password', () => {
  async function protectedTag(): Promise<VirtualTag> {
    const it = await staffWorld();
    it.flow.setMode(PASSWORD);
    const tag = tagOf('ntag213');
    await it.hold(tag);
    return tag;
  }

  test('unlocking leaves the content and takes the password off', async () => {
    const tag = await protectedTag();
    const content = [...tag.snapshot().memory.slice(16, 160)];
    const it = await staffWorld();
    it.flow.setMode({ job: 'unlock', wish: 'none' });
    const state = await it.hold(tag);
    expect(writeView(state)).toMatchObject({ tone: 'verified', headline: '已解除保护', count: 1 });
    expect([...tag.snapshot().memory.slice(16, 160)]).toEqual(content);
    expect(page(tag, 0x29)[3]).toBe(0xff);
    expect(told(it)).toEqual(['protection_only none -']);
  });

  test('erasing asks, then empties the tag and takes the password off', async () => {
    const tag = await protectedTag();
    const it = await staffWorld();
    it.flow.setMode({ job: 'erase', wish: 'none' });
    expect(writeView(await it.hold(tag))).toMatchObject({
      headline: '擦除这张标签吗？',
      main: { label: '擦除内容' },
    });
    it.flow.answer(true);
    const state = await it.settle();
    expect(writeView(state)).toMatchObject({ tone: 'verified', headline: '已擦除' });
    expect(page(tag, 5)).toEqual([0x34, 3, 0, 0xfe]);
    expect(page(tag, 0x29)[3]).toBe(0xff);
    expect(told(it)).toEqual(['erased none -']);
  });

  test('a password the server does not know keeps the tag as it is, and the words say whose move it is', async () => {
    const it = await staffWorld();
    it.flow.setMode({ job: 'unlock', wish: 'none' });
    it.server.passwordRefusal = 'tag_not_protected';
    const tag = tagOf('password');
    const before = tag.snapshot().memory;
    const state = await it.hold(tag);
    expect(writeView(state)).toMatchObject({ tone: 'needs-you', headline: '没有解除保护' });
    expect(writeView(state).text).toContain('不是本商家设置的');
    expect(tag.snapshot().memory).toEqual(before);
    expect(told(it)).toEqual([]);
  });

  test('a password the tag does not take is told as such', async () => {
    const it = await staffWorld();
    it.flow.setMode({ job: 'unlock', wish: 'none' });
    const tag = tagOf('password');
    expect((await it.hold(tag)).tag).toMatchObject({ outcome: { kind: 'failed', cause: 'wrong-password' } });
  });
});

test('hidden while it is protected: verified, protection open, and asked for when the page comes back', async () => {
  const it = await staffWorld();
  it.flow.setMode(PASSWORD);
  const tag = tagOf('ntag213');
  it.phone.trouble('nfcA.transceive 1b', 'late');
  await it.hold(tag);
  expect(it.now().tag.kind).toBe('protecting');
  it.flow.hidden();
  expect((await it.settle()).last).toMatchObject({
    outcome: { kind: 'verified' },
    protection: { end: 'open', cause: 'interrupted' },
  });
  it.flow.shown();
  await it.settle();
  expect(writeView(it.now()).headline).toBe('请把刚才那张再贴近');
  expect(writeView(await it.hold(tag)).headline).toBe('写入成功，已加密码');
});
