import { DEMO } from '../../../server/src/demo/seed';
import { placeOrder } from '../../../server/src/domain/tag-orders/place-order';
import { addTag } from '../../helpers/server-database';
import type { ServerWorld } from '../../helpers/server-world';
import { elsewhere, ownersConsole, saying } from './act';
import type { ActCase } from './act';

/** The queue works beside the act. */
const ISSUING = ['schemes', 'tags', 'wechat_tokens', 'scheme_queues', 'tag_orders'];

const placed = ({ services: { db, random, clock } }: ServerWorld): Promise<string> =>
  db.transaction().execute((trx) =>
    placeOrder(
      trx,
      random,
      DEMO.merchant,
      {
        kind: 'factory',
        chip: 'NTAG213',
        destination: { kind: 'entrances', ids: [DEMO.taiyuanFirst], each: 2 },
        note: '',
      },
      { actor: 'staff:owner', at: clock.now() },
    ),
  );

/** A read-back of one tag that is in order. */
async function readBack(world: ServerWorld): Promise<string> {
  const orderId = await placed(world);
  const { db, clock } = world.services;
  const tagId = await addTag(db, DEMO.merchant, {
    state: 'ordered',
    entrance_id: DEMO.taiyuanFirst,
    order_id: orderId,
    order_serial: 1,
  });
  const readbackId = 'readBackOfOneTag00';
  await db
    .insertInto('tag_readbacks')
    .values({
      id: readbackId,
      merchant_id: DEMO.merchant,
      order_id: orderId,
      file_name: '回读.csv',
      rows: 1,
      created_by: 'staff:owner',
      created_at: clock.now(),
    })
    .execute();
  await db
    .insertInto('tag_readback_rows')
    .values({
      merchant_id: DEMO.merchant,
      readback_id: readbackId,
      line: 7,
      serial: '1-000001',
      uid: '04A1B2C3D4E5F6',
      tag_id: tagId,
      verdict: 'matches',
      about: '',
      registered: 0,
    })
    .execute();
  return readbackId;
}

/** Acts around schemes and tags in bulk. */
export const schemeActs: Readonly<Record<string, ActCase>> = {
  consoleSchemeQueueResume: {
    async prepare(world) {
      const headers = await ownersConsole(world);
      return { ask: () => ({ headers, body: {} }), askOtherwise: null };
    },
    background: ISSUING,
  },
  consoleTagOrder: {
    async prepare(world) {
      const headers = await ownersConsole(world);
      return {
        ask: () => ({ headers, body: { kind: 'pool', count: 3 } }),
        askOtherwise: saying({ count: 4 }),
      };
    },
    background: ISSUING,
  },
  consoleReadbackRegister: {
    async prepare(world) {
      const headers = await ownersConsole(world);
      const readbackId = await readBack(world);
      return {
        ask: () => ({ headers, params: { readbackId }, body: {} }),
        askOtherwise: elsewhere({ readbackId: 'anotherReadback00' }),
      };
    },
    background: ISSUING,
  },
  consoleTagOrderMove: {
    async prepare(world) {
      const headers = await ownersConsole(world);
      const orderId = await placed(world);
      return {
        ask: () => ({ headers, params: { orderId }, body: { move: 'cancel' } }),
        askOtherwise: elsewhere({ orderId: 'anotherOrder00000' }),
      };
    },
    background: ISSUING,
  },
};
