import type { Page } from 'playwright-core';
import type { Product, Visit } from './harness';
import { leave, startProduct, visit } from './harness';
import type { Sizes } from './harness/office';
import { goTo, look } from './harness/office';
import {
  bePerson,
  claimCard,
  hold,
  leaveMiniProgram,
  memberCenter,
  openFrontDesk,
  openTerminals,
  scanWriteCode,
  takeAway,
  takeTag,
} from './harness/story';

const SIZES: Sizes = [
  [1440, 900],
  [768, 1024],
  [375, 812],
];

/** What a merchant looks after once stands are out: tags, figures, members, the log. A product of its own, to know all counts. */
describe('life on the platform', () => {
  let product: Product;
  let office: Visit;
  let page: Page;

  beforeAll(async () => {
    product = await startProduct();
    office = await visit('/', product.address);
    page = office.page;
  });
  afterAll(async () => {
    expect(office.problems).toEqual([]);
    await office.close();
    await leave();
    await product.stop();
  });

  let phone: Page;
  it('writes a tag, and a member who touches it is recognised', async () => {
    await openTerminals(page, '太原第一门店');
    const desk = await openFrontDesk(page, '1 号收银台');
    phone = await scanWriteCode(page, '1 号收银台');
    await page.keyboard.press('Escape');
    const writePage = await memberCenter(phone);
    await writePage.getByText('请贴近标签').waitFor();
    const tag = await takeTag(phone, 'ntag213');
    await hold(tag);
    await writePage.getByText('已读回校验').waitFor();
    await takeAway(tag);
    await leaveMiniProgram(phone);
    await bePerson(phone, '王建国');
    await hold(tag);
    await claimCard(phone);
    await (await memberCenter(phone)).getByText('已通知前台').waitFor();
    await desk.getByTestId('waiting-tap').getByTestId('accept').click();
    await desk.getByTestId('serving').getByText('王*国').waitFor();
    await takeAway(tag);
  });

  it('finds the tag, moves it without rewriting, and closes it, by mouse and keyboard', async () => {
    await goTo(page, '标签');
    const table = page.getByTestId('tags');
    await table.getByText('✓ 已校验').waitFor();
    expect(await table.innerText()).toContain('太原第一门店 1 号收银台');
    await look(office, 'life-tags', SIZES);

    await page.getByLabel('芯片编号或标签编号的一段').fill('no such chip');
    await page.getByText('没有这样的标签').waitFor();
    await page.getByLabel('芯片编号或标签编号的一段').fill('');
    await table.getByText('✓ 已校验').waitFor();

    await table.getByRole('button', { name: '移动' }).click();
    await page.getByRole('combobox', { name: '搜索机构或门店' }).click();
    await page.getByRole('option', { name: '不区分门店' }).click();
    await page.getByTestId('move-tags').click();
    await page.getByText('已移动：1 枚').waitFor();
    await table.getByText('不区分门店').waitFor();

    const close = table.getByRole('button', { name: '停用' });
    await close.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: '停用' }).press('Enter');
    await table.getByText('已停用').waitFor();
    await table.locator('.el-table__expand-icon').click();
    const history = page.getByRole('list', { name: '标签的历史' });
    await history.getByText('停用标签 · 演示店主（店主）').waitFor();
    expect(await history.innerText()).toMatch(
      /停用标签[^]*太原第一门店 1 号收银台 → 不区分门店[^]*写入并校验/,
    );
    await look(office, 'life-tag-history', SIZES);

    // Who touches it now is told, and it counts as led nowhere.
    await leaveMiniProgram(phone);
    await hold(phone.locator('article[data-kind="ntag213"]').first());
    await (await memberCenter(phone)).getByText('停用', { exact: false }).first().waitFor();
  });

  it('counts what came of the taps', async () => {
    await goTo(page, '到店统计');
    const total = page.getByTestId('figures');
    const deadline = Date.now() + 120_000;
    while (!/碰一碰\s*2/.test(await total.innerText()) && Date.now() < deadline) {
      await page.waitForTimeout(2_000);
      await page.getByRole('button', { name: '7 天' }).click();
    }
    expect((await total.innerText()).replace(/\s+/g, ' ')).toBe(
      '碰一碰 2 前台识别 1 50% 领卡 1 没能打开 1 标签已停用 1',
    );
    await page.getByRole('img', { name: /碰一碰 2，前台识别 1，领卡 1/ }).waitFor();
    await look(office, 'life-figures', SIZES);
    await page.getByText('按收银终端').click();
    await page.getByTestId('figure-rows').getByText('1 号收银台').waitFor();
    await page.getByText('按标签', { exact: true }).click();
    await page.getByTestId('figure-rows').getByText(/^04/).waitFor();
  });

  it('finds the member, shows the visits, and puts points right with a reason', async () => {
    await goTo(page, '会员');
    const table = page.getByTestId('members');
    await table.getByRole('button', { name: '王*国' }).waitFor();
    await look(office, 'life-members', SIZES);
    await page.getByLabel('卡号、手机尾号或姓名').fill('建国');
    await table.getByRole('button', { name: '王*国' }).press('Enter');
    const drawer = page.getByTestId('member');
    await drawer.getByText('✓ 前台已识别').waitFor();
    await drawer.getByTestId('adjust').click();
    await drawer.getByLabel('增加的数额，减少填负数').fill('30');
    await drawer.getByLabel('原因（会员看得到）').fill('补记昨天的消费');
    await drawer.getByTestId('adjust-now').click();
    await drawer.getByText('更正 · 补记昨天的消费').waitFor();
    expect(await drawer.getByTestId('entries').innerText()).toContain('+30 分');
    await look(office, 'life-member', SIZES);
    await page.getByRole('button', { name: '关闭此对话框' }).click();
    const link = await page.getByTestId('export-csv').getAttribute('href');
    const file = await page.request.get(new URL(link ?? '', page.url()).href);
    expect([file.status(), await file.text()]).toEqual([200, expect.stringMatching(/王\*国[^]*会员[^]*30/)]);
  });

  it('tells who did what', async () => {
    await goTo(page, '操作记录');
    const log = page.getByTestId('audit');
    await log.getByText('移到另一个入口').waitFor();
    await log.getByText('导出会员').waitFor();
    await look(office, 'life-audit', SIZES);
    await page.getByRole('combobox', { name: '做了什么' }).click();
    await page.getByRole('option', { name: '停用标签' }).click();
    await page.waitForFunction(
      () => document.querySelectorAll('[data-testid="audit"] tbody tr').length === 1,
    );
    expect(await log.innerText()).toMatch(/演示店主[^]*停用标签[^]*04/);
  });
});
