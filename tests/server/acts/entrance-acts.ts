import { DEMO } from '../../../server/src/demo/seed';
import { ownersConsole, saying } from './act';
import type { ActCase } from './act';

/** Switching entrances off and on. */
export const entranceActs: Readonly<Record<string, ActCase>> = {
  consoleEntrancesSwitch: {
    async prepare(world) {
      const headers = await ownersConsole(world);
      const body = { enabled: false, terminals: true, ids: null, filter: { search: '太原' } };
      return { ask: () => ({ headers, body }), askOtherwise: saying({ enabled: true }) };
    },
  },

  consoleEntranceSwitch: {
    async prepare(world) {
      const headers = await ownersConsole(world);
      return {
        ask: () => ({ headers, params: { entranceId: DEMO.taiyuanFirst }, body: { enabled: false } }),
        askOtherwise: saying({ enabled: true }),
      };
    },
  },
};
