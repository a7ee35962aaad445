import { DEMO } from '../../../server/src/demo/seed';
import type { ServerWorld } from '../../helpers/server-world';
import { elsewhere, ownersConsole, saying } from './act';
import type { ActCase } from './act';

/** An import that somebody is to decide about. */
async function checkedImport(world: ServerWorld): Promise<string> {
  const now = world.services.clock.now();
  const { id } = await world.services.db
    .insertInto('imports')
    .values({
      id: 'importToDecide0000',
      merchant_id: DEMO.merchant,
      kind: 'stores',
      file_name: '门店.csv',
      state: 'checked',
      columns_json: '["organisation","code","name"]',
      rows: 1,
      created_by: `staff:${DEMO.owner}`,
      created_at: now,
      touched_at: now,
      finished_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Taking files over. */
export const importActs: Readonly<Record<string, ActCase>> = {
  consoleImportStart: {
    async prepare(world) {
      const headers = await ownersConsole(world);
      const body = { kind: 'stores', fileName: '门店.csv' };
      return { ask: () => ({ headers, body }), askOtherwise: saying({ kind: 'old_members' }) };
    },
  },

  consoleImportConfirm: {
    async prepare(world) {
      const headers = await ownersConsole(world);
      const params = { importId: await checkedImport(world) };
      return {
        ask: () => ({ headers, params, body: { skipBad: false } }),
        askOtherwise: saying({ skipBad: true }),
      };
    },
  },

  consoleImportCancel: {
    async prepare(world) {
      const headers = await ownersConsole(world);
      const params = { importId: await checkedImport(world) };
      return {
        ask: () => ({ headers, params, body: {} }),
        askOtherwise: elsewhere({ importId: 'anotherImport00000' }),
      };
    },
  },
};
