import { DEMO } from '../../../server/src/demo/seed';
import { createPairingCode } from '../../../server/src/domain/terminals/pairing';
import { AT_COUNTER_1, FrontDesk } from '../../helpers/server-world';
import type { ServerWorld } from '../../helpers/server-world';
import { counter, elsewhere, joinedMember, ownersConsole, placeOf, saying } from './act';
import type { ActCase } from './act';

/** A member who waits at a paired counter. */
async function waiting(world: ServerWorld): Promise<{ desk: FrontDesk; tapId: string }> {
  const desk = await FrontDesk.pair(world);
  await desk.post('/heartbeats');
  const { recognition } = (await (await joinedMember(world)).open(AT_COUNTER_1)).body;
  if (!('tapId' in recognition)) throw new Error(`not announced: ${recognition.state}`);
  return { desk, tapId: recognition.tapId };
}

/** Pairing a front desk, and serving who waits there. */
export const terminalActs: Readonly<Record<string, ActCase>> = {
  terminalPairing: {
    async prepare(world) {
      const codeFor = async (entranceId: string) =>
        (
          await createPairingCode(
            world.services,
            DEMO.merchant,
            (await placeOf(world, entranceId)).terminalId,
          )
        ).code;
      const code = await codeFor(DEMO.taiyuanFirstTerminal1);
      const other = await codeFor(DEMO.taiyuanFirstTerminal2);
      return { ask: () => ({ headers: {}, body: { code } }), askOtherwise: saying({ code: other }) };
    },
    // The key is stored as a hash only; the retry's answer is made anew, and so is the moment of pairing.
    renews: ['terminals', 'pairing_codes'],
    secretsOf: ({ key }) => [String(key)],
  },

  terminalAccept: {
    async prepare(world) {
      const { desk, tapId } = await waiting(world);
      return {
        ask: () => ({ headers: counter(desk), params: { tapId }, body: {} }),
        askOtherwise: elsewhere({ tapId: 'anotherTap00000000' }),
      };
    },
  },

  terminalClear: {
    async prepare(world) {
      const { desk, tapId } = await waiting(world);
      return {
        ask: () => ({ headers: counter(desk), params: { tapId }, body: {} }),
        askOtherwise: elsewhere({ tapId: 'anotherTap00000000' }),
      };
    },
  },

  terminalIdentify: {
    async prepare(world) {
      const desk = await FrontDesk.pair(world);
      const phone = await joinedMember(world);
      const issued = await phone.post<{ codes: { code: string }[] }>('/codes', {});
      const [now, next] = issued.body.codes.map((it) => it.code);
      return {
        ask: () => ({ headers: counter(desk), body: { memberCode: now } }),
        askOtherwise: saying({ memberCode: next }),
      };
    },
  },

  consolePairingCode: {
    async prepare(world) {
      const headers = await ownersConsole(world);
      const terminalId = (await placeOf(world, DEMO.taiyuanFirstTerminal1)).terminalId;
      return {
        ask: () => ({ headers, params: { terminalId }, body: {} }),
        askOtherwise: elsewhere({
          terminalId: (await placeOf(world, DEMO.taiyuanFirstTerminal2)).terminalId,
        }),
      };
    },
    secretsOf: ({ code }) => [String(code)],
  },

  consoleTerminalRevoke: {
    async prepare(world) {
      const headers = await ownersConsole(world);
      const { terminalId } = await FrontDesk.pair(world);
      return {
        ask: () => ({ headers, params: { terminalId }, body: {} }),
        askOtherwise: elsewhere({
          terminalId: (await placeOf(world, DEMO.taiyuanFirstTerminal2)).terminalId,
        }),
      };
    },
  },
};
