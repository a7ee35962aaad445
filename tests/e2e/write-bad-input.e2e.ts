import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import type { Frame, Page } from 'playwright-core';
import type { PhoneSwitches } from '../../preview/phone/profiles';
import type { Product, Visit } from './harness';
import { leave, startProduct, visit } from './harness';
import { hold, memberCenter, memoryOf, previewReady, takeAway, takeTag } from './harness/story';
import { readTag } from './harness/tag-bytes';

const WRITE_CODE = 'demoWriteTaiyuan01';
const PAGE = 'staff/pages/nfc-write/index';
const SCAN = 1047;

/** What may go wrong while tags are written: a clear sentence each time, and nothing lost. */
describe('the write page with what it cannot use', () => {
  let product: Product;
  let opened: Visit;
  let phone: Page;

  beforeAll(async () => {
    product = await startProduct();
  });
  beforeEach(async () => {
    opened = await visit('/preview/', product.address);
    phone = opened.page;
    await previewReady(phone);
  });
  afterEach(() => opened.close());
  afterAll(async () => {
    await product.stop();
    await leave();
  });

  const openCode = async (id: string): Promise<Frame> => {
    const entry = { path: PAGE, query: { scene: encodeURIComponent(`w=${id}`) }, scene: SCAN };
    await phone.evaluate((how) => window.preview?.launch('touristappid', how), entry);
    return memberCenter(phone);
  };
  const set = (change: Partial<PhoneSwitches>): Promise<void> =>
    phone.evaluate((switches) => window.preview?.setSwitches(switches), change);
  const headline = (page: Frame, words: string | RegExp): Promise<void> =>
    page.locator('.headline', { hasText: words }).waitFor();
  const ready = async (): Promise<Frame> => {
    const page = await openCode(WRITE_CODE);
    await headline(page, '请贴近标签');
    return page;
  };
  /** Time passes, or the merchant acts, while the product runs. */
  const inDatabase = (sql: string): void => {
    const database = new DatabaseSync(join(product.dataDir, 'member-center.sqlite'));
    database.exec('pragma busy_timeout = 5000');
    database.exec(sql);
    database.close();
  };

  it('an unknown write code: says so and whom to ask', async () => {
    const page = await openCode('nobodyKnowsThis001');
    await headline(page, '没有找到这个写卡码');
    await page.locator('.text', { hasText: '向商家索取' }).waitFor();
    await opened.screenshot('write-code-unknown');
  });

  it.each([
    ['revoked', 'revoked_at = 1', '写卡码已被撤销'],
    ['expired', 'expires_at = 1', '写卡码已过期'],
  ])('a write code %s meanwhile: says so and where to get another', async (name, change, words) => {
    inDatabase(`update write_codes set ${change} where id = '${WRITE_CODE}'`);
    const page = await openCode(WRITE_CODE);
    await headline(page, words);
    await page.locator('.text', { hasText: '重新获取写卡码' }).waitFor();
    await opened.screenshot(`write-code-${name}`);
    inDatabase(`update write_codes set revoked_at = null, expires_at = null where id = '${WRITE_CODE}'`);
    await page.getByText('重试', { exact: true }).click();
    await headline(page, '请贴近标签');
  });

  it('no network before the scheme was fetched: waits, and goes on by itself', async () => {
    await set({ network: 'offline' });
    const page = await openCode(WRITE_CODE);
    await page.locator('.stage', { hasText: /网络/ }).waitFor();
    await opened.screenshot('write-offline-before');
    await set({ network: 'wifi' });
    await headline(page, '请贴近标签');
  });

  it('no network after it was fetched: tags are written, and reported when it is back', async () => {
    const page = await ready();
    await set({ network: 'offline' });
    const tag = await takeTag(phone, 'ntag213');
    await hold(tag);
    await headline(page, '写入成功');
    await page.locator('.count__note', { hasText: '1 条结果待上传' }).waitFor();
    await opened.screenshot('write-offline-after');
    await set({ network: 'wifi' });
    await page.locator('.count__note', { hasNotText: '待上传' }).waitFor();
    expect(readTag(await memoryOf(phone, 'ntag213')).records).toHaveLength(2);
  });

  it('a scheme too long for the tag: says so, names better tags, and leaves the tag alone', async () => {
    const page = await ready();
    const tag = await takeTag(phone, 'ntag210');
    const before = await memoryOf(phone, 'ntag210');
    await hold(tag);
    await page.locator('.text', { hasText: /容量太小.*NTAG213/ }).waitFor();
    await opened.screenshot('write-too-small');
    expect((await memoryOf(phone, 'ntag210')).equals(before)).toBe(true);
  });

  it('two tags at once: neither is called written by mistake, and one after the other they are', async () => {
    const page = await ready();
    const one = await takeTag(phone, 'ntag213');
    const other = await takeTag(phone, 'ntag215');
    await phone.evaluate(async () => {
      const [second, first] = window.preview?.tags() ?? [];
      await window.preview?.presentTag(first?.id ?? '');
      await new Promise((resolve) => setTimeout(resolve, 40));
      await window.preview?.presentTag(second?.id ?? '');
    });
    await page.locator('.sign__mark').waitFor();
    await opened.screenshot('write-two-at-once');
    await phone.evaluate(() => window.preview?.removeTag());
    for (const [tag, kind] of [
      [one, 'ntag213'],
      [other, 'ntag215'],
    ] as const) {
      const written = readTag(await memoryOf(phone, kind)).records.length === 2;
      if (written) continue;
      const looked = nextDrawing(page);
      await hold(tag);
      await looked;
      await headline(page, '写入成功');
      await takeAway(tag);
      expect(readTag(await memoryOf(phone, kind)).records).toHaveLength(2);
    }
    const links = await Promise.all(
      ['ntag213', 'ntag215'].map(async (kind) => linkOf(await memoryOf(phone, kind))),
    );
    expect(new Set(links).size).toBe(2);
  });

  it('the same tag twice: is not written again, and counts once', async () => {
    const page = await ready();
    const tag = await takeTag(phone, 'ntag213');
    await hold(tag);
    await headline(page, '写入成功');
    await takeAway(tag);
    await phone.waitForTimeout(2200);
    await hold(tag);
    await headline(page, '这张已经写好了');
    expect(await page.locator('.count__number').innerText()).toBe('1');
    await opened.screenshot('write-twice');
  });

  it('a phone call in the middle: no false success, and the same tag is finished afterwards', async () => {
    const page = await ready();
    const tag = await takeTag(phone, 'ntag213');
    await hold(tag);
    await headline(page, /写入中|校验中|正在读取/);
    await set({ locked: true });
    await phone.waitForTimeout(500);
    await set({ locked: false });
    await headline(page, /请把刚才那张再贴近|写入成功|没有写好/);
    await opened.screenshot('write-phone-call');
    await phone.evaluate(() => window.preview?.removeTag());
    await phone.waitForTimeout(300);
    await hold(tag);
    await headline(page, /写入成功|已经写好/);
    expect(readTag(await memoryOf(phone, 'ntag213')).records).toHaveLength(2);
  });
});

const linkOf = (memory: Buffer): string => /weixin:\/\/[!-~]*/u.exec(memory.toString('latin1'))?.[0] ?? '';

/** Resolves when the page next draws something else: what stood there before is not taken for the answer. */
const nextDrawing = (page: Frame): Promise<void> =>
  page.locator('.stage').evaluate(
    (stage) =>
      new Promise<void>((resolve) => {
        const watch = new MutationObserver(() => {
          watch.disconnect();
          resolve();
        });
        watch.observe(stage, { subtree: true, childList: true, characterData: true });
      }),
  );
