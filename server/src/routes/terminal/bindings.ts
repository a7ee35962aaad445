import type { FastifyInstance } from 'fastify';
import {
  terminalBinding,
  terminalBindingConfirm,
  terminalBindingRefuse,
} from '../../contract/terminal-bindings';
import { bindingAtCounter, confirmBinding, refuseBinding } from '../../domain/old-cards/requests';
import { serve } from '../../plugins/contract-route';
import { createKeyedLimiter } from '../../security/keyed-limiter';

/** Six digits typed by a cashier in a minute: enough for a queue, too few to try them all. */
const LOOKS_PER_MINUTE = 20;

/** Cards of a former system, confirmed by the cashier who sees them. */
export function serveBindings(app: FastifyInstance): void {
  const { services } = app;
  const looks = createKeyedLimiter(services.clock, LOOKS_PER_MINUTE);

  serve(app, terminalBinding, async ({ params, caller }) => {
    looks.count(caller.terminalId);
    return { request: await bindingAtCounter(services.db, services, caller.merchantId, params.code) };
  });

  serve(app, terminalBindingConfirm, async ({ params, caller, commit }) => {
    looks.count(caller.terminalId);
    return commit(async (trx) => {
      const { merchantId, terminalId } = caller;
      const bound = await confirmBinding(trx, services, merchantId, terminalId, params.code);
      return { points: bound.points, balanceFen: bound.balance_fen };
    });
  });

  serve(app, terminalBindingRefuse, async ({ params, caller, commit }) => {
    looks.count(caller.terminalId);
    return commit(async (trx) => {
      await refuseBinding(trx, services, caller.merchantId, caller.terminalId, params.code);
      return {};
    });
  });
}
