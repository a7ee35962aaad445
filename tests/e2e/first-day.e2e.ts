import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import type { Product, Visit } from './harness';
import { leave, startProduct, visit } from './harness';
import { hold, miniProgram, opened, previewReady, takeTag } from './harness/story';

/** Milliseconds: a person clicks slower than this program, but reads no faster than ten minutes allow. */
const TEN_MINUTES = 600_000;

/** From nothing to a printed stand, as a merchant goes about it: with the mouse and the keyboard, in the browser only. */
describe('a merchant’s first day', () => {
  let product: Product;
  let open: Visit;
  let office: Page;
  beforeAll(async () => {
    product = await startProduct({ env: { SIGN_UP: 'open' } });
  });
  afterAll(async () => {
    await leave();
    await product.stop();
  });

  const block = (id: string): Locator => office.locator(`#s-${id}`);
  const navigate = (name: string): Promise<void> =>
    office.getByRole('navigation').getByRole('link', { name }).click();

  /** Fills what a block of the settings asks for, presses its button and waits until it says that it worked. */
  async function settle(id: string, values: Record<string, string>, button: string): Promise<void> {
    for (const [name, value] of Object.entries(values))
      await block(id).locator(`[name="${name}"]`).fill(value);
    await block(id).getByRole('button', { name: button }).click();
    await block(id).getByText('✓').first().waitFor();
  }

  async function signUp(): Promise<void> {
    const { page } = open;
    await page.locator('[name="merchantName"]').fill('晴川茶馆');
    await page.locator('[name="name"]').fill('沈晴');
    await page.locator('[name="loginName"]').fill('shenqing');
    await page.locator('[name="password"]').fill('a quiet tea house');
    await page.locator('[name="again"]').fill('a quiet tea house');
    await open.screenshot('first-day-1-sign-up');
    await page.getByRole('button', { name: '注册并进入' }).click();
    await page.getByRole('heading', { name: '开通向导' }).waitFor();
    await open.screenshot('first-day-2-guide');
  }

  /** What mp.weixin.qq.com shows a merchant who signs up there; here the simulated WeChat. */
  async function accounts(): Promise<Record<string, string>> {
    await navigate('商家设置');
    await office.getByTestId('simulated-accounts').click();
    const rows = office.getByTestId('simulated-values').locator('div');
    await rows.first().waitFor();
    const pairs = await rows.evaluateAll((all) =>
      all.map((row) => [
        row.querySelector('dt')?.textContent ?? '',
        row.querySelector('dd')?.textContent.trim() ?? '',
      ]),
    );
    return Object.fromEntries(pairs) as Record<string, string>;
  }

  it('leads from the sign-up to a verified tag and a PDF for the printer within ten minutes', async () => {
    const began = Date.now();
    open = await visit('/console/#/sign-up', product.address);
    office = open.page;
    await signUp();

    const given = await accounts();
    const of = (name: string): string => given[name] ?? '';
    await settle(
      'mini-program',
      { 'mini-program-app-id': of('小程序 AppID'), 'mini-program-app-secret': of('小程序 AppSecret') },
      '向微信核对并保存',
    );
    await settle(
      'service-account',
      { 'service-account-app-id': of('服务号 AppID'), 'service-account-app-secret': of('服务号 AppSecret') },
      '向微信核对并保存',
    );
    await block('nfc').locator('[name="model-id"]').fill(of('model_id（一机一码）'));
    await block('nfc').getByRole('button', { name: '保存' }).click();
    await settle('card', { 'card-id': of('card_id') }, '向微信核对并采用');
    await block('push').getByText('公众平台上已经有了？').click();
    await block('push').locator('[name="push-token"]').fill(of('推送 Token'));
    await block('push').locator('[name="push-key"]').fill(of('EncodingAESKey'));
    await block('push').getByRole('button', { name: '保存' }).click();
    await open.screenshot('first-day-3-settings');

    await navigate('开通向导');
    await office.getByTestId('preflight').click();
    await office.locator('[data-step="card_link"][data-state="passed"]').waitFor();
    await open.screenshot('first-day-4-preflight');
    const failed = await office.locator('[data-state="failed"]').allInnerTexts();
    expect(failed).toEqual([]);

    await navigate('会员领卡用卡入口');
    await office.getByTestId('add-store').click();
    const dialog = office.getByRole('dialog');
    await dialog.getByLabel('机构').fill('晴川茶馆');
    await dialog.getByLabel('门店名称').fill('江汉路店');
    await dialog.getByLabel('地址').fill('湖北省武汉市江汉路 1 号（示例）');
    await open.screenshot('first-day-5-store');
    await dialog.getByTestId('save-store').click();
    const row = office.locator('tr', { hasText: '江汉路店' });
    await row.waitFor();

    await row.getByRole('button', { name: 'NFC碰一碰' }).click();
    await office.getByTestId('write-code-picture').waitFor();
    await open.screenshot('first-day-6-write-code');
    const phone = await opened(office, () => office.getByTestId('scan-in-preview').click());
    await previewReady(phone);
    const writePage = await miniProgram(phone, of('小程序 AppID'));
    await writePage.getByText('请贴近标签').waitFor();
    await hold(await takeTag(phone, 'ntag213'));
    await writePage.getByText('写入成功').first().waitFor();
    await writePage.getByText('已读回校验').waitFor();
    expect(await writePage.locator('body').innerText()).toContain('江汉路店');
    await open.screenshot('first-day-7-written', phone);

    await office.bringToFront();
    await office.keyboard.press('Escape');
    await row.getByRole('button', { name: '物料' }).click();
    await office.getByTestId('material-preview').waitFor();
    await open.screenshot('first-day-8-stand');
    const [file] = await Promise.all([
      office.waitForEvent('download'),
      office.getByRole('link', { name: /下载 PDF/ }).click(),
    ]);
    const printed = join(tmpdir(), `first-day-${process.pid}.pdf`);
    await file.saveAs(printed);
    const pdf = readFileSync(printed);
    rmSync(printed);
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(file.suggestedFilename()).toMatch(/江汉路店.*\.pdf$/);

    await office.keyboard.press('Escape');
    await navigate('开通向导');
    await office.locator('[data-step="first_tag"][data-state="passed"]').waitFor();
    await open.screenshot('first-day-9-done');
    expect(Date.now() - began).toBeLessThan(TEN_MINUTES);
    expect(open.problems).toEqual([]);
  });

  const login = async (form: Locator): Promise<void> => {
    await form.locator('[name="loginName"]').fill('shenqing');
    await form.locator('[name="password"]').fill('a quiet tea house');
    await form.getByRole('button', { name: '登录', exact: true }).click();
  };
  /** What the dialog above the page says; then who was logged in goes on. */
  async function loginAgain(words: string): Promise<void> {
    const again = office.getByRole('dialog', { name: '登录已结束' });
    await again.getByText(words, { exact: false }).waitFor();
    await login(again);
    await again.waitFor({ state: 'detached' });
  }

  it('keeps what was typed when the session ends in the middle', async () => {
    open = await visit('/console/#/entrances', product.address);
    office = open.page;
    await login(office.getByRole('main'));
    await office.getByTestId('add-store').click();
    const store = office.getByRole('dialog', { name: '新增门店' });
    await store.getByLabel('机构').fill('晴川茶馆');
    await store.getByLabel('门店名称').fill('黎黄陂路店');

    await open.context.clearCookies();
    await store.getByTestId('save-store').click();
    await loginAgain('您填写的内容还在');

    expect(await store.getByLabel('门店名称').inputValue()).toBe('黎黄陂路店');
    await store.getByTestId('save-store').click();
    await office.locator('tr', { hasText: '黎黄陂路店' }).waitFor();
  });

  it('asks for the login above what is open, in words that fit, and instead of a page that holds nothing', async () => {
    open = await visit('/console/#/entrances', product.address);
    office = open.page;
    await login(office.getByRole('main'));
    const row = office.locator('tr', { hasText: '江汉路店' });

    await row.waitFor();

    // Something that is refused, with nothing filled in.
    await open.context.clearCookies();
    await row.locator('.el-switch').click();
    const question = office.getByRole('dialog', { name: '停用这个入口？' });
    await question.waitFor();
    await office.waitForFunction(() => document.activeElement?.closest('.sure button') !== null);
    expect(await question.locator(':focus').innerText()).toBe('取消');
    await question.getByRole('button', { name: '停用' }).click();
    await loginAgain('刚才的操作没有完成');
    expect(await row.getByRole('switch').isChecked()).toBe(true);

    // Something that is to be read, with a drawer open.
    await row.getByRole('button', { name: '1 枚标签' }).click();
    const drawer = office.getByRole('dialog', { name: /^标签 · / });
    await drawer.getByText('已校验').waitFor();
    await open.context.clearCookies();
    await drawer.locator('.el-table__expand-icon').first().click();
    await loginAgain('打开的内容还在');
    await drawer.getByRole('button', { name: '重试' }).click();
    await drawer.getByRole('list', { name: '标签的历史' }).waitFor();
    await drawer.getByRole('button', { name: '关闭' }).click();
    await drawer.waitFor({ state: 'hidden' });

    // Something that is to be read, with nothing at stake.
    await open.context.clearCookies();
    await navigate('操作记录');
    await office.getByRole('main').locator('[name="loginName"]').waitFor();
    expect(await office.getByRole('dialog', { name: '登录已结束' }).count()).toBe(0);
  });
});
