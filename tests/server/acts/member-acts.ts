import type { RouteContract } from '../../../server/src/contract/route';
import { DEMO_AGREEMENT } from '../../../server/src/demo/members';
import { FrontDesk, MemberPhone } from '../../helpers/server-world';
import type { ServerWorld } from '../../helpers/server-world';
import { bearer, counter, elsewhere, joinedMember, ownersConsole, saying } from './act';
import type { ActCase } from './act';

/** A member who consented to whatever may need it. */
async function consenting(world: ServerWorld): Promise<MemberPhone> {
  const phone = await joinedMember(world);
  for (const purpose of ['phone', 'profile', 'old_card'])
    await phone.post('/consents', { version: DEMO_AGREEMENT, purpose });
  return phone;
}

/** Two requests to bind an old card: the code of the first, and that of another person's. */
async function bindings(world: ServerWorld): Promise<{ desk: FrontDesk; code: string }> {
  const phone = await consenting(world);
  const asked = await phone.post<{ request: { code: string } }>('/binding-requests', {
    cardNumber: 'A10003001',
  });
  return { desk: await FrontDesk.pair(world), code: asked.body.request.code };
}

const decided = async (world: ServerWorld) => {
  const { desk, code } = await bindings(world);
  const headers = counter(desk);
  return {
    ask: () => ({ headers, params: { code }, body: {} }),
    askOtherwise: elsewhere({ code: code === '000000' ? '000001' : '000000' }),
  };
};

/** How a member's account is changed, and what a cashier does for it. */
export const memberActs: Readonly<Record<RouteContract['id'], ActCase>> = {
  memberProfileChange: {
    async prepare(world) {
      const phone = await consenting(world);
      return {
        ask: () => ({ headers: bearer(phone), body: { nickname: '小满', birthday: '1996-05-20' } }),
        askOtherwise: saying({ nickname: '大满' }),
      };
    },
  },

  memberPhone: {
    async prepare(world) {
      const phone = await consenting(world);
      const codes = [await phone.phoneNumberCode(), await phone.phoneNumberCode()];
      return {
        ask: () => ({ headers: bearer(phone), body: { code: codes[0] } }),
        askOtherwise: saying({ code: codes[1] }),
      };
    },
  },

  memberConsent: {
    async prepare(world) {
      const phone = new MemberPhone(world, 'lin');
      await phone.open({ how: 'plain', scene: 1001 });
      return {
        ask: () => ({ headers: bearer(phone), body: { version: DEMO_AGREEMENT, purpose: 'claim' } }),
        askOtherwise: saying({ purpose: 'phone' }),
      };
    },
  },

  memberBindingRequest: {
    async prepare(world) {
      const phone = await consenting(world);
      return {
        ask: () => ({ headers: bearer(phone), body: { cardNumber: 'A10003001' } }),
        askOtherwise: saying({ cardNumber: 'A10003002' }),
      };
    },
  },

  memberLeave: {
    async prepare(world) {
      const phone = await consenting(world);
      // Money that was paid in: the answer then holds a refund number.
      await world.services.db.updateTable('members').set({ balance_fen: 1_250 }).execute();
      return {
        ask: () => ({ headers: bearer(phone), body: { seen: { points: 0, balanceFen: 1_250 } } }),
        askOtherwise: saying({ seen: { points: 1, balanceFen: 1_250 } }),
      };
    },
    secretsOf: ({ refund }) => [(refund as { number: string }).number],
  },

  consoleRefundSettle: {
    async prepare(world) {
      const phone = await consenting(world);
      await world.services.db.updateTable('members').set({ balance_fen: 1_250 }).execute();
      const left = await phone.post<{ refund: { number: string } }>('/leave', {
        seen: { points: 0, balanceFen: 1_250 },
      });
      const headers = await ownersConsole(world);
      return {
        ask: () => ({ headers, body: { number: left.body.refund.number } }),
        askOtherwise: saying({ number: '0000000000000000' }),
      };
    },
  },

  terminalBindingConfirm: { prepare: decided },
  terminalBindingRefuse: { prepare: decided },
};
