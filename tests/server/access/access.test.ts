import { routes } from '../../../server/src/contract';
import type { RouteContract } from '../../../server/src/contract/route';
import { DEMO } from '../../../server/src/demo/seed';
import { idempotencyKey } from '../../helpers/server';
import { serverWorld } from '../../helpers/server-world';
import type { ServerWorld } from '../../helpers/server-world';
import { newMerchant } from '../accounts/new-merchant';
import { sampleOf } from './sample';
import { access, callers } from './table';
import type { CallerName } from './table';
import { demoCrowd, demoIds, foreignCrowd, staffOf } from './world';
import type { Crowd, Headers } from './world';

const UNKNOWN: Readonly<Record<string, string>> = { code: '000000' };
const NOBODYS = 'zzzzzzzzzzzzzzzzzz';
/** What a caller is told who is not let in at all. */
const SHUT = ['unauthenticated', 'session_expired', 'terminal_revoked', 'forbidden'];

interface Said {
  readonly status: number;
  readonly code: string | null;
  readonly message: string | null;
}

let world: ServerWorld;
let demo: Crowd;
let foreign: Crowd;
let ids: Record<string, string>;
beforeAll(async () => {
  world = await serverWorld();
  demo = await demoCrowd(world);
  foreign = await foreignCrowd(world, (await newMerchant(world, '旁边的商家')).id);
  ids = await demoIds(world);
});
afterAll(() => world.close());

function queryOf(route: RouteContract): string {
  const wanted = route.query ? (sampleOf(route.query) as Record<string, string>) : {};
  const text = new URLSearchParams(wanted).toString();
  return text === '' ? '' : `?${text}`;
}

const addressOf = (route: RouteContract, known: Readonly<Record<string, string>>): string =>
  route.path.replace(/:(\w+)/g, (_, name: string) => known[name] ?? UNKNOWN[name] ?? NOBODYS) +
  queryOf(route);

let address = 0;

/** Asks from an address of its own, so that no limit of attempts comes first. Streams are left at their first byte. */
async function ask(route: RouteContract, url: string, headers: Headers, body?: object): Promise<Said> {
  address += 1;
  if (route.produces === 'text/event-stream') return askStream(url, headers);
  const reply = await world.app.inject({
    method: route.method,
    url,
    headers: { ...headers },
    remoteAddress: `10.${(address >> 16) & 255}.${(address >> 8) & 255}.${address & 255}`,
    ...(route.method === 'GET' ? {} : { payload: body ?? {} }),
  });
  return said(reply.statusCode, reply.body);
}

async function askStream(url: string, headers: Headers): Promise<Said> {
  const leave = new AbortController();
  const reply = await fetch(world.url + url, { headers: { ...headers }, signal: leave.signal });
  const text = reply.ok ? '' : await reply.text();
  leave.abort();
  return said(reply.status, text);
}

function said(status: number, text: string): Said {
  if (status < 400) return { status, code: null, message: null };
  const { code = null, message = null } = JSON.parse(text) as { code?: string; message?: string };
  return { status, code, message };
}

const rows = routes.map((route) => [route.id, route] as const);

it('has a row for every route of the contract, and says nothing that the contract contradicts', () => {
  const missing = routes.filter(({ id }) => !(id in access)).map(({ id }) => id);
  expect(missing).toEqual([]);
});

describe('who may what', () => {
  it.each(rows)('%s lets in whom the table names and nobody else', async (id, route) => {
    const rule = access[id] ?? [];
    const open = rule === 'everybody' || rule === 'wechat';
    const url = addressOf(route, {});
    const letIn: CallerName[] = [];
    // What needs no credential is asked for with none and with one: drawing a stand for everybody takes its time.
    const asked = open ? (['anonymous', 'console cashier'] as const) : callers;
    for (const caller of asked) {
      // Without a key an act goes no further than the door: the walk changes nothing.
      const { code, status } = await ask(route, url, demo[caller]);
      const shut = SHUT.includes(code ?? '') && (status === 401 || status === 403);
      if (!shut) letIn.push(caller);
    }
    // The walk itself has logged these people out.
    if (id === 'consoleLogout') demo = { ...demo, ...(await staffOf(world, DEMO.merchant)) };
    // The signature of nobody, and a door that only this machine's own name opens, are refused alike for all.
    if (rule === 'wechat' || id === 'consoleDemoLogin') expect([[], [...asked]]).toContainEqual(letIn);
    else expect(letIn).toEqual(asked.filter((caller) => open || rule.includes(caller)));
  });

  it('takes no act from a console without its CSRF token', async () => {
    for (const route of routes.filter(({ who, method }) => who.kind === 'console' && method !== 'GET')) {
      const { cookie } = demo['console owner'];
      const { code } = await ask(route, addressOf(route, {}), { cookie: cookie ?? '' });
      expect([route.id, code]).toEqual([route.id, 'csrf_failed']);
    }
  });
});

describe('ids of another merchant', () => {
  const named = routes.filter(({ id, path }) => path.includes(':') && Array.isArray(access[id]));
  const everything = async () =>
    JSON.stringify([
      await world.services.db.selectFrom('audit').selectAll().orderBy('id').execute(),
      await world.services.db.selectFrom('entrances').selectAll().orderBy('id').execute(),
      await world.services.db.selectFrom('staff').selectAll().orderBy('id').execute(),
      await world.services.db.selectFrom('write_codes').selectAll().orderBy('id').execute(),
      await world.services.db.selectFrom('taps').selectAll().orderBy('id').execute(),
    ]);

  it.each(named.map((route) => [route.id, route] as const))(
    '%s answers like ids that never were, and changes nothing',
    async (id, route) => {
      const rule = access[id];
      const before = await everything();
      for (const caller of typeof rule === 'string' ? [] : (rule ?? [])) {
        const body = route.body ? (sampleOf(route.body) as object) : {};
        const headers = () => ({ ...foreign[caller], 'idempotency-key': idempotencyKey() });
        const genuine = await ask(route, addressOf(route, ids), headers(), body);
        const unknown = await ask(route, addressOf(route, {}), headers(), body);
        expect([caller, genuine]).toEqual([caller, unknown]);
        expect(genuine.status).toBeGreaterThanOrEqual(400);
        expect(genuine.code).not.toBe('bad_request');
      }
      expect(await everything()).toBe(before);
    },
  );
});

it('shows each merchant its own entrances only', async () => {
  const reply = await world.call<{ rows: { store: { name: string } | null }[] }>(
    'GET',
    '/api/v1/console/entrances',
    { ...foreign['console owner'] },
  );
  expect(reply.body.rows.map(({ store }) => store?.name ?? null)).toEqual([null, '旁边的店']);
});

it('serves nobody of a merchant that is suspended', async () => {
  await world.services.db
    .updateTable('merchants')
    .set({ status: 'suspended' })
    .where('name', '=', '旁边的商家')
    .execute();
  const reply = await world.call<{ code: string }>('GET', '/api/v1/console/me', {
    ...foreign['console owner'],
  });
  expect([reply.status, reply.body.code]).toEqual([403, 'merchant_suspended']);
});
