import type { FastifyInstance } from 'fastify';
import { consoleRefundLookup, consoleRefundSettle } from '../../contract/console-refunds';
import { refundOf, settleRefund } from '../../domain/members/refunds';
import { serve } from '../../plugins/contract-route';
import { createKeyedLimiter } from '../../security/keyed-limiter';

/** Refund numbers one person may try in a minute. */
const NUMBERS_PER_MINUTE = 20;

/** Balances of members who left, paid back against the number they were shown. */
export function registerRefunds(app: FastifyInstance): void {
  const { services } = app;
  const tries = createKeyedLimiter(services.clock, NUMBERS_PER_MINUTE);

  serve(app, consoleRefundLookup, async ({ body, caller }) => {
    tries.count(caller.actor);
    return { refund: await refundOf(services.db, caller.merchantId, body.number) };
  });

  serve(app, consoleRefundSettle, async ({ body, caller, commit }) => {
    tries.count(caller.actor);
    return commit(async (trx) => ({
      refund: await settleRefund(trx, services, caller.merchantId, body.number, caller.actor),
    }));
  });
}
