import { Buffer } from 'node:buffer';
import type { Locator, Page } from 'playwright-core';
import type { Product, Visit } from './harness';
import { leave, startProduct, visit } from './harness';
import { goTo } from './harness/office';

/** A public address as such, so that no name service is asked; this product can call nobody there. */
const ADDRESS = 'https://93.184.215.14:1/taps';
const STORES =
  '\ufeff机构,门店编码,门店,地址,电话,营业时间,收银终端\r\n大同分公司,DT1,御河第一店,御河西路 1 号,,,1 号收银台\r\n';

/** Buttons that are busy, and rows, cards and bars that go away, leave the keyboard somewhere. */
describe('the keyboard, when what it was on is gone', () => {
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

  async function press(button: Locator): Promise<void> {
    await button.focus();
    await page.keyboard.press('Enter');
  }
  /** Yes, to the question in the way. */
  async function confirm(): Promise<void> {
    await page.locator('.sure:focus-within').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
  }
  const on = async (place: Locator): Promise<void> => {
    const element = await place.elementHandle();
    await page.waitForFunction((it) => it === document.activeElement, element);
    expect(await place.evaluate((it) => it.matches(':focus-visible'))).toBe(true);
  };

  it('stays on a webhook’s button that was busy, in the dialog whose form became a secret, and near a card that went', async () => {
    await goTo(page, '前台与回调');
    const add = page.getByTestId('add-webhook');
    await press(add);
    await page.getByLabel('回调地址（公网 https）').fill(ADDRESS);
    await press(page.getByTestId('save-webhook'));
    await page.getByTestId('webhook-secret').waitFor();
    await on(page.locator('.el-dialog'));
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await on(add);

    const pause = page.getByTestId('pause-webhook');
    await press(pause);
    await page.getByText('已暂停').waitFor();
    await on(pause);
    await press(page.getByTestId('remove-webhook'));
    await confirm();
    await page.getByText('还没有回调地址').waitFor();
    await on(add);
  });

  it('goes to the import that was confirmed, and beside the bar that was closed', async () => {
    await goTo(page, '导入导出');
    await page.getByTestId('import-file').setInputFiles({
      name: '门店.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(STORES),
    });
    await press(page.getByRole('button', { name: '导入 1 行' }));
    await page.getByText('已完成：新增 1').waitFor();
    await on(page.getByTestId('import'));

    await goTo(page, '会员领卡用卡入口');
    const pick = page.getByRole('checkbox', { name: '选中 御河第一店' });
    await pick.focus();
    await page.keyboard.press('Space');
    const off = page.getByTestId('bulk').getByRole('button', { name: '停用' });
    await press(off);
    await confirm();
    await page.getByText('已停用 2 个入口').waitFor();
    await on(off);
    await press(page.getByRole('button', { name: '取消选择' }));
    await page.getByTestId('bulk').waitFor({ state: 'detached' });
    await on(page.getByRole('checkbox', { name: '选中本页全部门店' }));
  });

  it('goes to the row of the order that was cancelled', async () => {
    await goTo(page, '批量备标签');
    await page.getByTestId('order-pool').click();
    await page.getByLabel('数量').fill('9000');
    await page.getByLabel('数量').press('Tab');
    await page.getByTestId('order').click();
    const row = page.getByTestId('orders').locator('tbody tr').first();
    await press(row.getByRole('button', { name: '取消' }));
    await confirm();
    await row.getByText('已取消').waitFor();
    await on(row);
  });
});
