import type { FastifyInstance } from 'fastify';
import { ApiError } from '../../contract/api-error';
import {
  consoleFrontDesk,
  consoleLedgerAdjust,
  consolePickRule,
  consoleWebhookRemove,
  consoleWebhookPause,
  consoleWebhookSet,
  consoleWebhookTest,
} from '../../contract/console-front-desk';
import { noteAudit } from '../../domain/audit/audit';
import type { AuditEntry } from '../../domain/audit/audit';
import { requireTerminal } from '../../domain/entrances/terminals';
import { book } from '../../domain/ledger/book';
import { memberEntryView } from '../../domain/ledger/entries';
import { pickRuleOf, setPickRule } from '../../domain/taps/pick-rule';
import { attendedWebhooks, pauseWebhook, testWebhook } from '../../domain/webhooks/attend';
import { httpReceiver } from '../../domain/webhooks/http';
import { checkedUrl, removeWebhook, setWebhook } from '../../domain/webhooks/webhooks';
import type { ConsoleCaller } from '../../plugins/callers';
import { publicAddresses } from '../../security/public-address';
import { serve } from '../../plugins/contract-route';
import type { Call } from '../../plugins/contract-route';
import { time, timeOrNull } from '../time';

type Trx = Parameters<Parameters<Call<typeof consolePickRule>['commit']>[0]>[0];

/** Each calls somebody else's machine. */
const TESTS_PER_MINUTE = 20;

/** How front desks work at this merchant: picking numbers, webhooks, putting a ledger right. */
export function registerFrontDesk(app: FastifyInstance): void {
  const { services } = app;
  const call = httpReceiver(publicAddresses);
  const note = (trx: Trx, caller: ConsoleCaller, entry: Pick<AuditEntry, 'action' | 'subject' | 'detail'>) =>
    noteAudit(trx, services.random, caller.merchantId, {
      at: services.clock.now(),
      actor: caller.actor,
      ...entry,
    });

  serve(app, consoleFrontDesk, async ({ caller }) => ({
    pickNumber: await pickRuleOf(services.db, caller.merchantId),
    webhooks: (await attendedWebhooks(services.db, caller.merchantId)).map((row) => ({
      id: row.id,
      terminalId: row.terminal_id === '' ? null : row.terminal_id,
      terminalName: row.terminalName,
      url: row.url,
      createdAt: time(row.created_at),
      lastToldAt: timeOrNull(row.last_told_at),
      lastFailure: row.last_failure,
      paused: row.paused_at !== null,
      waiting: row.waiting,
    })),
  }));

  serve(app, consolePickRule, ({ caller, body, commit }) =>
    commit(async (trx) => {
      await setPickRule(trx, caller.merchantId, body.pickNumber);
      await note(trx, caller, {
        action: 'merchant.pick_rule_changed',
        subject: caller.merchantId,
        detail: { rule: body.pickNumber },
      });
      return { pickNumber: body.pickNumber };
    }),
  );

  serve(
    app,
    consoleWebhookSet,
    async ({ caller, body, commit }) => {
      // Asks the name service, so before the transaction.
      const url = await checkedUrl(body.url);
      return commit(async (trx) => {
        const { terminalId } = body;
        if (terminalId !== null) await requireTerminal(trx, caller.merchantId, caller.reach, terminalId);
        const parts = { ...services, db: trx };
        const made = await setWebhook(parts, caller.merchantId, { terminalId, url });
        await note(trx, caller, {
          action: 'webhook.set',
          subject: made.id,
          detail: { host: new URL(url).host },
        });
        return made;
      });
    },
    { secretAnswer: true },
  );

  serve(app, consoleWebhookRemove, ({ caller, params, commit }) =>
    commit(async (trx) => {
      await removeWebhook(trx, caller.merchantId, params.webhookId);
      await note(trx, caller, { action: 'webhook.removed', subject: params.webhookId });
      return { id: params.webhookId };
    }),
  );

  serve(app, consoleWebhookPause, ({ caller, params, body, commit }) =>
    commit(async (trx) => {
      const wish = { id: params.webhookId, paused: body.paused, at: services.clock.now() };
      if (await pauseWebhook(trx, caller.merchantId, wish))
        await note(trx, caller, {
          action: body.paused ? 'webhook.paused' : 'webhook.resumed',
          subject: params.webhookId,
        });
      return { id: params.webhookId, paused: body.paused };
    }),
  );

  serve(
    app,
    consoleWebhookTest,
    async ({ caller, params: { webhookId }, commit }) => {
      const outcome = await testWebhook(services, caller.merchantId, webhookId, call);
      return commit(async (trx) => {
        await note(trx, caller, {
          action: 'webhook.tested',
          subject: webhookId,
          detail: { ok: outcome.ok },
        });
        return { ok: outcome.ok, failure: outcome.ok ? null : outcome.failure };
      });
    },
    { perMinute: TESTS_PER_MINUTE },
  );

  serve(app, consoleLedgerAdjust, ({ caller, params, body, commit }) =>
    commit(async (trx) => {
      const { account, amount, reason } = body;
      if (amount === 0)
        throw new ApiError('bad_request', { message: '数额不能为 0，请填写要增加或减少的数额。' });
      const { entry } = await book(trx, services, caller.merchantId, params.memberId, {
        account,
        amount,
        reason,
        kind: 'adjustment',
        actor: caller.actor,
      });
      await note(trx, caller, {
        action: 'ledger.adjusted',
        subject: params.memberId,
        detail: { account, amount, entry: entry.id },
      });
      return {
        entry: memberEntryView({ ...entry, reversed_by: null, store_name: null, terminal_name: null }),
      };
    }),
  );
}
