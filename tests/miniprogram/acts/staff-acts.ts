/** How whoever writes tags opens the write page, reports and joins, by those pages' own conduct; see `retry.test.ts`. */
import { nfcPort } from '../../../miniprogram/staff/nfc/adapter';
import { createJoinFlow } from '../../../miniprogram/staff/join/join-flow';
import type { JoinState } from '../../../miniprogram/staff/join/join-flow';
import { createWriteFlow } from '../../../miniprogram/staff/write/flow';
import type { FlowState } from '../../../miniprogram/staff/write/flow';
import { createOutbox } from '../../../miniprogram/staff/write/outbox';
import { DEMO } from '../../../server/src/demo/seed';
import { fakeNetwork } from '../../helpers/wx/network';
import { FakeNfc } from '../../helpers/wx/nfc';
import { until } from './act';
import type { ActsOf, ReadyAct } from './act';
import type { Phone } from './phone';

/** The owner's invitation of a writer, made at the console. */
async function invitationIn({ world }: Phone): Promise<string> {
  const reply = await world.app.inject({
    method: 'POST',
    url: '/api/v1/console/demo-login',
    headers: { host: 'localhost' },
    payload: {},
  });
  const cookie = reply.cookies.find(({ name }) => name === 'nmc_session');
  const { body } = await world.call<{ id: string }>(
    'POST',
    '/api/v1/console/staff-invitations',
    {
      cookie: `nmc_session=${cookie?.value ?? ''}`,
      'x-csrf-token': reply.json<{ csrfToken: string }>().csrfToken,
      'idempotency-key': 'prepare-invitation-99',
    },
    { name: '小赵', role: 'writer', expiresInHours: 24 },
  );
  return body.id;
}

async function staff(phone: Phone): Promise<void> {
  await phone.invitations.accept(await invitationIn(phone), 'prepare-the-joining');
}

function writePage(phone: Phone): ReadyAct {
  const states: FlowState[] = [];
  const { storage, clock, random } = phone;
  const page = createWriteFlow({
    code: DEMO.writeCodeTerminal1,
    platform: 'android',
    nfc: nfcPort(new FakeNfc({ nfcOn: true }).adapter),
    api: phone.staff,
    outbox: (handlers) => createOutbox({ storage, api: phone.staff, random, ...handlers }),
    clock,
    network: fakeNetwork().network,
    haptics: { seen: () => undefined, verified: () => undefined, needsYou: () => undefined },
    onState: (state) => states.push(state),
  });
  const opened = async () => {
    const opening = await until(() => {
      const now = states.at(-1)?.opening;
      return now === undefined || now.kind === 'opening' ? null : now;
    });
    return opening.kind === 'open' ? opening.session.reserved.length : null;
  };
  return {
    act() {
      page.shown();
      return opened();
    },
    again() {
      page.retry();
      return opened();
    },
    end: () => {
      page.ended();
    },
  };
}

async function reporting(phone: Phone): Promise<ReadyAct> {
  const { storage, random } = phone;
  const { reserved } = await phone.staff.openWriteSession(DEMO.writeCodeTerminal1, 1);
  const box = createOutbox({
    storage,
    api: phone.staff,
    random,
    onChange: () => undefined,
    onReceipt: () => undefined,
  });
  box.add(DEMO.writeCodeTerminal1, {
    tagId: reserved[0]?.tagId ?? null,
    uid: '04A1B2C3D4E5F6',
    chip: 'NTAG213',
    outcome: 'verified',
    writtenAt: new Date(phone.clock.now()).toISOString(),
  });
  return {
    async act() {
      await box.flush();
      expect(box.refused()).toEqual([]);
      return box.waiting() === 0 ? 'arrived' : null;
    },
    async again() {
      // The app was closed meanwhile: what waits is read back from the phone's storage.
      const later = createOutbox({
        storage,
        api: phone.staff,
        random,
        onChange: () => undefined,
        onReceipt: () => undefined,
      });
      await later.flush();
      return later.waiting() === 0 ? 'arrived' : null;
    },
  };
}

/** Reserving asks for more schemes, which come when they come. */
const POOL = ['schemes', 'tags', 'wechat_tokens'];

type StaffActs = ActsOf<'staffWriteSession' | 'staffTagWrite' | 'staffInvitationAccept'>;

export const staffActs: StaffActs = {
  staffWriteSession: {
    'of a holder': { prepare: async (phone) => writePage(phone), renews: POOL, anew: [] },
    'of staff': {
      async prepare(phone) {
        await staff(phone);
        return writePage(phone);
      },
      session: 'staff_phone_sessions',
      renews: [...POOL, 'audit'],
      anew: [],
    },
  },
  staffTagWrite: {
    'of a holder': { prepare: reporting, renews: POOL },
    'of staff': {
      async prepare(phone) {
        await staff(phone);
        return reporting(phone);
      },
      session: 'staff_phone_sessions',
      renews: [...POOL, 'audit'],
    },
  },
  staffInvitationAccept: {
    'of a stranger': {
      async prepare(phone) {
        const states: JoinState[] = [];
        const flow = createJoinFlow({
          invitationId: await invitationIn(phone),
          api: phone.invitations,
          random: phone.random,
          onState: (state) => states.push(state),
        });
        await flow.open();
        return {
          async act() {
            await flow.accept();
            return states.at(-1)?.kind === 'joined' ? 'joined' : null;
          },
        };
      },
      bringsCode: true,
      // A session that begins is audited.
      renews: ['staff_phone_sessions', 'audit'],
    },
  },
};
