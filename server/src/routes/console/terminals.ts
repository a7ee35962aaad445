import type { FastifyInstance } from 'fastify';
import { ApiError } from '../../contract/api-error';
import { consolePairingCode, consoleTerminalRevoke } from '../../contract/console-places';
import { noteAudit } from '../../domain/audit/audit';
import { requireTerminal } from '../../domain/entrances/terminals';
import { createPairingCode, revokeTerminal } from '../../domain/terminals/pairing';
import { serve } from '../../plugins/contract-route';
import { time } from '../time';

/** Pairing a front desk with a terminal, and ending that. */
export function registerTerminals(app: FastifyInstance): void {
  const { services } = app;
  const { clock, random } = services;

  serve(
    app,
    consolePairingCode,
    ({ caller, params, commit }) =>
      commit(async (trx) => {
        await requireTerminal(trx, caller.merchantId, caller.reach, params.terminalId);
        const { code, expiresAt } = await createPairingCode(
          { db: trx, clock, random },
          caller.merchantId,
          params.terminalId,
        );
        await noteAudit(trx, random, caller.merchantId, {
          at: clock.now(),
          actor: caller.actor,
          action: 'terminal.pairing_code_made',
          subject: params.terminalId,
        });
        return { code, expiresAt: time(expiresAt) };
      }),
    { secretAnswer: true },
  );

  serve(app, consoleTerminalRevoke, ({ caller, params, commit }) =>
    commit(async (trx) => {
      await requireTerminal(trx, caller.merchantId, caller.reach, params.terminalId);
      const parts = { db: trx, presence: services.presence };
      if (!(await revokeTerminal(parts, caller.merchantId, params.terminalId)))
        throw new ApiError('terminal_unknown');
      await noteAudit(trx, random, caller.merchantId, {
        at: clock.now(),
        actor: caller.actor,
        action: 'terminal.revoked',
        subject: params.terminalId,
      });
      return { id: params.terminalId, paired: false };
    }),
  );
}
