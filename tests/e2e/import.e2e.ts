import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Product } from './harness';
import { leave, startProduct, visit } from './harness';
import { seriousFaults } from './harness/axe';
import { opened } from './harness/story';

const HEAD = '机构,门店编码,门店,地址,电话,营业时间,收银终端';
const line = (n: number, code = `DT${String(n).padStart(4, '0')}`) =>
  `大同分公司,${code},御河第${n}店,御河西路 ${n} 号,0352-5550100,09:00-21:00,1 号收银台`;

/** From a file with a bad row to stores that the table finds. */
describe('importing stores', () => {
  let product: Product;
  let folder: string;
  let office: Page;
  beforeAll(async () => {
    product = await startProduct();
    folder = mkdtempSync(join(tmpdir(), 'import-'));
  });
  afterAll(async () => {
    await leave();
    await product.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  function file(name: string, lines: readonly string[]): string {
    const path = join(folder, name);
    writeFileSync(path, `\ufeff${[HEAD, ...lines].join('\r\n')}\r\n`);
    return path;
  }
  const cards = () => office.getByTestId('import');
  const state = (n: number) => cards().nth(n).getByTestId('import-state');

  it('names the bad row, takes the mended file over and finds, filters and switches the stores', async () => {
    const open = await visit('/console/', product.address);
    office = open.page;
    await office.getByTestId('demo-login').click();
    await office.getByRole('navigation').getByRole('link', { name: '导入导出' }).click();
    await office.getByText('还没有导入过').waitFor();

    const lines = Array.from({ length: 600 }, (_, n) => line(n + 1));
    const spoiled = [...lines];
    spoiled[41] = line(42, '6.2E+11');
    spoiled[99] = line(100, 'DT0001');
    await office.getByTestId('import-file').setInputFiles(file('门店-有错.csv', spoiled));
    await state(0).getByText('有 2 行不合格').waitFor();
    const faults = cards().nth(0).getByRole('row');
    await faults.nth(2).waitFor();
    expect(await faults.nth(1).innerText()).toContain('43');
    expect(await faults.nth(1).innerText()).toContain('科学计数法');
    expect(await faults.nth(2).innerText()).toContain('与第 2 行相同');
    await open.screenshot('import-1-faults');
    expect(await seriousFaults(office)).toEqual([]);
    const saving = office.waitForEvent('download');
    await cards().nth(0).getByRole('link', { name: 'CSV' }).click();
    const report = join(folder, 'report.csv');
    await (await saving).saveAs(report);
    expect(readFileSync(report, 'utf8')).toContain('43,门店编码,');
    await cards().nth(0).getByRole('button', { name: '取消' }).click();
    await office.getByRole('dialog').getByRole('button', { name: '取消导入' }).click();
    await state(0).getByText('已取消，没有导入任何内容').waitFor();

    await office.getByTestId('import-file').setInputFiles(file('门店.csv', lines));
    await state(0).getByText('检查通过：600 行').waitFor();
    await cards().nth(0).getByRole('button', { name: '导入 600 行' }).click();
    await cards().nth(0).getByRole('progressbar').waitFor();
    await open.screenshot('import-2-running');
    await state(0).getByText('已完成：新增 600，更新 0，无变化 0').waitFor();
    await open.screenshot('import-3-done');

    await office.getByRole('navigation').getByRole('link', { name: '会员领卡用卡入口' }).click();
    const table = office.getByTestId('entrances');
    await office.getByText('共 614 行').waitFor();
    await office.getByLabel('第 13 页', { exact: true }).click();
    await table.getByText('御河第600店').waitFor();
    await open.screenshot('import-4-last-page');
    await office.getByLabel('搜索机构、门店或门店编码').fill('御河第59');
    await office.getByText('共 11 行').waitFor();
    await table.getByText('DT0059').waitFor();

    await office.getByLabel('选中本页全部门店').check({ force: true });
    await office.getByTestId('bulk').getByText('已选 11 个门店').waitFor();
    await office.getByTestId('bulk').getByRole('button', { name: '停用' }).click();
    await office.getByRole('dialog').getByRole('button', { name: '停用' }).click();
    await office.getByText('已停用 22 个入口').waitFor();
    await open.screenshot('import-5-found');
    expect(await seriousFaults(office)).toEqual([]);
    await office.reload();
    await office.getByText('共 11 行').waitFor();
    expect(await table.getByRole('switch', { checked: false }).count()).toBe(11);

    const phone = await opened(office, () =>
      office.evaluate(() => void window.open(location.href.replace(/#.*/, '#/transfer'))),
    );
    await phone.setViewportSize({ width: 375, height: 812 });
    await phone.getByText('已完成：新增 600').waitFor();
    const tooWide = () => phone.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(await tooWide()).toBeLessThanOrEqual(0);
    await open.screenshot('import-6-phone', phone);
    await phone.goto(`${product.address}/console/#/entrances?hasTerminals=yes&page=3`);
    await phone.getByText('御河第100店').waitFor();
    expect(await tooWide()).toBeLessThanOrEqual(0);
    await open.screenshot('import-7-phone-table', phone);
    expect(open.problems).toEqual([]);
  });
});
