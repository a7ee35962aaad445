import type { FastifyInstance } from 'fastify';
import {
  consoleSchemeQueueResume,
  consoleSchemes,
  consoleTagOrder,
  consoleTagOrderMove,
} from '../../contract/console-schemes';
import { noteAudit } from '../../domain/audit/audit';
import type { SchemeSource } from '../../domain/schemes/source';
import { moveOrder } from '../../domain/tag-orders/move-order';
import { listOrders, schemeOverview } from '../../domain/tag-orders/overview';
import { placeOrder } from '../../domain/tag-orders/place-order';
import { serve } from '../../plugins/contract-route';
import { time, timeOrNull } from '../time';

/** Each is a call to WeChat that it may just have refused. */
const RESUMES_PER_MINUTE = 10;

/** 小程序链接: quota, queue and orders. */
export function registerSchemes(app: FastifyInstance, schemes: SchemeSource): void {
  const { db, clock, random } = app.services;

  serve(app, consoleSchemes, async ({ caller: { merchantId }, query }) => {
    const overview = await schemeOverview(db, merchantId, clock.now());
    const { orders, more } = await listOrders(db, merchantId, query.before ?? null);
    return {
      ...overview,
      queue: { ...overview.queue, nextAt: timeOrNull(overview.queue.nextAt) },
      orders: orders.map((order) => ({
        ...order,
        createdAt: time(order.createdAt),
        finishedAt: timeOrNull(order.finishedAt),
        fileTakenAt: timeOrNull(order.fileTakenAt),
      })),
      more,
    };
  });

  serve(
    app,
    consoleSchemeQueueResume,
    async ({ caller: { merchantId, actor }, commit }) => {
      const answer = await commit(async (trx) => {
        await noteAudit(trx, random, merchantId, {
          at: clock.now(),
          actor,
          action: 'scheme_queue.resumed',
          subject: merchantId,
        });
        return {};
      });
      await schemes.resume(merchantId);
      return answer;
    },
    { perMinute: RESUMES_PER_MINUTE },
  );

  serve(app, consoleTagOrder, async ({ caller: { merchantId, actor }, body, commit }) => {
    const answer = await commit(async (trx) => ({
      id: await placeOrder(trx, random, merchantId, body, { actor, at: clock.now() }),
    }));
    schemes.wake(merchantId);
    return answer;
  });

  serve(app, consoleTagOrderMove, async ({ caller: { merchantId, actor }, params, body, commit }) => {
    const answer = await commit(async (trx) => {
      await moveOrder(trx, random, merchantId, params.orderId, body.move, { actor, at: clock.now() });
      return { id: params.orderId };
    });
    schemes.wake(merchantId);
    return answer;
  });
}
