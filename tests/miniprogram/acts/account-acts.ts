/** How the member does each act of the account's pages, by those pages' own conduct; see `retry.test.ts`. */
import { createClaimConsent } from '../../../miniprogram/member/claim-consent';
import { createConsentDesk } from '../../../miniprogram/pages/account/common/consent-desk';
import type { ConsentDesk } from '../../../miniprogram/pages/account/common/consent-desk';
import { takePhone } from '../../../miniprogram/pages/account/common/phone-act';
import { toldWell } from '../../../miniprogram/pages/account/common/told';
import type { Profile } from '../../../miniprogram/pages/account/api/account';
import { createDeciding } from '../../../miniprogram/pages/account/confirm/deciding';
import { createLeaving } from '../../../miniprogram/pages/account/leave/leaving';
import { boundWords } from '../../../miniprogram/pages/account/profile/view';
import { DEMO_AGREEMENT } from '../../../server/src/demo/members';
import { bookAt, serveMember } from '../../helpers/front-desk-world';
import type { ActsOf, ReadyAct } from './act';
import type { Phone } from './phone';

/** A member at the profile, who has ticked that they agree. */
async function atProfile(phone: Phone): Promise<ConsentDesk<Profile>> {
  await phone.wechat.join();
  const desk = createConsentDesk(
    phone.account,
    (until) => phone.account.profile(until),
    () => undefined,
  );
  await desk.ask();
  desk.agree(true);
  return desk;
}

/** What the page said, when it said that all is well. */
const saidBy = (desk: ConsentDesk<Profile>): string | null => {
  const { told } = desk.scene();
  return told?.tone === 'success' ? told.title : null;
};

/** A counter has asked for thirty points. */
async function deciding(phone: Phone, yes: boolean): Promise<ReadyAct> {
  const { desk, tapId } = await serveMember(phone.world);
  await bookAt(desk, tapId, 'earn', 'points', 100);
  await desk.post('/confirmations', { tapId, account: 'points', amount: 30, reason: '积分抵扣' });
  const [asked] = await phone.member.confirmations();
  if (!asked) throw new Error('the counter’s question did not arrive');
  const page = createDeciding(
    { api: phone.account, clock: phone.clock, serverNow: phone.clock.now },
    asked,
    () => undefined,
  );
  page.start();
  return {
    async act() {
      await page.decide(yes);
      const { confirmation, trouble } = page.scene();
      return trouble === null ? confirmation.state : null;
    },
    end: () => {
      page.end();
    },
  };
}

type AccountActs = ActsOf<
  | 'memberConsent'
  | 'memberProfileChange'
  | 'memberPhone'
  | 'memberBindingRequest'
  | 'memberLeave'
  | 'memberConfirm'
  | 'memberRefuse'
>;

export const accountActs: AccountActs = {
  memberConsent: {
    'beside a claim': {
      async prepare({ storage, random, member }) {
        const consent = createClaimConsent({ storage, random, api: member });
        const sent = async () => {
          await consent.send();
          return (storage.read('claim-consent') as { told: boolean }).told ? 'told' : null;
        };
        return {
          act() {
            consent.given(DEMO_AGREEMENT);
            return sent();
          },
          again: sent,
        };
      },
      session: 'sessions',
      // A stranger's first word to the server brings the session.
      renews: ['sessions'],
    },
  },
  memberProfileChange: {
    'of a member': {
      async prepare(phone) {
        const desk = await atProfile(phone);
        return {
          async act() {
            await desk.act({
              name: 'nickname',
              purpose: 'profile',
              run: () => phone.account.changeProfile({ nickname: '小满' }),
              after: (_, profile) => profile,
              told: () => toldWell('称呼已保存'),
            });
            return saidBy(desk);
          },
        };
      },
      session: 'sessions',
      anew: [],
    },
  },
  memberPhone: {
    'of a member': {
      async prepare(phone) {
        const desk = await atProfile(phone);
        return {
          async act() {
            // A further press of WeChat's button brings a further code.
            const code = await phone.wechat.phoneNumberCode();
            await takePhone(desk, phone.account, { code }, (_, { profile }) => profile, boundWords);
            // Which cards it found is told by the first of two presses.
            return saidBy(desk) === null ? null : 'bound';
          },
        };
      },
      session: 'sessions',
      anew: [],
    },
  },
  memberBindingRequest: {
    'of a member': {
      async prepare(phone) {
        await phone.wechat.join();
        await phone.account.consent(DEMO_AGREEMENT, 'old_card');
        return {
          act: async () => (await phone.account.requestBinding('A10003001')).state,
        };
      },
      session: 'sessions',
      // A new request ends the last.
      anew: ['binding_requests'],
    },
  },
  memberLeave: {
    'of a member': {
      async prepare(phone) {
        await phone.wechat.join();
        const { storage, random, account } = phone;
        const page = createLeaving(
          { api: account, storage, random, forget: () => undefined },
          () => undefined,
        );
        await page.ask();
        page.next();
        return {
          async act() {
            await page.confirm();
            return page.scene().step === 'left' ? 'left' : null;
          },
        };
      },
      session: 'sessions',
    },
  },
  memberConfirm: {
    'at a counter': { prepare: (phone) => deciding(phone, true), session: 'sessions', anew: [] },
  },
  memberRefuse: {
    'at a counter': { prepare: (phone) => deciding(phone, false), session: 'sessions', anew: [] },
  },
};
