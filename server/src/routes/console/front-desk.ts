import type { FastifyInstance } from 'fastify';
import { ApiError } from '../../contract/api-error';
import {
  consoleFrontDesk,
  consoleLedgerAdjust,
  consolePickRule,
  consoleWebhookRemove,
  consoleWebhookSet,
} from '../../contract/console-front-desk';
import { noteAudit } from '../../domain/audit/audit';
import type { AuditEntry } from '../../domain/audit/audit';
import { requireTerminal } from '../../domain/entrances/terminals';
import { book } from '../../domain/ledger/book';
import { memberEntryView } from '../../domain/ledger/entries';
import { pickRuleOf, setPickRule } from '../../domain/taps/pick-rule';
import { checkedUrl, removeWebhook, setWebhook, webhooksOf } from '../../domain/webhooks/webhooks';
import type { ConsoleCaller } from '../../plugins/callers';
import { serve } from '../../plugins/contract-route';
import type { Call } from '../../plugins/contract-route';
import { time, timeOrNull } from '../time';

type Trx = Parameters<Parameters<Call<typeof consolePickRule>['commit']>[0]>[0];

/** How front desks work at this merchant: picking numbers, webhooks, putting a ledger right. */
export function registerFrontDesk(app: FastifyInstance): void {
  const { services } = app;
  const note = (trx: Trx, caller: ConsoleCaller, entry: Pick<AuditEntry, 'action' | 'subject' | 'detail'>) =>
    noteAudit(trx, services.random, caller.merchantId, {
      at: services.clock.now(),
      actor: caller.actor,
      ...entry,
    });

  serve(app, consoleFrontDesk, async ({ caller }) => ({
    pickNumber: await pickRuleOf(services.db, caller.merchantId),
    webhooks: (await webhooksOf(services.db, caller.merchantId)).map((row) => ({
      id: row.id,
      terminalId: row.terminal_id === '' ? null : row.terminal_id,
      url: row.url,
      createdAt: time(row.created_at),
      lastToldAt: timeOrNull(row.last_told_at),
      lastFailure: row.last_failure,
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
