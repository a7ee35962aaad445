import { DEMO } from '../../../server/src/demo/seed';
import { setWebhook } from '../../../server/src/domain/webhooks/webhooks';
import { bookAt, serveMember } from '../../helpers/front-desk-world';
import type { ServedMember } from '../../helpers/front-desk-world';
import type { ServerWorld } from '../../helpers/server-world';
import type { ActCase } from './act';
import { bearer, counter, elsewhere, ownersConsole, saying } from './act';

async function withPoints(world: ServerWorld): Promise<ServedMember & { entryId: string }> {
  const served = await serveMember(world);
  const booked = await bookAt(served.desk, served.tapId, 'earn', 'points', 100);
  return { ...served, entryId: booked.body.entry.id };
}

async function asked(world: ServerWorld): Promise<ServedMember & { confirmationId: string }> {
  const served = await withPoints(world);
  const wish = { tapId: served.tapId, account: 'points', amount: 30, reason: '积分抵扣' };
  const reply = await served.desk.post<{ confirmation: { id: string } }>('/confirmations', wish);
  return { ...served, confirmationId: reply.body.confirmation.id };
}

const another = elsewhere({ confirmationId: 'anotherQuestion000' });

/** Acts of the ledger: at the counter and on the member's phone. */
export const frontDeskActs: Readonly<Record<string, ActCase>> = {
  terminalLedgerEntry: {
    async prepare(world) {
      const { desk, tapId } = await serveMember(world);
      const body = { tapId, kind: 'earn', account: 'points', amount: 12, reason: '消费积分' };
      return { ask: () => ({ headers: counter(desk), body }), askOtherwise: saying({ amount: 13 }) };
    },
  },

  terminalLedgerReverse: {
    async prepare(world) {
      const { desk, entryId } = await withPoints(world);
      return {
        ask: () => ({ headers: counter(desk), params: { entryId }, body: { reason: '记错了' } }),
        askOtherwise: saying({ reason: '另一个原因' }),
      };
    },
  },

  terminalConfirmationAsk: {
    async prepare(world) {
      const { desk, tapId } = await withPoints(world);
      const body = { tapId, account: 'points', amount: 30, reason: '积分抵扣' };
      return { ask: () => ({ headers: counter(desk), body }), askOtherwise: saying({ amount: 31 }) };
    },
  },

  terminalConfirmationWithdraw: {
    async prepare(world) {
      const { desk, confirmationId } = await asked(world);
      return {
        ask: () => ({ headers: counter(desk), params: { confirmationId }, body: {} }),
        askOtherwise: another,
      };
    },
  },

  memberConfirm: {
    async prepare(world) {
      const { phone, confirmationId } = await asked(world);
      return {
        ask: () => ({ headers: bearer(phone), params: { confirmationId }, body: {} }),
        askOtherwise: another,
      };
    },
  },

  memberRefuse: {
    async prepare(world) {
      const { phone, confirmationId } = await asked(world);
      return {
        ask: () => ({ headers: bearer(phone), params: { confirmationId }, body: {} }),
        askOtherwise: another,
      };
    },
  },

  consolePickRule: {
    async prepare(world) {
      const headers = await ownersConsole(world);
      return {
        ask: () => ({ headers, body: { pickNumber: 'always' } }),
        askOtherwise: saying({ pickNumber: 'when_many' }),
      };
    },
  },

  consoleWebhookSet: {
    async prepare(world) {
      const headers = await ownersConsole(world);
      // An address instead of a name: nobody is asked.
      const body = { terminalId: null, url: 'https://93.184.215.14/taps' };
      return {
        ask: () => ({ headers, body }),
        askOtherwise: saying({ url: 'https://93.184.215.14/elsewhere' }),
      };
    },
    secretsOf: ({ secret }) => [String(secret)],
  },

  consoleWebhookRemove: {
    async prepare(world) {
      const headers = await ownersConsole(world);
      const made = await setWebhook(world.services, DEMO.merchant, {
        terminalId: null,
        url: 'https://93.184.215.14/taps',
      });
      return {
        ask: () => ({ headers, params: { webhookId: made.id }, body: {} }),
        askOtherwise: elsewhere({ webhookId: 'anotherWebhook0000' }),
      };
    },
  },

  consoleWebhookPause: {
    async prepare(world) {
      const headers = await ownersConsole(world);
      const wish = { terminalId: null, url: 'https://93.184.215.14/taps' };
      const { id } = await setWebhook(world.services, DEMO.merchant, wish);
      return {
        ask: () => ({ headers, params: { webhookId: id }, body: { paused: true } }),
        askOtherwise: saying({ paused: false }),
      };
    },
  },

  consoleWebhookTest: {
    async prepare(world) {
      const headers = await ownersConsole(world);
      // No public address: it is refused before anybody is called.
      const wish = { terminalId: null, url: 'https://127.0.0.1/taps' };
      const { id } = await setWebhook(world.services, DEMO.merchant, wish);
      return {
        ask: () => ({ headers, params: { webhookId: id }, body: {} }),
        askOtherwise: elsewhere({ webhookId: 'anotherWebhook0000' }),
      };
    },
  },

  consoleLedgerAdjust: {
    async prepare(world) {
      const headers = await ownersConsole(world);
      await serveMember(world);
      const { id } = await world.services.db.selectFrom('members').select('id').executeTakeFirstOrThrow();
      const body = { account: 'balance', amount: 500, reason: '补记充值' };
      return {
        ask: () => ({ headers, params: { memberId: id }, body }),
        askOtherwise: saying({ amount: 501 }),
      };
    },
  },
};
