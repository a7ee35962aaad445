import { buffer } from 'node:stream/consumers';
import type { Locator, Page } from 'playwright-core';
import type { Product, Visit } from './harness';
import { leave, startProduct, visit } from './harness';
import type { Sizes } from './harness/office';
import { goTo, look } from './harness/office';

const SIZES: Sizes = [
  [1280, 900],
  [768, 1024],
  [360, 780],
];
const LONG_NAME = '山西太原晋源区标签工厂2026年10月1日第一批回读结果最终版.csv';

/** The console on a tablet and on a phone, with data in its tables. */
describe('the console on narrow screens', () => {
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

  const width = (px: number): Promise<void> => page.setViewportSize({ width: px, height: 900 });
  /** What lies uppermost in the middle of it is it. */
  const inSight = (place: Locator): Promise<boolean> =>
    place.evaluate((it) => {
      const { x, y, width: wide, height } = it.getBoundingClientRect();
      const above = document.elementFromPoint(x + wide / 2, y + height / 2);
      return above !== null && (it.contains(above) || above.contains(it));
    });
  const top = (place: Locator): Promise<number> => place.evaluate((it) => it.getBoundingClientRect().top);

  it('keeps what can be done with a row in sight on a tablet', async () => {
    const store = page.getByTestId('entrances').locator('tbody tr').nth(1);
    for (const px of [768, 1024]) {
      await width(px);
      expect([px, await inSight(store.getByRole('button', { name: /收银终端/ }))]).toEqual([px, true]);
    }
    await look(office, 'narrow-entrances', SIZES);
  });

  it('stands cards in two columns on a phone, with what chooses them within a finger’s reach', async () => {
    await width(360);
    const store = page.getByTestId('entrances').locator('tbody tr').nth(1);
    expect(await top(store.getByText('小程序码'))).toBe(await top(store.getByText('NFC碰一碰')));
    const pick = store.locator('.el-checkbox__inner');
    expect(await inSight(pick)).toBe(true);
    await pick.click();
    await page.getByTestId('bulk').getByText('已选 1 个门店').waitFor();
    await width(1280);
  });

  it('fits a factory’s read-back with a long file name, each verdict beside its line', async () => {
    await goTo(page, '批量备标签');
    await page.getByTestId('order-factory').click();
    await page.getByText('先不分门店，之后再指派').click();
    await page.getByLabel('数量').fill('3');
    await page.getByLabel('数量').press('Tab');
    await page.getByTestId('order').click();
    await page.getByText('✓ 已备好').waitFor();
    const open = page.getByTestId('orders').getByRole('button', { name: '工厂文件与回读' });
    await look(office, 'narrow-supply', SIZES);
    await width(768);
    expect(await inSight(open)).toBe(true);
    await open.click();
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByTestId('file-csv').click()]);
    await page.getByLabel('回读文件').setInputFiles({
      name: LONG_NAME,
      mimeType: 'text/csv',
      buffer: await buffer(await file.createReadStream()),
    });
    const rows = page.getByTestId('bad-rows').locator('tbody tr');
    await rows.nth(2).waitFor();
    await look(office, 'narrow-readback', SIZES);
    await width(360);
    const body = page.locator('.el-drawer__body');
    expect(await body.evaluate((it) => it.scrollWidth - it.clientWidth)).toBe(0);
    const [line, verdict] = [rows.first().locator('td.title'), rows.first().locator('td.side')];
    expect(await top(line)).toBe(await top(verdict));
    await page.keyboard.press('Escape');
    await width(1280);
  });

  it('tells a screen reader of the figures as of one table', async () => {
    await goTo(page, '到店统计');
    const table = page.getByRole('table').filter({ hasText: '前台识别' });
    await table.getByRole('columnheader', { name: '没能打开', exact: true }).waitFor();
    await table.getByRole('cell').first().waitFor();
    expect(await page.getByRole('table').count()).toBe(1);
    await look(office, 'narrow-figures', SIZES);
  });

  it('says why a half typed brand colour cannot be saved', async () => {
    await goTo(page, '商家设置');
    const block = page.locator('#s-look');
    await block.getByLabel('品牌色的十六进制').fill('#7FBF');
    await block.getByText('请写成 # 加六位').waitFor();
    expect(await block.getByRole('button', { name: '保存' }).isDisabled()).toBe(true);
    await look(office, 'narrow-look', SIZES);
  });
});
