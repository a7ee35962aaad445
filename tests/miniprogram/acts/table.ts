/** How the mini-program does each of its acts, by its own conduct; see `retry.test.ts`. */
import type { ActId } from '../../../miniprogram/api/client';
import { CARD_COMPONENT } from '../../../miniprogram/entry/component-return';
import { createEntryKeeper } from '../../../miniprogram/entry/keeper';
import { createCardCache } from '../../../miniprogram/member/card-cache';
import { createMemberCenter } from '../../../miniprogram/member/center';
import { createClaimConsent } from '../../../miniprogram/member/claim-consent';
import { createClaimKeeper } from '../../../miniprogram/member/claim-keeper';
import { createCodeDesk } from '../../../miniprogram/member/code-desk';
import { createCodeWallet } from '../../../miniprogram/member/code-wallet';
import { createNews } from '../../../miniprogram/member/news';
import { nfcPort } from '../../../miniprogram/staff/nfc/adapter';
import { createJoinFlow } from '../../../miniprogram/staff/join/join-flow';
import type { JoinState } from '../../../miniprogram/staff/join/join-flow';
import { createWriteFlow } from '../../../miniprogram/staff/write/flow';
import type { FlowState } from '../../../miniprogram/staff/write/flow';
import { createOutbox } from '../../../miniprogram/staff/write/outbox';
import { DEMO } from '../../../server/src/demo/seed';
import { AT_COUNTER_1, NAME_AND_PHONE } from '../../helpers/server-world';
import { fakeNetwork } from '../../helpers/wx/network';
import { FakeNfc } from '../../helpers/wx/nfc';
import { accountActs } from './account-acts';
import type { Phone } from './phone';

/** One act, ready to be done. */
export interface ReadyAct {
  /** Does it as the page does; answers what the page has then. Rejects, or answers null, when it gave up. */
  act(): Promise<unknown>;
  /** What the person does after the request layer gave up; the act itself again where that is all. */
  again?(): Promise<unknown>;
  /** The page is left. */
  end?(): void;
}

export interface PhoneAct {
  /** Who acts; makes no faults. */
  prepare(phone: Phone): Promise<ReadyAct>;
  /** Works under this session, which may end in between. */
  readonly session?: 'sessions' | 'staff_phone_sessions';
  /** The request to this act carries a login code itself. */
  readonly bringsCode?: boolean;
  /** Tables that a further try fills although the act is done once. */
  readonly renews?: readonly string[];
  /** After the request layer gave up it is asked for anew: these tables fill twice, to nobody's harm. */
  readonly anew?: readonly string[];
}

async function until<T>(read: () => T | null): Promise<T> {
  for (;;) {
    const value = read();
    if (value !== null) return value;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

function center(phone: Phone) {
  const { storage, clock, random } = phone;
  const entry = createEntryKeeper(clock.now);
  entry.launched({
    path: 'pages/member/index',
    scene: AT_COUNTER_1.scene,
    query: { e: AT_COUNTER_1.id ?? '' },
  });
  const claims = createClaimKeeper({ storage, clock, random, api: phone.member });
  return createMemberCenter(
    {
      api: phone.member,
      entry,
      claims,
      consent: createClaimConsent({ storage, random, api: phone.member }),
      news: createNews(),
      asked: () => false,
      cache: createCardCache(storage),
      network: fakeNetwork().network,
      clock,
      random,
      supported: true,
    },
    () => undefined,
  );
}

/** The member center, opened by a touch. */
function arriving(phone: Phone): ReadyAct {
  const page = center(phone);
  const answered = async () => {
    const scene = await until(() => (page.scene().busy === '' ? page.scene() : null));
    return scene.state.kind === 'offline' || scene.trouble !== null ? null : scene.state.kind;
  };
  return {
    act() {
      page.start();
      return answered();
    },
    async again() {
      await page.retry();
      return answered();
    },
    end: () => {
      page.ended();
    },
  };
}

/** A visitor who filled in the card-opening component and is on the way back. */
async function claiming(phone: Phone, back: boolean): Promise<ReadyAct> {
  const { card, merchant } = await phone.member.bootstrap(AT_COUNTER_1, 'prepare-the-claim-0');
  const { agreementVersion } = merchant;
  const data = await phone.wechat.submitComponent(card, NAME_AND_PHONE);
  const { storage, clock, random } = phone;
  const claims = createClaimKeeper({ storage, clock, random, api: phone.member });
  if (card.state !== 'member' && card.claim) claims.started(card.claim.id, agreementVersion);
  claims.returned({
    scene: 1038,
    referrerInfo: { appId: CARD_COMPONENT, ...(back && data ? { extraData: data } : {}) },
  });
  return { act: async () => (await claims.settle()).card.state };
}

async function joined(phone: Phone): Promise<void> {
  const done = await claiming(phone, true);
  await done.act();
}

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

/**
 * Every act of the mini-program. The types demand an entry for whatever operation is added with `act: true`: whoever
 * adds one says here how its lost answer is asked for again.
 */
export const phoneActs: Readonly<Record<ActId, Readonly<Record<string, PhoneAct>>>> = {
  memberBootstrap: {
    'of a stranger': {
      prepare: async (phone) => arriving(phone),
      bringsCode: true,
      renews: ['sessions'],
    },
    'of a member': {
      async prepare(phone) {
        await joined(phone);
        return arriving(phone);
      },
      session: 'sessions',
      renews: ['sessions'],
    },
  },
  memberActivation: {
    'by the ticket that came back': { prepare: (phone) => claiming(phone, true), session: 'sessions' },
  },
  memberCardCheck: {
    'without a ticket': { prepare: (phone) => claiming(phone, false), session: 'sessions', anew: [] },
  },
  memberCodes: {
    'of a member': {
      async prepare(phone) {
        await joined(phone);
        const wallet = createCodeWallet(phone.storage);
        const desk = createCodeDesk({ api: phone.member, wallet, clock: phone.clock }, () => undefined);
        return {
          async act() {
            await desk.refresh();
            return wallet.current(phone.clock.now()) === null ? null : 'shown';
          },
        };
      },
      session: 'sessions',
      anew: ['member_codes'],
    },
  },
  ...accountActs,
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
