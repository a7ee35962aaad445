import type { Frame, Page } from 'playwright-core';
import type { Product, Visit } from './harness';
import { leave, startProduct, visit } from './harness';
import { PREVIEW_ONLY, seriousFaults } from './harness/axe';
import { setPhoneWidth } from './harness/phone-size';
import { claimCard, memberCenter, previewReady } from './harness/story';

/** Row of the member center, what its page says, name of the picture. */
const EVERY_PAGE: (readonly [string, RegExp, string])[] = [
  ['积分、余额与到店记录', /还没有积分或余额记录|没有更多了/, 'records'],
  ['我的资料', /称呼与生日/, 'profile'],
  ['门店', /太原第一门店/, 'stores'],
  ['会员协议与隐私', /版本 .* · .*发布/, 'agreement'],
  ['退出会员', /我要退出会员/, 'leave'],
];
const PLAIN = { path: 'pages/member/index', query: {}, scene: 1001 };
describe('the account’s pages', () => {
  let product: Product;
  let opened: Visit;
  let phone: Page;
  let center: Frame;

  beforeAll(async () => {
    product = await startProduct();
  });

  /** Another person for each story, so that they may share a server. */
  async function asMember(userId: string): Promise<void> {
    opened = await visit('/preview/', product.address);
    phone = opened.page;
    await previewReady(phone);
    await phone.evaluate((id) => window.preview?.setUser(id), userId);
    await phone.evaluate((entry) => window.preview?.launch('touristappid', entry), PLAIN);
    center = await memberCenter(phone);
    const offer = center.getByText('领取会员卡', { exact: true });
    const ready = center.getByText('已是最新');
    await offer.or(ready).first().waitFor();
    if ((await offer.count()) > 0) await claimCard(phone);
    await ready.waitFor();
  }
  afterEach(async () => {
    expect(opened.problems).toEqual([]);
    await opened.close();
  });
  afterAll(async () => {
    await leave();
    await product.stop();
  });

  const open = async (words: string): Promise<void> => {
    await seen(words).click();
  };
  /** On the page in sight; pages below it keep their layout. */
  const seen = (words: string) => center.getByText(words, { exact: true }).locator('visible=true').first();
  const back = (): Promise<void> => phone.evaluate(() => window.preview?.back());

  it('records consent to the claim with its version, and shows it', async () => {
    await asMember('lin');
    await open('会员协议与隐私');
    await center.getByText('我的同意记录').waitFor();
    await center
      .getByText(/同意版本/)
      .first()
      .waitFor();
    expect(await center.locator('body').innerText()).toContain('领取会员卡');
  });

  it('binds a verified phone number only after consent and WeChat’s privacy question', async () => {
    await asMember('wang');
    await open('我的资料');
    await center.getByText('更换或验证手机号').waitFor();
    await open('我已阅读并同意');
    await center.getByText('更换或验证手机号').click();
    await center.getByText('隐私保护提示').waitFor();
    await opened.screenshot('account-privacy');
    await center.getByText('不同意', { exact: true }).click();
    await center.getByText('没有获得您的同意').waitFor();
    await center.getByText('更换或验证手机号').click();
    await center.getByText('同意', { exact: true }).click();
    await center.getByText(/手机号已绑定/).waitFor();
    await center.getByText(/微信已于.*验证/).waitFor();
    await opened.screenshot('account-phone-bound');
  });

  it('asks a cashier to confirm an old card that is known by its number only', async () => {
    await asMember('chen');
    await open('我的资料');
    await open('绑定旧会员卡');
    await open('我已阅读并同意');
    await center
      .locator('input[aria-label="旧会员卡号"], wx-input[aria-label="旧会员卡号"] input')
      .fill('A10003001');
    await open('申请绑定');
    await center.getByText('请告诉收银员').waitFor();
    expect(await center.locator('.big').innerText()).toMatch(/^\d{3} \d{3}$/);
    await opened.screenshot('account-old-card');
  });

  it('lets the member leave in two steps, and leaves nothing of the card on the phone', async () => {
    await asMember('zhou');
    await open('退出会员');
    await open('我要退出会员');
    await center.getByText('确认退出会员？').waitFor();
    await open('确认退出');
    await center.getByText('已退出会员').waitFor();
    await opened.screenshot('account-left');
    await open('返回会员中心');
    await center.getByText('领取会员卡', { exact: true }).waitFor();
    await phone.evaluate(() => {
      window.preview?.setSwitches({ network: 'offline' });
      window.preview?.kill('touristappid');
    });
    await phone.evaluate((entry) => window.preview?.launch('touristappid', entry), PLAIN);
    center = await memberCenter(phone);
    await center.getByText('网络不可用').waitFor();
    expect(await center.locator('body').innerText()).not.toContain('出示会员码');
  });

  it('shows the stores of last time without network, with their age', async () => {
    await asMember('clerk');
    await open('门店');
    await center.getByText('太原第一门店').waitFor();
    await back();
    await phone.evaluate(() => window.preview?.setSwitches({ network: 'offline' }));
    await open('门店');
    await center.getByText('太原第一门店').waitFor();
    await center.getByText(/网络不可用，更新于/).waitFor();
    await opened.screenshot('account-stores-offline');
  });

  it.each([
    [375, 'dark' as const, false, EVERY_PAGE],
    [320, 'light' as const, true, EVERY_PAGE],
    [430, 'light' as const, false, []],
  ])(
    'has no serious fault for a screen reader, and nothing sticks out, at %d px %s large %s',
    async (width, theme, largeText, pages) => {
      await asMember('devtools');
      await setPhoneWidth(phone, width);
      await phone.evaluate((change) => window.preview?.setSwitches(change), { theme, largeText });
      await phone.evaluate((entry) => window.preview?.launch('touristappid', entry), PLAIN);
      center = await memberCenter(phone);
      await center.getByText('已是最新').waitFor();
      expect(await center.evaluate(() => window.innerWidth)).toBe(width);
      const look = async (name: string): Promise<void> => {
        await opened.screenshot(`account-${name}-${width}-${theme}${largeText ? '-large' : ''}`);
        expect([name, await seriousFaults(center, PREVIEW_ONLY)]).toEqual([name, []]);
        const wide = await center.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect([name, wide <= 0]).toEqual([name, true]);
      };
      await look('member');
      for (const [words, there, name] of pages) {
        await open(words);
        await center.getByText(there).first().waitFor();
        await look(name);
        await back();
      }
      await open('出示会员码');
      await center.getByText(/自动更新/).waitFor();
      await look('code');
    },
  );
});
