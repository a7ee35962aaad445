import { randomUUID } from 'node:crypto';
import type { APIRequestContext, Page } from 'playwright-core';
import type { Product, Visit } from './harness';
import { leave, startProduct, visit } from './harness';
import { claimCard, memberCenter, previewReady } from './harness/story';

const COUNTERS = [
  { entrance: 'demoTaiyuanFirst01', name: '太原第一门店 1 号收银台' },
  { entrance: 'demoTaiyuanFirst02', name: '太原第一门店 2 号收银台' },
] as const;

interface Desk {
  waiting(): Promise<{ member: { number: string } }[]>;
}

/** Two phones of one WeChat account, in the pages as members have them: one member, and never a wrong counter. */
describe('one person with two phones', () => {
  let product: Product;
  let phones: Visit[];
  let desks: Desk[];
  beforeEach(async () => {
    product = await startProduct();
    phones = await Promise.all([0, 1].map(() => visit('/preview/', product.address)));
    for (const { page } of phones) {
      await previewReady(page);
      await page.evaluate(() => window.preview?.setUser('wang'));
    }
    desks = await pairedDesks();
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

  /** Both front desks, paired over the console's own doors and awake. */
  async function pairedDesks(): Promise<Desk[]> {
    const request = (phones[0] as Visit).context.request;
    const api = `${product.address}/api/v1`;
    const login = await request.post(`${api}/console/demo-login`, { data: {} });
    const { csrfToken } = (await login.json()) as { csrfToken: string };
    const table = await request.get(`${api}/console/entrances?search=${encodeURIComponent('太原第一门店')}`);
    const { rows } = (await table.json()) as { rows: { store: { id: string } | null }[] };
    const storeId = rows.find((row) => row.store !== null)?.store?.id ?? '';
    const listed = await request.get(`${api}/console/stores/${storeId}/terminals`);
    const { terminals } = (await listed.json()) as { terminals: { id: string; entranceId: string }[] };
    const wanted = COUNTERS.map(
      ({ entrance }) => terminals.find((it) => it.entranceId === entrance)?.id ?? '',
    );
    return Promise.all(wanted.map((terminalId) => paired(request, api, csrfToken, terminalId)));
  }

  async function paired(
    request: APIRequestContext,
    api: string,
    csrfToken: string,
    terminalId: string,
  ): Promise<Desk> {
    const act = { 'idempotency-key': randomUUID(), 'x-csrf-token': csrfToken };
    const made = await request.post(`${api}/console/terminals/${terminalId}/pairing-codes`, {
      headers: act,
      data: {},
    });
    const { code } = (await made.json()) as { code: string };
    const pairing = await request.post(`${api}/terminal/pairings`, {
      headers: { 'idempotency-key': randomUUID() },
      data: { code },
    });
    const { key } = (await pairing.json()) as { key: string };
    const headers = { authorization: `Terminal ${key}` };
    expect((await request.post(`${api}/terminal/heartbeats`, { headers, data: {} })).ok()).toBe(true);
    return {
      async waiting() {
        const reply = await request.get(`${api}/terminal/taps`, { headers });
        return ((await reply.json()) as { taps: { member: { number: string } }[] }).taps;
      },
    };
  }

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
    const queues = await Promise.all(desks.map((desk) => desk.waiting()));
    expect(queues.map((queue) => queue.length)).toEqual([1, 1]);
    expect(new Set(queues.flat().map((tap) => tap.member.number)).size).toBe(1);
    expect(phones.flatMap((opened) => opened.problems)).toEqual([]);
  });
});
