import type { Product, Visit } from './harness';
import { leave, startProduct, visit } from './harness';
import { openRegister } from './harness/counter';
import { claimCard, component, memberCenter, previewReady } from './harness/story';

const ENTRANCE = 'demoTaiyuanFirst01';

interface Queue {
  taps: { id: string; member: { maskedName: string } }[];
}

/** A card of the kind that WeChat activates by itself: the component brings no ticket back (fact sheet D3). */
describe('a card that WeChat activates itself', () => {
  let product: Product;
  let opened: Visit;
  beforeEach(async () => {
    product = await startProduct();
    opened = await visit('/preview/', product.address);
  });
  afterEach(async () => {
    await opened.close();
    await product.stop();
  });
  afterAll(leave);

  it('is claimed at a counter, and the phone shows the number that the counter asks for', async () => {
    const { page: phone, context, screenshot } = opened;
    const control = `${product.address}/simulator/control`;
    const state = await context.request.get(`${control}/state`);
    const { cards } = (await state.json()) as { cards: { cardId: string }[] };
    await context.request.post(`${control}/card`, { data: { cardId: cards[0]?.cardId, jumpMode: false } });
    const register = await openRegister(context.request, product.address, ENTRANCE);

    await previewReady(phone);
    await phone.evaluate(async (id) => {
      window.preview?.setUser('chen');
      await window.preview?.launch('touristappid', {
        path: 'pages/member/index',
        query: { e: id },
        scene: 1065,
      });
    }, ENTRANCE);
    const center = await memberCenter(phone);
    await center.getByText('领卡后自动通知前台').waitFor();
    await claimCard(phone);
    const form = await component(phone);
    await form.getByText('领取成功').waitFor();
    await form.getByText('返回商家小程序').click();
    await center.getByText('已通知前台').waitFor();
    await center.getByText('出示会员码', { exact: true }).waitFor();
    await screenshot('self-activated-1-announced', phone);

    const number = /请告诉店员[^\d]*(?:\d 号收银台)?\s*(\d\d)/.exec(
      await center.locator('body').innerText(),
    )?.[1];
    const { taps } = await register.get<Queue>('/taps');
    expect(taps.map((tap) => tap.member.maskedName)).toEqual(['陈*远']);
    await register.post(`/taps/${taps[0]?.id}/accept`, { number });
    await center.getByText('前台已识别').waitFor();
    expect(opened.problems).toEqual([]);
  });
});
