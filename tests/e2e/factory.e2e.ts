import { Buffer } from 'node:buffer';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { Page } from 'playwright-core';
import { readSheet } from '../../server/src/domain/sheets/read';
import { writeSheet } from '../../server/src/domain/sheets/write';
import type { Product, Visit } from './harness';
import { leave, startProduct, visit } from './harness';
import { readTag } from './harness/tag-bytes';

const LINK = 3;
const PAGES = 7;
const UID = 8;
const READ = 9;

/** A row's page image as a reader dumps the chip: page 0 and what follows. */
function dumped(uid: string, pages: string): string {
  return `${uid.slice(0, 6)}88${uid.slice(6)}0000FFFF${pages}`;
}

async function download(page: Page, testId: string): Promise<Buffer> {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByTestId(testId).click()]);
  return buffer(await file.createReadStream());
}

/** A merchant orders tags from a factory, which mixes two of them up. */
describe('the tag factory', () => {
  let product: Product;
  let office: Visit | undefined;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(async () => {
    await office?.close();
    await leave();
    await product.stop();
  });

  it('gets a file of twenty tags; what it reads back is judged row by row, and the good ones are registered', async () => {
    office = await visit('/', product.address);
    const { page, screenshot } = office;
    await page.getByTestId('enter-console').click();
    await page.getByRole('link', { name: '批量备标签' }).click();
    await page.getByTestId('quota').waitFor();

    await page.getByTestId('order-factory').click();
    await page.getByText('先不分门店，之后再指派').click();
    const count = page.getByLabel('数量');
    await count.fill('20');
    await count.press('Tab');
    await page.getByPlaceholder('如：十一铺店').fill('样品二十枚');
    await screenshot('factory-1-order');
    await page.getByTestId('order').click();
    await page.getByTestId('orders').getByText('20 / 20').waitFor();
    await page.getByText('✓ 已备好').waitFor();
    await screenshot('factory-2-ready');

    await page.getByRole('button', { name: '工厂文件与回读' }).click();
    const file = await download(page, 'file-xlsx');
    const rows: string[][] = [];
    for await (const { cells } of readSheet(Readable.from([file]))) rows.push([...cells]);
    const head = rows.findIndex(([first]) => first === '序列号');
    const tags = rows.slice(head + 1);
    expect(tags).toHaveLength(20);
    tags.forEach((row, n) => {
      row[UID] = `04${(0xabc000 + n).toString(16).toUpperCase().padStart(12, '0')}`;
      const memory = dumped(row[UID], row[PAGES] ?? '');
      const { records } = readTag(Buffer.from(memory, 'hex'));
      expect(records.map(({ type }) => type)).toEqual(['U', 'android.com:pkg']);
      expect(records[0]?.payload.toString('latin1')).toBe(`\u0000${row[LINK] ?? ''}`);
      row[READ] = memory;
    });
    const [fourth, ninth] = [tags[3] ?? [], tags[8] ?? []];
    [fourth[READ], ninth[READ]] = [ninth[READ] ?? '', fourth[READ] ?? ''].map((text, n) =>
      dumped((n === 0 ? fourth : ninth)[UID] ?? '', text.slice(24)),
    ) as [string, string];

    await page.getByLabel('回读文件').setInputFiles({
      name: '工厂回读.xlsx',
      mimeType: 'application/octet-stream',
      buffer: await buffer(writeSheet(rows, 'xlsx')),
    });
    await page.getByTestId('report').waitFor();
    await page.getByTestId('bad-rows').getByText('读到的是序列号 1-000009 的内容').waitFor();
    await page.getByTestId('bad-rows').getByText('读到的是序列号 1-000004 的内容').waitFor();
    expect(await page.getByTestId('report').getByRole('status').innerText()).toMatch(
      /相符 18[\s\S]*内容错位 2|内容错位 2[\s\S]*相符 18/,
    );
    await screenshot('factory-3-report');
    await page.getByTestId('register').click();
    await page.getByText('✓ 已登记 18 枚').waitFor();

    // The factory mends the two and sends only them.
    for (const row of [fourth, ninth]) row[READ] = dumped(row[UID] ?? '', row[PAGES] ?? '');
    const mended = [...rows.slice(0, head + 1), fourth, ninth];
    await page.getByLabel('回读文件').setInputFiles({
      name: '补写.csv',
      mimeType: 'text/csv',
      buffer: await buffer(writeSheet(mended, 'csv')),
    });
    await page.getByText('登记相符的 2 枚').click();
    await page.getByText('✓ 已登记 2 枚').waitFor();
    await page.keyboard.press('Escape');
    await page.getByTestId('orders').getByText('已登记 20').waitFor();
    await page.setViewportSize({ width: 375, height: 812 });
    await screenshot('factory-4-phone');
    expect(office.problems).toEqual([]);
  });

  it('says why nothing is issued, what to do, and goes on at a click', async () => {
    office = await visit('/', product.address);
    const { page, screenshot } = office;
    const fault = (method: 'post' | 'delete') =>
      page.context().request[method](`${product.address}/simulator/control/faults`, {
        ...(method === 'post' && { data: { path: '/wxa/generatenfcscheme', errcode: 9800007, times: 1000 } }),
      });
    await fault('post');
    await page.getByTestId('enter-console').click();
    await page.getByRole('link', { name: '批量备标签' }).click();
    await page.getByTestId('order-pool').click();
    await page.getByLabel('数量').fill('300');
    await page.getByLabel('数量').press('Tab');
    await page.getByTestId('order').click();
    const queue = page.getByTestId('queue');
    await queue.getByText('✕ 已停止').waitFor();
    await queue.getByText('微信错误码 9800007').waitFor();
    await queue.getByRole('link', { name: '去商家设置处理' }).waitFor();
    await screenshot('factory-5-stopped');
    await fault('delete');
    await queue.getByRole('button', { name: '立即再试' }).click();
    await page.getByTestId('orders').getByText('300 / 300').waitFor();
    await queue.getByText('✓ 空闲').waitFor();
    expect(office.problems).toEqual([]);
  });
});
