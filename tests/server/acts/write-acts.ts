import { DEMO } from '../../../server/src/demo/seed';
import { FrontDesk } from '../../helpers/server-world';
import { counter, elsewhere, ownersConsole, saying } from './act';
import type { ActCase } from './act';

/** Made by a phone itself. */
const PHONE = 'phone-of-the-writer-0';
const writer = { authorization: `WriteCode ${DEMO.writeCodeTerminal1}` };
/** Reserving asks for more schemes, which come when they come. */
const ISSUING = ['schemes', 'tags', 'merchants', 'wechat_tokens', 'scheme_queues'];

/** Write codes, and writing with them. */
export const writeActs: Readonly<Record<string, ActCase>> = {
  staffWriteSession: {
    async prepare() {
      return {
        ask: () => ({ headers: writer, body: { want: 2, phone: PHONE } }),
        askOtherwise: saying({ want: 1 }),
      };
    },
    background: ISSUING,
  },

  staffTagWrite: {
    async prepare(world) {
      const session = await world.call<{ reserved: { tagId: string }[] }>(
        'POST',
        '/api/v1/staff/write-sessions',
        { ...writer, 'idempotency-key': 'prepare-tag-write-000' },
        { want: 1, phone: PHONE },
      );
      const body = {
        tagId: session.body.reserved[0]?.tagId,
        uid: '04A1B2C3D4E5F6',
        chip: 'NTAG213',
        outcome: 'verified',
        writtenAt: new Date(world.services.clock.now()).toISOString(),
      };
      return { ask: () => ({ headers: writer, body }), askOtherwise: saying({ outcome: 'failed' }) };
    },
    background: ISSUING,
  },

  terminalWriteCode: {
    async prepare(world) {
      const desk = await FrontDesk.pair(world, DEMO.taiyuanFirstTerminal2);
      return { ask: () => ({ headers: counter(desk), body: {} }), askOtherwise: null };
    },
  },

  consoleWriteCode: {
    async prepare(world) {
      const headers = await ownersConsole(world);
      const params = { entranceId: DEMO.taiyuanFirst };
      return {
        ask: () => ({ headers, params, body: { renew: true, expiresInDays: 7 } }),
        askOtherwise: saying({ expiresInDays: 8 }),
      };
    },
  },

  consoleWriteCodeRevoke: {
    async prepare(world) {
      const headers = await ownersConsole(world);
      return {
        ask: () => ({ headers, params: { writeCodeId: DEMO.writeCodeTerminal1 }, body: {} }),
        askOtherwise: elsewhere({ writeCodeId: 'anotherWriteCode00' }),
      };
    },
  },
};
