import type { Frame, Locator, Page } from 'playwright-core';

/** The people of the story and what they do, with the mouse only, in the pages as a newcomer meets them. */
const MERCHANT_APP = 'touristappid';
const COMPONENT_APP = 'wxeb490c6f9b154ef9';

/** The mini-program of this AppID as it runs on the phone; every merchant's has the same code. */
export async function miniProgram(page: Page, appId: string): Promise<Frame> {
  const frame = await (await page.getByTestId(`app-${appId}`).elementHandle()).contentFrame();
  if (!frame) throw new Error(`the mini-program ${appId} is not open on the phone`);
  const folder = appId === COMPONENT_APP ? COMPONENT_APP : MERCHANT_APP;
  await frame.waitForURL((url) => url.pathname.includes(`/app/${folder}/`));
  return frame;
}

/** The demo merchant's. */
export const memberCenter = (phone: Page): Promise<Frame> => miniProgram(phone, MERCHANT_APP);
export const component = (phone: Page): Promise<Frame> => miniProgram(phone, COMPONENT_APP);

/** The preview's page has its people and its phone; what the address asked for is done. */
export async function previewReady(phone: Page): Promise<void> {
  await phone.waitForFunction(() => window.preview !== undefined);
  await phone.evaluate(() => window.preview?.ready);
}

export async function opened(page: Page, click: () => Promise<void>): Promise<Page> {
  const [other] = await Promise.all([page.context().waitForEvent('page'), click()]);
  await other.waitForLoadState();
  return other;
}

/** Launcher → console → 会员领卡用卡入口 → the terminals of a store. */
export async function openTerminals(page: Page, storeName: string): Promise<void> {
  await page.getByTestId('enter-console').click();
  await page.getByRole('heading', { name: '会员领卡用卡入口' }).waitFor();
  const row = page.locator('tr', { hasText: storeName });
  await row.getByRole('button', { name: /收银终端/ }).click();
  await page.getByRole('heading', { name: `${storeName} · 收银终端` }).waitFor();
}

const terminalRow = (page: Page, name: string): Locator => page.locator('tr', { hasText: name });

/** Pairs a front desk with the terminal, in a page of its own. */
export async function openFrontDesk(page: Page, terminal: string): Promise<Page> {
  await terminalRow(page, terminal)
    .getByText(/配对前台|重新配对/)
    .click();
  const desk = await opened(page, () => page.getByTestId('open-pos').click());
  await desk.getByText('在线', { exact: false }).waitFor();
  await page.getByRole('button', { name: '关闭此对话框' }).click();
  return desk;
}

/** Opens the terminal's write code and scans it with the preview's Android phone. */
export async function scanWriteCode(page: Page, terminal: string): Promise<Page> {
  await terminalRow(page, terminal).getByText('NFC碰一碰').click();
  await page.getByTestId('write-code-picture').waitFor();
  const phone = await opened(page, () => page.getByTestId('scan-in-preview').click());
  await previewReady(phone);
  return phone;
}

/** Takes a tag of a kind out of the drawer; returns its card there. */
export async function takeTag(phone: Page, kind: string): Promise<Locator> {
  await phone.getByTestId('tag-kind').selectOption(kind);
  await phone.getByRole('button', { name: '添加标签' }).click();
  return phone.locator(`article[data-kind="${kind}"]`).first();
}

export const hold = (tag: Locator): Promise<void> => tag.getByRole('button', { name: '贴近手机' }).click();
export const takeAway = (tag: Locator): Promise<void> => tag.getByRole('button', { name: '拿开' }).click();
export const bePerson = (phone: Page, name: string): Promise<void> =>
  phone.getByRole('button', { name, exact: true }).click();
export const leaveMiniProgram = (phone: Page): Promise<void> => phone.getByTestId('capsule-close').click();

/** The visitor presses 领取会员卡, allows the trip, submits the component's form, and is back. */
export async function claimCard(phone: Page): Promise<void> {
  const center = await memberCenter(phone);
  await center.getByText('领取会员卡', { exact: true }).click();
  await phone.getByTestId('confirm-ok').click();
  const form = await component(phone);
  await form.getByText('提交并领取').click();
}

/** Memory of the tag of this kind as the drawer shows it, from page 0. */
export async function memoryOf(phone: Page, kind: string): Promise<Buffer> {
  const text = await phone.evaluate(
    (wanted) => window.preview?.tags().find((tag) => tag.kind === wanted)?.memoryHex ?? '',
    kind,
  );
  return Buffer.from(text, 'hex');
}
