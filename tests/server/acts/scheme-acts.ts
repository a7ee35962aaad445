import { DEMO } from '../../../server/src/demo/seed';
import { placeOrder } from '../../../server/src/domain/tag-orders/place-order';
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
