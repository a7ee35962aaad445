import { Buffer } from 'node:buffer';
import type { Frame } from 'playwright-core';
import { until } from '../helpers/until';
import type { Product, Visit } from './harness';
import { leave, startProduct, visit } from './harness';
import {
  hold,
  memberCenter,
  memoryOf,
  openTerminals,
  opened,
  previewReady,
  scanWriteCode,
  takeAway,
  takeTag,
} from './harness/story';

/** Where NTAG213 says from which page on a password is asked for (AUTH0: page 41, byte 3). */
const AUTH0 = 41 * 4 + 3;

async function choose(writePage: Frame, label: string): Promise<void> {
  await writePage.getByText('保护、解除与擦除').click();
  await writePage.getByText(label, { exact: true }).click();
}

/** Invited staff write for a merchant that lets nobody else write, set a password, and take it away again. */
describe('staff on their phones', () => {
  let product: Product;
  let office: Visit | undefined;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterEach(async () => office?.close());
  afterAll(async () => {
    await leave();
    await product.stop();
  });

  it('with an iPhone show the write code, and a colleague’s phone scans it off the screen', async () => {
    const iphone = await visit('/preview/?phone=iphone&user=wang', product.address);
    office = iphone;
    await previewReady(iphone.page);
    // The picture of a write code is the console's.
    await iphone.context.request.post(`${product.address}/api/v1/console/demo-login`, { data: {} });
    await iphone.page.evaluate(() =>
      window.preview?.scanPicture('/api/v1/console/write-codes/demoWriteTaiyuan01/code.png'),
    );
    const gate = await memberCenter(iphone.page);
    await gate.getByText('iPhone 不能写标签').waitFor();
    await gate.getByText('请同事用安卓或鸿蒙手机的微信扫这个码', { exact: false }).waitFor();
    const code = await gate.locator('.code__picture img').first().getAttribute('src');
    expect(code).toMatch(/^data:image\/png;base64,/);
    await iphone.screenshot('staff-0-iphone', iphone.page);

    const android = await iphone.context.newPage();
    await android.goto(new URL('/preview/?phone=android&user=clerk', product.address).href);
    await previewReady(android);
    await android
      .getByTestId('scan-file')
      .first()
      .setInputFiles({
        name: 'photo-of-the-screen.png',
        mimeType: 'image/png',
        buffer: Buffer.from(code?.split(',')[1] ?? '', 'base64'),
      });
    await (await memberCenter(android)).getByText('请贴近标签').waitFor();
    expect(iphone.problems).toEqual([]);
  });

  it('bind the phone of the owner to the owner’s own account', async () => {
    office = await visit('/', product.address);
    const { page, screenshot } = office;
    await page.getByTestId('enter-console').click();
    await page.getByRole('link', { name: '员工与权限' }).click();
    await page.getByTestId('own-phone').click();
    await page.getByTestId('own-phone-picture').waitFor();
    await screenshot('staff-0-own-phone');
    // Somebody else than who joins below.
    const scan = await page.getByTestId('scan-own-phone-in-preview').getAttribute('href');
    const phone = await office.context.newPage();
    await phone.goto(new URL(`${scan ?? ''}&user=wang`, product.address).href);
    await previewReady(phone);
    const join = await memberCenter(phone);
    await join.getByText('绑定本手机', { exact: true }).click();
    await join.getByText('本手机已绑定').waitFor();
    await screenshot('staff-0-bound', phone);
    await phone.evaluate(() =>
      window.preview?.scanPicture('/api/v1/console/write-codes/demoWriteTaiyuan01/code.png'),
    );
    await (await memberCenter(phone)).getByText('保护、解除与擦除').waitFor();
    expect(office.problems).toEqual([]);
  });

  it('join by a code, write and protect a stand, and the console knows who did it', async () => {
    office = await visit('/', product.address);
    const { page, screenshot } = office;
    await page.getByTestId('enter-console').click();
    await page.getByRole('link', { name: '员工与权限' }).click();
    await page.getByText('只有受邀员工', { exact: true }).click();
    await page.getByText('现在只有受邀员工能写卡').waitFor();

    await page.getByTestId('invite-staff').click();
    await page.getByTestId('invite-name').fill('林小满');
    await page.getByTestId('invite').click();
    await page.getByTestId('invitation-picture').waitFor();
    const joining = await opened(page, () => page.getByTestId('scan-invitation-in-preview').click());
    await previewReady(joining);
    const join = await memberCenter(joining);
    await join.getByText('接受邀请', { exact: true }).click();
    await join.getByText('已加入晋业示范商家').waitFor();
    await screenshot('staff-1-joined', joining);
    await joining.close();

    await page.goto(product.address);
    await openTerminals(page, '太原第一门店');
    const phone = await scanWriteCode(page, '1 号收银台');
    const writePage = await memberCenter(phone);
    await writePage.getByText('请贴近标签').waitFor();
    await choose(writePage, '写入并加密码（可解除）');
    const tag = await takeTag(phone, 'ntag213');
    await hold(tag);
    await writePage
      .getByText(/已加密码|密码保护/)
      .first()
      .waitFor();
    await until(async () => ((await memoryOf(phone, 'ntag213'))[AUTH0] ?? 0xff) < 0x28);
    await screenshot('staff-2-protected', phone);
    await takeAway(tag);

    await choose(writePage, '解除密码（内容不变）');
    await hold(tag);
    await writePage
      .getByText(/已解除/)
      .first()
      .waitFor();
    expect((await memoryOf(phone, 'ntag213'))[AUTH0]).toBe(0xff);
    await screenshot('staff-3-unlocked', phone);

    await page.getByRole('button', { name: '关闭此对话框' }).click();
    const row = page.locator('tr', { hasText: '1 号收银台' });
    await row.getByRole('button', { name: /枚标签/ }).click();
    await page.getByText('✓ 已校验', { exact: true }).waitFor();
    await page.locator('.el-table__expand-icon').first().click();
    await page.getByText(/写入并校验 · .*林小满/).waitFor();
    await page.getByText(/改变保护 · 密码保护（密钥 1） · 林小满/).waitFor();
    await page.getByText(/改变保护 · 无保护 · 林小满/).waitFor();
    await screenshot('staff-4-console');
    expect(office.problems).toEqual([]);
  });
});
