import type { FastifyInstance } from 'fastify';
import { ApiError } from '../../contract/api-error';
import {
  consoleOrganisations,
  consoleStore,
  consoleStoreAdd,
  consoleStoreChange,
  consoleTerminalAdd,
  consoleTerminalRename,
} from '../../contract/console-places';
import { addStore, addTerminal, changeStore, renameTerminal } from '../../domain/stores/keep';
import type { Keeping } from '../../domain/stores/keep';
import { findOrganisations, storeFacts } from '../../domain/stores/read';
import { serve } from '../../plugins/contract-route';

/** Stores and terminals one by one; many at once are imported. */
export function registerPlaces(app: FastifyInstance): void {
  const { clock, random, db } = app.services;
  const keeping = (trx: Keeping['db'], caller: { merchantId: string; actor: string }): Keeping => ({
    db: trx,
    clock,
    random,
    merchantId: caller.merchantId,
    actor: caller.actor,
  });

  serve(app, consoleOrganisations, async ({ caller, query }) => ({
    organisations: await findOrganisations(db, caller.merchantId, caller.reach, query.search?.trim() ?? ''),
  }));

  serve(app, consoleStore, async ({ caller, params }) => {
    const store = await storeFacts(db, caller.merchantId, caller.reach, params.storeId);
    if (!store) throw new ApiError('store_unknown');
    return store;
  });

  serve(app, consoleStoreAdd, ({ caller, body, commit }) =>
    commit((trx) => addStore(keeping(trx, caller), body)),
  );

  serve(app, consoleStoreChange, ({ caller, params, body, commit }) =>
    commit(async (trx) => {
      await changeStore(keeping(trx, caller), params.storeId, body);
      return { id: params.storeId };
    }),
  );

  serve(app, consoleTerminalAdd, ({ caller, params, body, commit }) =>
    commit((trx) => addTerminal(keeping(trx, caller), params.storeId, body.name)),
  );

  serve(app, consoleTerminalRename, ({ caller, params, body, commit }) =>
    commit(async (trx) => {
      await renameTerminal(keeping(trx, caller), params.terminalId, body.name);
      return { id: params.terminalId };
    }),
  );
}
