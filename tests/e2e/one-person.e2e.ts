import type { Page } from 'playwright-core';
import type { Product, Visit } from './harness';
import { leave, startProduct, visit } from './harness';
import type { Register } from './harness/counter';
import { openRegister } from './harness/counter';
import { claimCard, memberCenter, previewReady } from './harness/story';

const COUNTERS = [
  { entrance: 'demoTaiyuanFirst01', name: '太原第一门店 1 号收银台' },
  { entrance: 'demoTaiyuanFirst02', name: '太原第一门店 2 号收银台' },
] as const;

interface Queue {
  taps: { member: { number: string } }[];
}

/** Two phones of one WeChat account, in the pages as members have them: one member, and never a wrong counter. */
describe('one person with two phones', () => {
  let product: Product;
  let phones: Visit[];
  let desks: Register[];
  beforeEach(async () => {
    product = await startProduct();
    phones = await Promise.all([0, 1].map(() => visit('/preview/', product.address)));
    for (const { page } of phones) {
      await previewReady(page);
      await page.evaluate(() => window.preview?.setUser('wang'));
    }
    const { request } = (phones[0] as Visit).context;
    // One after the other: each logs in to the console, and a browser has one login.
    desks = [];
    for (const { entrance } of COUNTERS) desks.push(await openRegister(request, product.address, entrance));
  });
  afterEach(async () => {
    await Promise.all(phones.map((phone) => phone.close()));
    await product.stop();
  });
  afterAll(leave);

  const phone = (n: number): Page => {
    const opened = phones[n];
    if (!opened) throw new Error('there are two phones');
    return opened.page;
  };
  const touch = (n: number, counter: number): Promise<void> =>
    phone(n).evaluate(
      (id) =>
        window.preview?.launch('touristappid', { path: 'pages/member/index', query: { e: id }, scene: 1065 }),
      COUNTERS[counter]?.entrance ?? '',
    );

  it('claims on one while the other taps elsewhere, then taps ten times in a row at both counters', async () => {
    await touch(0, 0);
    await (await memberCenter(phone(0))).getByText('领卡后自动通知前台').waitFor();
    await Promise.all([claimCard(phone(0)), touch(1, 1)]);
    await (await memberCenter(phone(0))).getByText('出示会员码', { exact: true }).waitFor();
    await touch(1, 1);
    await (await memberCenter(phone(1))).getByText('出示会员码', { exact: true }).waitFor();

    for (let tap = 0; tap < 10; tap += 1) await touch(tap % 2, tap % 3 === 0 ? 0 : 1);
    for (const n of [0, 1]) {
      const counter = COUNTERS[n === 0 ? 1 : 0];
      await touch(n, n === 0 ? 1 : 0);
      const center = await memberCenter(phone(n));
      await center.getByText('已通知前台').waitFor();
      await center.getByText(counter.name, { exact: false }).waitFor();
    }
    const queues = await Promise.all(desks.map((desk) => desk.get<Queue>('/taps')));
    expect(queues.map(({ taps }) => taps.length)).toEqual([1, 1]);
    expect(new Set(queues.flatMap(({ taps }) => taps.map((tap) => tap.member.number))).size).toBe(1);
    expect(phones.flatMap((opened) => opened.problems)).toEqual([]);
  });
});
