import type { Frame, Page } from 'playwright-core';
import type { Product, Visit } from './harness';
import { leave, startProduct, visit } from './harness';
import { openRegister } from './harness/counter';
import type { Register } from './harness/counter';
import { claimCard, memberCenter, previewReady } from './harness/story';

const ENTRANCE = 'demoTaiyuanFirst01';
const TAP = { path: 'pages/member/index', query: { e: ENTRANCE }, scene: 1065 };

/** A counter asks; the member decides on the phone, and sees it in the records. */
describe('spending at a counter', () => {
  let product: Product;
  let opened: Visit;
  let phone: Page;
  let center: Frame;
  let register: Register;
  let tapId: string;

  beforeEach(async () => {
    product = await startProduct();
    opened = await visit('/preview/', product.address);
    phone = opened.page;
    await previewReady(phone);
    register = await openRegister(opened.context.request, product.address, ENTRANCE);
    await phone.evaluate((entry) => window.preview?.launch('touristappid', entry), TAP);
    await claimCard(phone);
    center = await memberCenter(phone);
    await center.getByText('已通知前台').waitFor();
    expect(await center.getByLabel(/请告诉店员号码/).innerText()).toMatch(/^\d\d$/);
    await opened.screenshot('spending-number');
    const { taps } = await register.get<{ taps: { id: string }[] }>('/taps');
    tapId = taps[0]?.id ?? '';
    await register.post(`/taps/${tapId}/accept`, {});
    await center.getByText('前台已识别').waitFor();
    await register.post('/ledger-entries', {
      tapId,
      kind: 'earn',
      account: 'points',
      amount: 100,
      reason: '消费积分',
    });
  });
  afterEach(async () => {
    expect(opened.problems).toEqual([]);
    await opened.close();
    await product.stop();
  });
  afterAll(leave);

  const ask = async (amount: number): Promise<string> => {
    const wish = { tapId, account: 'points', amount, reason: '积分抵扣' };
    const { confirmation } = await register.post<{ confirmation: { id: string } }>('/confirmations', wish);
    await center.getByText('请确认这笔消费').waitFor();
    return confirmation.id;
  };
  const stateOf = async (id: string): Promise<string> =>
    (await register.get<{ confirmation: { state: string } }>(`/confirmations/${id}`)).confirmation.state;

  it('is refused, then confirmed, on the phone; the records say so', async () => {
    const first = await ask(30);
    expect(await center.locator('body').innerText()).toContain('30 积分');
    await opened.screenshot('spending-asked');
    await center.getByText('拒绝', { exact: true }).click();
    await center.getByText('已拒绝', { exact: true }).waitFor();
    expect(await stateOf(first)).toBe('refused');
    await center.getByText('返回会员中心').click();

    const second = await ask(40);
    await center.getByText('确认扣除').click();
    await center.getByText('已确认', { exact: true }).waitFor();
    await opened.screenshot('spending-confirmed');
    expect(await stateOf(second)).toBe('confirmed');
    await center.getByText('返回会员中心').click();
    await center.getByText('积分、余额与到店记录').click();
    await center.getByText('−40').waitFor();
    await center.getByText('积分 60', { exact: true }).waitFor();
    await opened.screenshot('spending-records');
  });
});
