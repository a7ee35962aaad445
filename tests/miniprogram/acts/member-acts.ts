/** How a visitor or member arrives, claims and fetches codes, by the member center's own conduct; see `retry.test.ts`. */
import { CARD_COMPONENT } from '../../../miniprogram/entry/component-return';
import { createEntryKeeper } from '../../../miniprogram/entry/keeper';
import { createCardCache } from '../../../miniprogram/member/card-cache';
import { createMemberCenter } from '../../../miniprogram/member/center';
import { createClaimConsent } from '../../../miniprogram/member/claim-consent';
import { createClaimKeeper } from '../../../miniprogram/member/claim-keeper';
import { createCodeDesk } from '../../../miniprogram/member/code-desk';
import { createCodeWallet } from '../../../miniprogram/member/code-wallet';
import { createNews } from '../../../miniprogram/member/news';
import { AT_COUNTER_1, NAME_AND_PHONE } from '../../helpers/server-world';
import { fakeNetwork } from '../../helpers/wx/network';
import { until } from './act';
import type { ActsOf, ReadyAct } from './act';
import type { Phone } from './phone';

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

type MemberActs = ActsOf<'memberBootstrap' | 'memberActivation' | 'memberCardCheck' | 'memberCodes'>;

export const memberActs: MemberActs = {
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
};
