import type { RouteContract } from '../../../server/src/contract/route';
import { DEMO } from '../../../server/src/demo/seed';
import { createPairingCode } from '../../../server/src/domain/terminals/pairing';
import { AT_COUNTER_1, FrontDesk, MemberPhone, NAME_AND_PHONE } from '../../helpers/server-world';
import type { Bootstrap, ServerWorld } from '../../helpers/server-world';
import { elsewhere, ownersConsole, placeOf, saying } from './act';
import type { ActCase } from './act';
import { memberActs } from './member-acts';
import { accountActs } from './account-acts';
import { frontDeskActs } from './front-desk-acts';
import { schemeActs } from './scheme-acts';
import { staffActs } from './staff-acts';

const bearer = (phone: MemberPhone) => ({ authorization: `Bearer ${phone.token ?? ''}` });
const counter = (desk: FrontDesk) => ({ authorization: `Terminal ${desk.key}` });
/** Made by a phone itself. */
const PHONE = 'phone-of-the-writer-0';
const writer = { authorization: `WriteCode ${DEMO.writeCodeTerminal1}` };

async function member(world: ServerWorld): Promise<MemberPhone> {
  const phone = new MemberPhone(world, 'lin');
  await phone.join();
  return phone;
}

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

/** A member who waits at a paired counter. */
async function waiting(world: ServerWorld): Promise<{ desk: FrontDesk; tapId: string }> {
  const desk = await FrontDesk.pair(world);
  await desk.post('/heartbeats');
  const { recognition } = (await (await member(world)).open(AT_COUNTER_1)).body;
  if (!('tapId' in recognition)) throw new Error(`not announced: ${recognition.state}`);
  return { desk, tapId: recognition.tapId };
}

function claimOf(card: Bootstrap['card']): string {
  if (card.state === 'member' || card.claim === null) throw new Error('nothing to claim');
  return card.claim.id;
}

/**
 * How every act of the contract is asked for. A test fails for an act that is missing here: whoever adds one says how
 * it is retried.
 */
export const acts: Readonly<Record<RouteContract['id'], ActCase>> = {
  ...memberActs,
  ...staffActs,
  ...accountActs,
  ...frontDeskActs,
  ...schemeActs,

  memberBootstrap: {
    async prepare(world) {
      const phone = await member(world);
      const ask = async () => ({
        headers: {},
        body: { appId: phone.appId, code: await phone.loginCode(), entry: AT_COUNTER_1 },
      });
      return { ask, askOtherwise: async () => saying({ entry: { how: 'plain', scene: 1001 } })(await ask()) };
    },
    fresh: ['session', 'serverTime'],
    renews: ['sessions'],
    secretsOf: ({ session }) => [(session as { token: string }).token],
  },

  memberActivation: {
    async prepare(world) {
      const phone = new MemberPhone(world, 'lin');
      const { body } = await phone.open(AT_COUNTER_1);
      const data = await phone.submitComponent(body.card, NAME_AND_PHONE);
      const back = {
        activateTicket: data?.activate_ticket,
        cardId: data?.card_id,
        code: data?.code,
        agreementVersion: body.merchant.agreementVersion,
      };
      return {
        ask: () => ({ headers: bearer(phone), body: { claimId: claimOf(body.card), ...back } }),
        askOtherwise: saying({ activateTicket: 'another-ticket' }),
      };
    },
  },

  memberCardCheck: {
    async prepare(world) {
      await world.control('/card', { cardId: world.credentials.card.cardId, jumpMode: false });
      const phone = new MemberPhone(world, 'lin');
      const { body } = await phone.open(AT_COUNTER_1);
      await phone.submitComponent(body.card, NAME_AND_PHONE);
      const claimId = claimOf(body.card);
      // The event that tells the card's code has come; that of the submitted form has not.
      await world.services.db
        .updateTable('claims')
        .set({ card_code: await cardCodeOf(world) })
        .where('id', '=', claimId)
        .execute();
      return {
        ask: () => ({ headers: bearer(phone), body: { claimId } }),
        askOtherwise: saying({ claimId: 'anotherClaim000000' }),
      };
    },
  },

  memberCodes: {
    async prepare(world) {
      const phone = await member(world);
      return { ask: () => ({ headers: bearer(phone), body: {} }), askOtherwise: null };
    },
    secretsOf: ({ codes }) => (codes as { code: string }[]).map((issued) => issued.code),
  },

  staffWriteSession: {
    async prepare() {
      return {
        ask: () => ({ headers: writer, body: { want: 2, phone: PHONE } }),
        askOtherwise: saying({ want: 1 }),
      };
    },
    // Reserving asks for more schemes, which come when they come.
    background: ['schemes', 'tags', 'merchants', 'wechat_tokens', 'scheme_queues'],
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
    background: ['schemes', 'tags', 'merchants', 'wechat_tokens', 'scheme_queues'],
  },

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
    // The first key was never seen and is stored as a hash only: the retry gets another.
    fresh: ['key'],
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
      const phone = await member(world);
      const issued = await phone.post<{ codes: { code: string }[] }>('/codes', {});
      const [now, next] = issued.body.codes.map((it) => it.code);
      return {
        ask: () => ({ headers: counter(desk), body: { memberCode: now } }),
        askOtherwise: saying({ memberCode: next }),
      };
    },
  },

  terminalWriteCode: {
    async prepare(world) {
      const desk = await FrontDesk.pair(world, DEMO.taiyuanFirstTerminal2);
      return { ask: () => ({ headers: counter(desk), body: {} }), askOtherwise: null };
    },
  },

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

async function cardCodeOf(world: ServerWorld): Promise<string> {
  const reply = await fetch(`${world.simulator.url}/phone/cards?userId=lin`);
  const { cards } = (await reply.json()) as { cards: { code: string }[] };
  return cards[0]?.code ?? '';
}
