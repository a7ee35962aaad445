import type { BrowserContext, Frame, Page } from 'playwright-core';
import type { PhoneSwitches, ProfileId } from '../../preview/phone/profiles';
import type { Product, Visit } from './harness';
import { leave, startProduct, visit } from './harness';
import {
  bePerson,
  claimCard,
  component,
  hold,
  memberCenter,
  memoryOf,
  previewReady,
  takeAway,
  takeTag,
} from './harness/story';
import { readTag } from './harness/tag-bytes';

const WRITE_CODE = 'demoWriteTaiyuan01';
const ENTRANCE = 'demoTaiyuanFirst01';
const SCENE_URL_SCHEME = 1065;

/** One unhappy end per room, each on its own product so that none disturbs another. */
describe('when things go wrong', () => {
  let product: Product;
  let opened: Visit;
  let phone: Page;

  beforeEach(async () => {
    product = await startProduct();
    opened = await visit('/preview/', product.address);
    phone = opened.page;
    await previewReady(phone);
    await logIn(opened.context);
  });
  afterEach(async () => {
    await opened.close();
    await product.stop();
  });
  afterAll(leave);

  const logIn = async (context: BrowserContext): Promise<string> => {
    const answer = await context.request.post(`${product.address}/api/v1/console/demo-login`, { data: {} });
    return ((await answer.json()) as { csrfToken: string }).csrfToken;
  };
  const control = async (path: string, data: object): Promise<void> => {
    const answer = await opened.context.request.post(`${product.address}/simulator/control/${path}`, {
      data,
    });
    expect(answer.ok()).toBe(true);
  };
  const scanWriteCode = (): Promise<void> =>
    phone.evaluate(
      (id) => window.preview?.scanPicture(`/api/v1/console/write-codes/${id}/code.png`),
      WRITE_CODE,
    );
  const touchStand = async (): Promise<Frame> => {
    const entry = { path: 'pages/member/index', query: { e: ENTRANCE }, scene: SCENE_URL_SCHEME };
    await phone.evaluate((how) => window.preview?.launch('touristappid', how), entry);
    return memberCenter(phone);
  };
  const pickUp = (id: ProfileId): Promise<void> =>
    phone.evaluate((profile) => window.preview?.setProfile(profile), id);
  const set = (change: Partial<PhoneSwitches>): Promise<void> =>
    phone.evaluate((switches) => window.preview?.setSwitches(switches), change);

  it('says that NFC is off and what to do, and goes on when it is on', async () => {
    await pickUp('android-nfc-off');
    await scanWriteCode();
    const page = await memberCenter(phone);
    await page.getByText('手机的 NFC 开关没有打开').first().waitFor();
    await page
      .getByText(/在系统设置里打开 NFC/)
      .first()
      .waitFor();
    await opened.screenshot('unhappy-nfc-off');
    await pickUp('iphone');
    await scanWriteCode();
    await (
      await memberCenter(phone)
    )
      .getByText(/iPhone/)
      .first()
      .waitFor();
    await opened.screenshot('unhappy-iphone');
  });

  it('never calls a tag written that was torn away, and recovers at the next hold', async () => {
    await scanWriteCode();
    const page = await memberCenter(phone);
    await page.getByText('请贴近标签').waitFor();
    const tag = await takeTag(phone, 'ntag213');
    await tag.getByLabel('几条命令后拿开').fill('14');
    await hold(tag);
    await page
      .getByText(/再贴|再试|重新|没有写/)
      .first()
      .waitFor();
    expect(await page.getByText('写入成功', { exact: true }).count()).toBeLessThanOrEqual(1);
    expect(await page.locator('.headline').innerText()).not.toBe('写入成功');
    await opened.screenshot('unhappy-torn-away');
    await tag.getByLabel('几条命令后拿开').fill('');
    await hold(tag);
    await expectHeadline(page, '写入成功');
    expect(readTag(await memoryOf(phone, 'ntag213')).records).toHaveLength(2);
  });

  it('stays with the offer when the component is left without data', async () => {
    await bePerson(phone, '王建国');
    const center = await touchStand();
    await center.getByText('领取会员卡', { exact: true }).click();
    await phone.getByTestId('confirm-ok').click();
    await (await component(phone)).getByText('提交并领取').waitFor();
    await phone.getByTestId('nav-back').click();
    await center.getByText('领取会员卡', { exact: true }).waitFor();
    expect(await center.locator('body').innerText()).not.toContain('出示会员码');
    await opened.screenshot('unhappy-component-left');
    await claimCard(phone);
    await center.getByText('出示会员码', { exact: true }).waitFor();
  });

  it('says that the entrance is disabled, by name', async () => {
    const csrf = await logIn(opened.context);
    const answer = await opened.context.request.patch(
      `${product.address}/api/v1/console/entrances/${ENTRANCE}`,
      {
        data: { enabled: false },
        headers: { 'x-csrf-token': csrf, 'idempotency-key': 'disable-entrance-0001' },
      },
    );
    expect(answer.ok()).toBe(true);
    const center = await touchStand();
    await center.getByText(/停用/).first().waitFor();
    await opened.screenshot('unhappy-entrance-disabled');
  });

  it('asks to show the member code while the front desk sleeps', async () => {
    const center = await touchStand();
    await claimCard(phone);
    await center.getByText('请出示会员码').waitFor();
    await opened.screenshot('unhappy-terminal-asleep');
  });

  it('carries on after the server was restarted in the middle: tag, claim and card are still good', async () => {
    await scanWriteCode();
    const page = await memberCenter(phone);
    await page.getByText('请贴近标签').waitFor();
    const tag = await takeTag(phone, 'ntag213');
    await product.restart();
    await hold(tag);
    await expectHeadline(page, '写入成功');
    await takeAway(tag);
    await phone.getByTestId('capsule-close').click();
    await bePerson(phone, '王建国');
    await hold(tag);
    const center = await memberCenter(phone);
    await center.getByText('领取会员卡', { exact: true }).click();
    await phone.getByTestId('confirm-ok').click();
    await (await component(phone)).getByText('提交并领取').waitFor();
    await product.restart();
    await (await component(phone)).getByText('提交并领取').click();
    await center.getByText('出示会员码', { exact: true }).waitFor();
    await opened.screenshot('unhappy-restarted');
  });

  it('shows the cached card when the network is gone', async () => {
    const center = await touchStand();
    await claimCard(phone);
    await center.getByText('出示会员码', { exact: true }).waitFor();
    await set({ network: 'offline' });
    await phone.evaluate(() => window.preview?.kill('touristappid'));
    const again = await touchStand();
    await again.getByText('出示会员码', { exact: true }).waitFor();
    await again
      .getByText(/网络|离线/)
      .first()
      .waitFor();
    await opened.screenshot('unhappy-offline-cached');
  });

  it.each([
    ['-1 (busy)', [{ path: '/sns/jscode2session', errcode: -1, times: 1 }]],
    ['40001 (token)', [{ path: '/card/membercard/activate', errcode: 40001, times: 1 }]],
  ])('a member notices nothing when WeChat answers %s once', async (_name, faults) => {
    for (const fault of faults) await control('faults', fault);
    const center = await touchStand();
    await claimCard(phone);
    await center.getByText('出示会员码', { exact: true }).waitFor();
  });

  it('tells the visitor when WeChat stays busy, and tries again on demand', async () => {
    await control('faults', { path: '/sns/jscode2session', errcode: -1, times: 1000 });
    const center = await touchStand();
    await center
      .getByText(/微信服务繁忙/)
      .first()
      .waitFor();
    await opened.screenshot('unhappy-wechat-busy');
    const cleared = await opened.context.request.delete(`${product.address}/simulator/control/faults`);
    expect(cleared.ok()).toBe(true);
    await center.getByText('重试', { exact: true }).click();
    await center.getByText('领取会员卡', { exact: true }).waitFor();
  });

  it.each(['revealed', 'hidden', 'other_path'])(
    'still writes a tag that opens our page when WeChat answers 9800010 (%s)',
    async (manner) => {
      await control('faults', { path: '/wxa/generatenfcscheme', errcode: 9800010, times: 3, manner });
      await drainPool(opened.context, product.address);
      await scanWriteCode();
      const page = await memberCenter(phone);
      await page.getByText('请贴近标签').waitFor();
      const tag = await takeTag(phone, 'ntag215');
      await hold(tag);
      await expectHeadline(page, '写入成功');
      await takeAway(tag);
      await phone.getByTestId('capsule-close').click();
      await hold(tag);
      await (await memberCenter(phone)).getByText('领卡后自动通知前台').waitFor();
    },
  );
});

async function expectHeadline(page: Frame, words: string): Promise<void> {
  await page.locator('.headline', { hasText: words }).waitFor();
}

/** Reserves what the pool holds for another write code's sake, so that the next tags need schemes issued now. */
async function drainPool(context: BrowserContext, address: string): Promise<void> {
  const csrf = (
    (await (await context.request.get(`${address}/api/v1/console/me`)).json()) as { csrfToken: string }
  ).csrfToken;
  for (const entrance of ['demoTaiyuanFirst00', 'demoTaiyuanFirst02', 'demoMerchantWide00', ENTRANCE]) {
    const code = (await (
      await context.request.post(`${address}/api/v1/console/entrances/${entrance}/write-codes`, {
        data: { renew: false, expiresInDays: null },
        headers: { 'x-csrf-token': csrf, 'idempotency-key': `drain-${entrance}` },
      })
    ).json()) as { id: string };
    if (code.id === WRITE_CODE) continue;
    const answer = await context.request.post(`${address}/api/v1/staff/write-sessions`, {
      data: { want: 10, phone: 'another-phone-000' },
      headers: { authorization: `WriteCode ${code.id}`, 'idempotency-key': `drain-session-${entrance}` },
    });
    expect(answer.ok()).toBe(true);
  }
}
