import type { Locator, Page } from 'playwright-core';
import type { Product, Visit } from './harness';
import { leave, startProduct, visit } from './harness';
import type { Sizes } from './harness/office';
import { goTo, look } from './harness/office';
import { claimCard, memberCenter, previewReady } from './harness/story';

const SIZES: Sizes = [
  [1280, 900],
  [430, 900],
  [320, 700],
];
const TAP = { path: 'pages/member/index', query: { e: 'demoTaiyuanFirst01' }, scene: 1065 };
/** A public address as such, so that no name service is asked; this product can call nobody there. */
const ADDRESS = 'https://93.184.215.14:1/taps';

/** Office work around the counter: telling one's own software, putting a ledger right, paying back. A product of its own. */
describe('the front desk’s office', () => {
  let product: Product;
  let office: Visit;
  let page: Page;
  beforeAll(async () => {
    product = await startProduct();
    office = await visit('/', product.address);
    page = office.page;
    await page.getByTestId('enter-console').click();
    await page.getByRole('heading', { name: '会员领卡用卡入口' }).waitFor();
  });
  afterAll(async () => {
    expect(office.problems).toEqual([]);
    await office.close();
    await leave();
    await product.stop();
  });

  const dialog = (): Locator => page.getByRole('dialog').last();

  it('sets, tests, pauses, resumes and removes a webhook, with the keyboard where it opens and closes', async () => {
    await goTo(page, '前台与回调');
    await page.getByText('还没有回调地址').waitFor();
    const add = page.getByTestId('add-webhook');
    await add.focus();
    await page.keyboard.press('Enter');
    await dialog().getByLabel('回调地址（公网 https）').waitFor();
    // The keyboard stays in the dialog, Escape closes it, and the focus goes back to where it was.
    for (let step = 0; step < 12; step += 1) {
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.closest('[role="dialog"]') !== null)).toBe(
        true,
      );
    }
    await dialog().getByLabel('回调地址（公网 https）').focus();
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'hidden' });
    expect(await add.evaluate((it) => it === document.activeElement)).toBe(true);

    await page.keyboard.press('Enter');
    const address = dialog().getByLabel('回调地址（公网 https）');
    await address.fill('https://127.0.0.1/taps');
    await dialog().getByTestId('save-webhook').click();
    await dialog().getByRole('alert').waitFor();
    await look(office, 'office-webhook-refused', SIZES);
    await address.fill(ADDRESS);
    await dialog().getByTestId('save-webhook').click();
    const secret = await page.getByTestId('webhook-secret').locator('code').innerText();
    expect(secret).toMatch(/^[0-9A-Za-z_-]{43}$/);
    await look(office, 'office-webhook-secret', SIZES);
    await dialog().getByRole('button', { name: '已保存' }).click();
    const hook = page.getByRole('article', { name: `回调地址 ${ADDRESS}` });
    await hook.getByText('还没有可通知的事').waitFor();
    expect(await page.content()).not.toContain(secret);

    await hook.getByTestId('test-webhook').click();
    await page.getByTestId('webhook-tested').getByText('✕ 测试没有送达').waitFor({ timeout: 15_000 });
    await look(office, 'office-webhook-tested', SIZES);
    await hook.getByTestId('pause-webhook').click();
    await hook.getByText('已暂停').waitFor();
    await hook.getByTestId('pause-webhook').click();
    await hook.getByText('已暂停').waitFor({ state: 'hidden' });
    await hook.getByTestId('remove-webhook').click();
    await dialog().getByRole('button', { name: '移除' }).click();
    await page.getByText('还没有回调地址').waitFor();
  });

  it('puts a balance right, refuses what cannot be, and pays back once what a member left with', async () => {
    const phone = await office.context.newPage();
    await phone.goto(`${product.address}/preview/`);
    await previewReady(phone);
    await phone.evaluate((entry) => window.preview?.launch('touristappid', entry), TAP);
    await claimCard(phone);
    const center = await memberCenter(phone);
    await center.getByText('已通知前台').or(center.getByText('请出示会员码')).first().waitFor();

    await goTo(page, '会员');
    await page.getByTestId('members').locator('tbody tr').first().getByRole('button').first().click();
    await page.getByTestId('adjust').click();
    const form = page.getByRole('form', { name: '更正积分或余额' });
    const adjust = async (amount: string): Promise<void> => {
      await form.getByText('余额（元）').click();
      await form.getByLabel('增加的数额，减少填负数').fill(amount);
      await form.getByLabel('原因（会员看得到）').fill('补记充值');
      await form.getByTestId('adjust-now').click();
    };
    await adjust('-1');
    await form.getByText('会员的余额不足').waitFor();
    await look(office, 'office-ledger-refused', SIZES);
    await adjust('25.5');
    await page.getByTestId('entries').getByText('补记充值').waitFor();
    await page.keyboard.press('Escape');

    for (const step of ['退出会员', '我要退出会员', '确认退出'])
      await center.getByText(step, { exact: true }).locator('visible=true').first().click();
    await center.getByText('已退出会员').waitFor();
    await office.screenshot('office-left', phone);
    const number = (await center.locator('.refund').innerText()).trim();
    await phone.close();

    await page.getByRole('button', { name: '退还余额' }).click();
    await dialog().getByLabel('退款号').fill('0000 0000 0000 0000');
    await dialog().getByTestId('find-refund').click();
    await dialog().getByRole('alert').waitFor();
    await dialog().getByLabel('退款号').fill(number);
    await dialog().getByTestId('find-refund').click();
    await dialog().getByText('25.50 元').waitFor();
    await look(office, 'office-refund-found', SIZES);
    await dialog().getByTestId('settle-refund').click();
    await page.getByRole('button', { name: '已退还', exact: true }).click();
    await dialog()
      .getByText(/✓ .*已退还/)
      .waitFor();
    await look(office, 'office-refund-settled', SIZES);
    expect(await dialog().getByTestId('settle-refund').count()).toBe(0);
  });
});
