import type { Page } from 'playwright-core';
import type { Visit } from './harness';
import { leave, visit } from './harness';
import { goTo } from './harness/office';

/** What a mouse is never needed for at the console, where a library's field would want one. */
describe('the console by keyboard alone', () => {
  let office: Visit;
  let page: Page;
  beforeAll(async () => {
    office = await visit('/');
    page = office.page;
    await page.getByTestId('enter-console').click();
    await page.getByRole('heading', { name: '会员领卡用卡入口' }).waitFor();
  });
  afterAll(async () => {
    expect(office.problems).toEqual([]);
    await office.close();
    await leave();
  });

  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const focused = (): Promise<string | null> =>
    page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? null);

  it('narrows a list and widens it again', async () => {
    const rows = page.getByTestId('entrances').locator('tbody tr');
    await rows.first().waitFor();
    const all = await rows.count();
    await page.getByRole('combobox', { name: '按收银终端筛选' }).focus();
    await press('Enter');
    await page.getByRole('option', { name: '没有收银终端' }).waitFor();
    await press('ArrowUp', 'Enter');
    await page.getByRole('button', { name: '清除筛选' }).waitFor();
    await rows.nth(all - 1).waitFor({ state: 'detached' });
    await press('Enter');
    await page.getByRole('option', { name: '全部', exact: true }).waitFor();
    await press('ArrowDown', 'Enter');
    await page.getByRole('button', { name: '清除筛选' }).waitFor({ state: 'hidden' });
    await rows.nth(all - 1).waitFor();
  });

  it('leaves a dialog from a field with a list: first the list closes, then the dialog', async () => {
    await goTo(page, '批量备标签');
    const order = page.getByTestId('order-factory');
    await order.focus();
    await press('Enter');
    const chip = page.getByRole('combobox', { name: '芯片' });
    await chip.focus();
    await press('Enter');
    await page.getByRole('option', { name: /NTAG215/ }).waitFor();
    await press('Escape');
    await page.getByRole('option', { name: /NTAG215/ }).waitFor({ state: 'hidden' });
    expect(await focused()).toBe('芯片');
    await press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await order.evaluate((it) => it === document.activeElement)).toBe(true);
  });
});
