import type { Page } from 'playwright-core';
import type { Visit } from '.';
import { visit } from '.';

/** A member as the server tells of them; who comes first waits longest. */
const member = (id: string, name: string, choices: readonly string[], at: number) => ({
  id,
  state: 'waiting',
  provisional: false,
  evidence: 'tap',
  at: new Date(at).toISOString(),
  expiresAt: new Date(at + 300_000).toISOString(),
  choices,
  member: {
    maskedName: name,
    maskedPhone: '*******6688',
    number: `90000000${id}`,
    level: '普通会员',
    points: 120,
    balanceFen: 5_000,
    isNew: false,
  },
});

/** An act as the page asked for it: `accept 01 47`. */
export type Acts = string[];

export interface Desk {
  readonly page: Page;
  readonly acts: Acts;
  readonly visited: Visit;
}

/** Id, name, and the numbers to pick from. */
export type Waiting = readonly [string, string, readonly string[]];

/** A counter before which these wait, whose server does what it is asked; who comes first waits longest. */
export async function givenDesk(
  who: readonly Waiting[],
  rule: 'when_many' | 'always' = 'when_many',
): Promise<Desk> {
  const visited = await visit('/');
  const { context, page } = visited;
  const now = Date.now();
  const taps = who.map(([id, name, choices], n) => member(id, name, choices, now - 8_000 + n * 1_000));
  const acts: Acts = [];
  const serverTime = () => new Date().toISOString();
  const terminal = {
    id: 't1',
    name: '1 号收银台',
    storeName: '太原第一门店',
    organisationName: '太原分公司',
    merchantName: '晋业示范商家',
  };
  const over = new Set<string>();
  await context.route('**/api/v1/terminal/**', async (route) => {
    const request = route.request();
    const path = new URL(request.url()).pathname.replace('/api/v1/terminal', '');
    const [, list, id = '', act] = path.split('/');
    const body = (request.postDataJSON() ?? {}) as { number?: string; memberCode?: string };
    const change = (state: string) => {
      const tap = { ...taps.find((one) => one.id === id), state };
      if (state === 'cleared') over.add(id);
      else for (const one of taps) if (one.id === id) one.state = state;
      return route.fulfill({ json: { tap } });
    };
    if (path === '/self')
      return route.fulfill({ json: { terminal, serverTime: serverTime(), pickNumber: rule } });
    if (path === '/heartbeats') return route.fulfill({ json: { serverTime: serverTime() } });
    if (list === 'taps' && act === undefined) {
      const left = taps.filter((tap) => !over.has(tap.id));
      return route.fulfill({
        json: { taps: left, lastEventId: '1', serverTime: serverTime(), pickNumber: rule },
      });
    }
    acts.push([act ?? list, id, body.number ?? body.memberCode ?? ''].join(' ').trim());
    if (act === 'accept') return change('accepted');
    if (act === 'clear') return change('cleared');
    if (list === 'identifications') {
      const tap = { ...member('99', '陈*远', [], Date.now()), state: 'accepted', evidence: 'member_code' };
      return route.fulfill({ json: { tap } });
    }
    return route.abort();
  });
  await context.addInitScript(() => {
    // A new tab begins without an address, and without a store.
    if (location.protocol === 'about:') return;
    localStorage.setItem('nmc.terminal.key', 'key');
    const fetched = window.fetch.bind(window);
    window.fetch = (input, init) => {
      if (typeof input !== 'string' || !input.endsWith('/terminal/events')) return fetched(input, init);
      const hello = new TextEncoder().encode('event: hello\ndata: {}\n\n');
      const body = new ReadableStream({ start: (controller) => controller.enqueue(hello) });
      return Promise.resolve(new Response(body, { headers: { 'content-type': 'text/event-stream' } }));
    };
  });
  await page.goto(new URL('/pos/', page.url()).href);
  await page.getByText('● 在线').waitFor();
  return { page, acts, visited };
}
