import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Product, Visit } from './harness';
import { leave, startProduct, visit } from './harness';
import { hold, memberCenter, previewReady, takeTag } from './harness/story';

const WRITE_CODE = 'demoWriteTaiyuan01';
const SHEET = 'nfc-codes';
const PER_ROW = 7;

/** No tag is asked for while discovery does not start. */
const AGAIN = /重新获取/;
/** How WeChat's table names each code (fact sheet A5), and words of cause and remedy that a person must read for it. */
const AT_START: readonly (readonly [string, RegExp, RegExp])[] = [
  ['13000', /没有 NFC/, /转发给/],
  ['13001', /NFC 开关没有打开/, /系统设置/],
  ['13010', /未知错误/, AGAIN],
  ['13011', /拒绝了写入的内容格式/, /重新扫/],
  ['13012', /无法解析/, /新标签/],
  ['13013', /没有检测到标签/, /手机背面/],
  ['13014', /不认识这种标签/, /重新扫/],
  ['13015', /不支持所需的读写方式/, AGAIN],
  ['13016', /没能连上标签/, AGAIN],
  ['13017', /读写中断/, AGAIN],
  ['13018', /还没有开始/, /重新获取/],
  ['13019', /没有允许微信使用 NFC/, /应用权限/],
  ['13020', /13020/, AGAIN],
  ['13021', /贴近标签/, /./],
  ['13022', /贴近标签/, /./],
  ['13023', /连接断开/, AGAIN],
  ['13024', /不支持这项 NFC/, /./],
  ['none', /没有说明/, AGAIN],
  ['13999', /13999/, AGAIN],
];
/** Codes that a tag in the hand brings up. */
const AT_WRITE = [
  '13010',
  '13011',
  '13012',
  '13013',
  '13014',
  '13015',
  '13016',
  '13017',
  '13022',
  '13023',
  '13024',
  'none',
  '13999',
];

describe('every NFC code on the write page', () => {
  let product: Product;
  let opened: Visit;
  let phone: Page;
  const pictures: { name: string; file: string }[] = [];

  beforeAll(async () => {
    product = await startProduct();
    opened = await visit('/preview/', product.address);
    phone = opened.page;
    await previewReady(phone);
    await opened.context.request.post(`${product.address}/api/v1/console/demo-login`, { data: {} });
  });
  afterAll(async () => {
    await contactSheet(phone, pictures);
    await opened.close();
    await product.stop();
    await leave();
  });

  const picture = async (name: string): Promise<void> => {
    const file = join(__dirname, 'output', `${SHEET}-${name}.png`);
    await phone.getByTestId('phone-screen').screenshot({ path: file });
    pictures.push({ name, file });
  };
  const openWritePage = async (call: string, code: string) => {
    await phone.getByTestId('kill-all').click();
    await phone.getByTestId('fault-call').selectOption(call);
    await phone.getByTestId('fault-code').selectOption(code);
    await phone.evaluate(
      (id) => window.preview?.scanPicture(`/api/v1/console/write-codes/${id}/code.png`),
      WRITE_CODE,
    );
    return memberCenter(phone);
  };

  it.each(AT_START)('%s when discovery starts: cause and remedy are read', async (code, cause, remedy) => {
    const page = await openWritePage('startDiscovery', code);
    await page.locator('.stage', { hasText: cause }).waitFor();
    await page.locator('.stage', { hasText: remedy }).waitFor();
    await picture(`start-${code}`);
  });

  it.each(AT_WRITE)('%s when the message is written: never called a success', async (code) => {
    const page = await openWritePage('writeNdefMessage', code);
    await page.getByText('请贴近标签').waitFor();
    const tag = await takeTag(phone, 'ntag213');
    await hold(tag);
    const headline = page.locator('.headline');
    // A tick or an exclamation mark: the end of this hold.
    await page.locator('.sign__mark').waitFor();
    // An unknown call or a missing technology is worked round by raw commands; then the tag really holds the message.
    if ((await headline.innerText()) === '写入成功') {
      const kept = await phone.evaluate(() => window.preview?.tags()[0]?.content);
      expect(kept).toBe('records');
    }
    expect((await page.locator('.text').innerText()).length).toBeGreaterThan(8);
    await picture(`write-${code}`);
  });
  afterEach(async () => {
    await phone.evaluate(() => {
      window.preview?.removeTag();
      for (const { id } of window.preview?.tags() ?? []) window.preview?.deleteTag(id);
    });
  });
});

/** All pictures side by side, to be looked at in one go. */
async function contactSheet(page: Page, pictures: readonly { name: string; file: string }[]): Promise<void> {
  if (pictures.length === 0) return;
  const cells = pictures.map(({ name, file }) => {
    const data = readFileSync(file).toString('base64');
    return `<figure><img src="data:image/png;base64,${data}"><figcaption>${name}</figcaption></figure>`;
  });
  const sheet = await page.context().newPage();
  await sheet.setContent(
    `<style>body{margin:8px;display:grid;grid-template-columns:repeat(${PER_ROW},200px);gap:8px;font:14px sans-serif}
     figure{margin:0}img{width:200px;display:block}</style>${cells.join('')}`,
  );
  await sheet.screenshot({ path: join(__dirname, 'output', `${SHEET}.png`), fullPage: true });
  await sheet.close();
}
