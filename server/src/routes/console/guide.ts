import type { FastifyInstance } from 'fastify';
import { consoleGuide, consolePreflight } from '../../contract/console-guide';
import { preflight } from '../../domain/preflight/preflight';
import { keepChecks, readGuide, settingsAsked } from '../../domain/preflight/repository';
import type { SchemeSource } from '../../domain/schemes/source';
import { serve } from '../../plugins/contract-route';

/** A run is about ten calls to WeChat. */
const RUNS_PER_MINUTE = 10;

/** The first-run guide and its pre-flight. */
export function registerGuide(app: FastifyInstance, schemes: SchemeSource): void {
  const { services } = app;

  serve(app, consoleGuide, ({ caller }) => readGuide(services.db, caller.merchantId));

  serve(
    app,
    consolePreflight,
    async ({ caller: { merchantId }, commit }) => {
      const asked = await settingsAsked(services.db, merchantId);
      const checks = await preflight(services, schemes, merchantId);
      return commit(async (trx) => {
        await keepChecks(trx, merchantId, asked, checks);
        return readGuide(trx, merchantId);
      });
    },
    { perMinute: RUNS_PER_MINUTE },
  );
}
