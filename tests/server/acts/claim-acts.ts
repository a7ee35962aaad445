import { DEMO } from '../../../server/src/demo/seed';
import { AT_COUNTER_1, MemberPhone, NAME_AND_PHONE, touching } from '../../helpers/server-world';
import type { Bootstrap, ServerWorld } from '../../helpers/server-world';
import { bearer, joinedMember, saying } from './act';
import type { ActCase } from './act';

const AT_COUNTER_2 = touching(DEMO.taiyuanFirstTerminal2);

function claimOf(card: Bootstrap['card']): string {
  if (card.state === 'member' || card.claim === null) throw new Error('nothing to claim');
  return card.claim.id;
}

async function cardCodeOf(world: ServerWorld): Promise<string> {
  const reply = await fetch(`${world.simulator.url}/phone/cards?userId=lin`);
  const { cards } = (await reply.json()) as { cards: { code: string }[] };
  return cards[0]?.code ?? '';
}

/** Arriving, getting a card and showing it. */
export const claimActs: Readonly<Record<string, ActCase>> = {
  memberBootstrap: {
    async prepare(world) {
      const phone = await joinedMember(world);
      const ask = async () => ({
        headers: {},
        body: { appId: phone.appId, code: await phone.loginCode(), entry: AT_COUNTER_1 },
      });
      return { ask, askOtherwise: async () => saying({ entry: AT_COUNTER_2 })(await ask()) };
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
      const phone = await joinedMember(world);
      return { ask: () => ({ headers: bearer(phone), body: {} }), askOtherwise: null };
    },
    secretsOf: ({ codes }) => (codes as { code: string }[]).map((issued) => issued.code),
  },
};
