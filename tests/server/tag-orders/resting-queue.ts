import { DEMO } from '../../../server/src/demo/seed';
import { makeNextTags } from '../../../server/src/domain/tag-orders/refill';
import { idempotencyKey } from '../../helpers/server';
import { serverWorld } from '../../helpers/server-world';
import type { ServerWorld } from '../../helpers/server-world';
import { until } from '../../helpers/until';
import { ownersConsole } from '../acts/act';

type Destination = { kind: 'merchant'; count: number };

/** A world whose scheme queue rests, because WeChat refused: a test does its steps itself, side by side. */
export interface RestingQueue {
  readonly world: ServerWorld;
  /** The next hundred tags of the oldest order, as the queue would make them. */
  makeTags(): Promise<number>;
  close(): Promise<void>;
}

/** Places an order of the demo merchant and waits until its queue rests. */
export async function restingQueue(
  order:
    | { kind: 'pool'; count: number }
    | { kind: 'factory'; chip: string; destination: Destination; note: string },
): Promise<RestingQueue> {
  const world = await serverWorld({ poolSize: 2 });
  const { db, random, clock } = world.services;
  const owner = await ownersConsole(world);
  await world.control('/faults', { path: '/wxa/generatenfcscheme', errcode: 9800007, times: 1_000 });
  const headers = { ...owner, 'idempotency-key': idempotencyKey() };
  expect((await world.call('POST', '/api/v1/console/tag-orders', headers, order)).status).toBe(200);
  const stopped = () => db.selectFrom('scheme_queues').select('reaction').executeTakeFirst();
  await until(async () => (await stopped())?.reaction === 'stop');
  return {
    world,
    makeTags: () => makeNextTags(db, random, DEMO.merchant, 'demo-model', clock.now()),
    close: () => world.close(),
  };
}

/** An order of tags that a factory writes, all for the merchant as a whole. */
export const factoryOrderOf = (count: number) =>
  ({ kind: 'factory', chip: 'NTAG213', destination: { kind: 'merchant', count }, note: '' }) as const;
