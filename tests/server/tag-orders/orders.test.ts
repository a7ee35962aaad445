import type { consoleSchemes } from '../../../server/src/contract/console-schemes';
import { DEMO } from '../../../server/src/demo/seed';
import type { Answer } from '../../../server/src/plugins/contract-route';
import { idempotencyKey } from '../../helpers/server';
import { serverWorld } from '../../helpers/server-world';
import type { ServerWorld } from '../../helpers/server-world';
import { until } from '../../helpers/until';
import { ownersConsole } from '../acts/act';

type Schemes = Answer<typeof consoleSchemes>;

describe('orders of tags in bulk', () => {
  let world: ServerWorld;
  let owner: Record<string, string>;
  beforeEach(async () => {
    world = await serverWorld({ poolSize: 2 });
    owner = await ownersConsole(world);
  });
  afterEach(() => world.close());

  const look = async () => (await world.call<Schemes>('GET', '/api/v1/console/schemes', owner)).body;
  const act = <T = { id: string }>(path: string, body: object) =>
    world.call<T>('POST', `/api/v1/console/${path}`, { ...owner, 'idempotency-key': idempotencyKey() }, body);
  const order = (body: object) => act('tag-orders', body);
  const move = (id: string, to: string) => act<{ code?: string }>(`tag-orders/${id}/moves`, { move: to });
  const fault = (errcode: number, times: number) =>
    world.control('/faults', { path: '/wxa/generatenfcscheme', errcode, times });
  const tagsOf = (id: string) =>
    world.services.db
      .selectFrom('tags')
      .select(['state', 'scheme_id', 'entrance_id', 'order_serial'])
      .where('order_id', '=', id)
      .orderBy('order_serial')
      .execute();

  it('issues what was ordered for the pool, and tells how far it is', async () => {
    // The pool itself is filled at the first knock.
    await act('scheme-queue/resume', {});
    await until(async () => (await look()).quota.pool === 2);
    const before = await look();
    expect(before).toMatchObject({ mode: 'per_tag', configured: true, queue: { state: 'idle' }, orders: [] });
    const { body } = await order({ kind: 'pool', count: 30 });
    await until(async () => (await look()).orders[0]?.stage === 'ready');
    const after = await look();
    expect(after.orders[0]).toMatchObject({ id: body.id, number: 1, count: 30, issued: 30, moves: [] });
    expect(after.quota.used - before.quota.used).toBe(30);
    expect(after.quota).toMatchObject({ queued: 0, limit: 100_000, left: 100_000 - after.quota.used });
    expect(after.quota.pool).toBeGreaterThanOrEqual(30);
    expect(after.quota.today).toBe(after.quota.used);
    expect(new Set((await tagsOf(body.id)).map((tag) => tag.state))).toEqual(new Set(['pool']));
  });

  it('keeps tags for a factory, each for its entrance, out of the pool', async () => {
    const { body } = await order({
      kind: 'factory',
      chip: 'NTAG213',
      destination: { kind: 'entrances', ids: [DEMO.taiyuanFirstTerminal1, DEMO.taiyuanFirst], each: 2 },
      note: '样品',
    });
    await until(async () => (await look()).orders[0]?.stage === 'ready');
    expect((await tagsOf(body.id)).map((tag) => [tag.order_serial, tag.state, tag.entrance_id])).toEqual([
      [1, 'ordered', DEMO.taiyuanFirstTerminal1],
      [2, 'ordered', DEMO.taiyuanFirstTerminal1],
      [3, 'ordered', DEMO.taiyuanFirst],
      [4, 'ordered', DEMO.taiyuanFirst],
    ]);
    // Such a tag may hang on a wall before anybody reports it: it opens where it was meant to.
    expect((await look()).orders[0]).toMatchObject({ chip: 'NTAG213', note: '样品', moves: ['cancel'] });
  });

  it('orders for every store, every terminal, or the merchant as a whole', async () => {
    const counted = async (destination: object) => {
      await order({ kind: 'factory', chip: 'NTAG216', destination, note: '' });
      return (await look()).orders[0]?.count;
    };
    const rows = await world.services.db.selectFrom('entrances').select('kind').execute();
    const stores = rows.filter(({ kind }) => kind === 'store').length;
    expect(await counted({ kind: 'stores', each: 2 })).toBe(stores * 2);
    expect(await counted({ kind: 'terminals', each: 1 })).toBe(
      rows.filter(({ kind }) => kind === 'terminal').length,
    );
    expect(await counted({ kind: 'merchant', count: 7 })).toBe(7);
  });

  it('pauses, resumes and cancels; what was issued stays in the pool', async () => {
    await act('scheme-queue/resume', {});
    await until(async () => (await look()).quota.pool === 2);
    await fault(9800007, 1_000);
    const { body } = await order({
      kind: 'factory',
      chip: 'NTAG215',
      destination: { kind: 'merchant', count: 5 },
      note: '',
    });
    await until(async () => (await tagsOf(body.id)).length === 5);
    await until(async () => (await look()).queue.state === 'stopped');
    expect((await move(body.id, 'pause')).status).toBe(200);
    expect((await look()).orders[0]).toMatchObject({ stage: 'paused', moves: ['resume', 'cancel'] });
    expect((await move(body.id, 'pause')).body.code).toBe('tag_order_over');
    expect((await move(body.id, 'resume')).status).toBe(200);
    expect((await move(body.id, 'cancel')).status).toBe(200);
    expect((await look()).orders[0]).toMatchObject({ stage: 'cancelled', moves: [] });
    await fetch(`${world.simulator.url}/control/faults`, { method: 'DELETE' });
    await act('scheme-queue/resume', {});
    await until(async () => (await look()).queue.state === 'idle');
    expect(new Set((await tagsOf(body.id)).map((tag) => [tag.state, tag.entrance_id].join()))).toEqual(
      new Set(['pool,']),
    );
    const audited = await world.services.db
      .selectFrom('audit')
      .select('action')
      .where('subject', '=', body.id)
      .execute();
    expect(audited.map(({ action }) => action).sort()).toEqual([
      'tag_order.cancelled',
      'tag_order.made',
      'tag_order.paused',
      'tag_order.resumed',
    ]);
  });

  it('refuses what the lifetime quota does not hold, promises to other orders included', async () => {
    await act('scheme-queue/resume', {});
    await until(async () => (await look()).quota.pool === 2);
    const { quota } = await look();
    expect(quota.left).toBe(99_998);
    expect((await order({ kind: 'pool', count: quota.left + 1 })).body).toMatchObject({
      code: 'scheme_quota_exceeded',
      message: expect.stringContaining(String(quota.left)) as string,
    });
    await fault(9800007, 1_000);
    expect((await order({ kind: 'pool', count: quota.left - 10 })).status).toBe(200);
    expect((await look()).quota.left).toBe(10);
    expect((await order({ kind: 'pool', count: 11 })).body).toMatchObject({ code: 'scheme_quota_exceeded' });
  });

  it('knows nothing of orders for a merchant whose tags all carry one scheme', async () => {
    await world.services.db.updateTable('merchants').set({ nfc_mode: 'shared' }).execute();
    expect((await order({ kind: 'pool', count: 1 })).body).toMatchObject({ code: 'tag_order_shared' });
    await world.services.db.updateTable('merchants').set({ nfc_model_id: null }).execute();
    expect((await order({ kind: 'pool', count: 1 })).body).toMatchObject({ code: 'nfc_model_missing' });
  });

  it.each([
    [44993, 'tomorrow', 'none'],
    [9800003, 'stopped', 'settings'],
    [48001, 'stopped', 'guide'],
    [85400, 'stopped', 'none'],
  ])('says what errcode %d means for the queue: %s, remedy %s', async (errcode, state, remedy) => {
    await fault(errcode, 1_000);
    await order({ kind: 'pool', count: 3 });
    await until(async () => (await look()).queue.state === state);
    const { queue } = await look();
    expect(queue.reason).toMatchObject({ errcode, remedy });
    expect(Date.parse(queue.nextAt ?? '')).toBeGreaterThan(world.services.clock.now());
  });

  it('lets a phone in the hand pass before a large order', async () => {
    await fault(9800007, 1_000);
    await order({ kind: 'pool', count: 500 });
    await until(async () => (await look()).queue.state === 'stopped');
    await world.services.db
      .updateTable('tags')
      .set({ state: 'disabled' })
      .where('order_id', 'is', null)
      .execute();
    await fetch(`${world.simulator.url}/control/faults`, { method: 'DELETE' });
    await act('scheme-queue/resume', {});
    const { db } = world.services;
    const waiting = db
      .selectFrom('schemes')
      .select('id')
      .where('state', '=', 'asking')
      .where('queue_rank', '=', 0);
    await until(async () => (await look()).quota.pool >= 2 && (await waiting.execute()).length === 0);
    const large = await db.selectFrom('tag_orders').select(['count', 'issued']).executeTakeFirstOrThrow();
    expect(large.issued).toBeLessThan(large.count);
  });
});
