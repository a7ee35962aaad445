import type { Page } from 'playwright-core';
import type { Product, Visit } from './harness';
import { leave, startProduct, visit } from './harness';
import { PREVIEW_ONLY, seriousFaults } from './harness/axe';
import { setPhoneWidth } from './harness/phone-size';
import { memberCenter, previewReady } from './harness/story';

const APP = 'touristappid';
const WRITE = {
  path: 'staff/pages/nfc-write/index',
  query: { scene: 'w%3DdemoWriteTaiyuan01' },
  scene: 1047,
};
const VISIT = { path: 'pages/member/index', query: { e: 'demoTaiyuanFirst01' }, scene: 1065 };
/** A tag at the phone's back, and what the page then says. */
const STATES: readonly (readonly [string | null, string])[] = [
  [null, '请贴近标签'],
  ['ntag213', '写入成功'],
  ['foreign', '标签里有内容，覆盖吗？'],
  ['read-only', '没有写好'],
];

describe('the looks of the mini-program', () => {
  let product: Product;
  let opened: Visit;
  let phone: Page;
  beforeAll(async () => {
    product = await startProduct();
    opened = await visit('/preview/', product.address);
    phone = opened.page;
    await previewReady(phone);
    await setPhoneWidth(phone, 320);
  });
  afterAll(async () => {
    expect(opened.problems).toEqual([]);
    await opened.close();
    await leave();
    await product.stop();
  });

  it.each(STATES)('the write page is readable at arm’s length with %s: %s', async (kind, says) => {
    await phone.evaluate(
      ([app, entry]) => {
        window.preview?.kill(app);
        void window.preview?.launch(app, entry);
      },
      [APP, WRITE] as const,
    );
    const center = await memberCenter(phone);
    await center.getByText('请贴近标签').first().waitFor();
    if (kind !== null)
      await phone.evaluate(async (wanted) => {
        await window.preview?.presentTag(window.preview.addTag(wanted));
      }, kind);
    await center.getByText(says).first().waitFor();
    // The ground changes its colour within 200 ms.
    await phone.waitForTimeout(400);
    await opened.screenshot(`looks-write-${kind ?? 'waiting'}`);
    expect(await seriousFaults(center, PREVIEW_ONLY)).toEqual([]);
    await phone.evaluate(() => window.preview?.removeTag());
  });

  it('gives a finger 88 rpx for the agreement below the offer', async () => {
    await phone.evaluate(
      ([app, entry]) => {
        window.preview?.kill(app);
        window.preview?.setUser('zhou');
        void window.preview?.launch(app, entry);
      },
      [APP, VISIT] as const,
    );
    const center = await memberCenter(phone);
    const link = center.getByText('《会员协议与隐私政策》');
    await link.waitFor();
    const tall = await link.evaluate((it) => (it.getBoundingClientRect().height * 750) / window.innerWidth);
    expect(tall).toBeGreaterThanOrEqual(88);
  });
});
