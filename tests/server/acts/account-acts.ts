import { DEMO } from '../../../server/src/demo/seed';
import { operatorLinks } from '../../../server/src/domain/accounts/links';
import type { ServerWorld } from '../../helpers/server-world';
import { saying } from './act';
import type { ActCase } from './act';

const HOUR = 3_600_000;
const PERSON = { name: '店主甲', loginName: 'owner-a', password: 'ten characters' };

const link = (world: ServerWorld, kind: 'owner' | 'sign_up') =>
  operatorLinks(world.services.db, world.services).make(kind, kind === 'owner' ? DEMO.merchant : null, HOUR);

/** A retry of these logs in once more: its session is fresh. */
const loggedInAgain = { fresh: ['csrfToken'], renews: ['staff_sessions', 'audit'] };

/** Acts of people who come to the console. */
export const accountActs: Readonly<Record<string, ActCase>> = {
  consoleJoin: {
    async prepare(world) {
      const token = await link(world, 'owner');
      return {
        ask: () => ({ headers: {}, body: { kind: 'owner', token, ...PERSON } }),
        askOtherwise: saying({ loginName: 'owner-b' }),
      };
    },
    ...loggedInAgain,
  },

  consoleSignUp: {
    async prepare(world) {
      const code = await link(world, 'sign_up');
      return {
        ask: () => ({ headers: {}, body: { merchantName: '新商家', code, ...PERSON } }),
        askOtherwise: saying({ merchantName: '另一家' }),
      };
    },
    ...loggedInAgain,
  },
};
