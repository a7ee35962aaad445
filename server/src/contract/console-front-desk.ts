import { Type } from 'typebox';
import { Empty, Id, PickRule, Time, nullable, strict } from './common';
import { LedgerAccount, MemberEntry, MOST_AMOUNT, Reason } from './ledger';
import { defineRoute } from './route';
import { consoleActErrors, consoleErrors } from './usual-errors';

const leads = { kind: 'console', roles: ['owner', 'operator'] } as const;

export const WebhookRow = Type.Object(
  {
    id: Id,
    /** Null: every terminal of the merchant. */
    terminalId: nullable(Id),
    terminalName: nullable(Type.String()),
    url: Type.String(),
    createdAt: Time,
    lastToldAt: nullable(Time),
    /** For people; null while all goes well. */
    lastFailure: nullable(Type.String()),
    paused: Type.Boolean(),
    /** Events not told yet, counted up to 100. */
    waiting: Type.Integer(),
  },
  strict,
);

export const consoleFrontDesk = defineRoute({
  id: 'consoleFrontDesk',
  method: 'GET',
  path: '/api/v1/console/front-desk',
  tag: 'console',
  summary: 'How front desks work here: the picking of numbers, and whom we tell.',
  who: leads,
  act: false,
  response: Type.Object({ pickNumber: PickRule, webhooks: Type.Array(WebhookRow) }, strict),
  errors: [...consoleErrors],
});

export const consolePickRule = defineRoute({
  id: 'consolePickRule',
  method: 'POST',
  path: '/api/v1/console/front-desk/pick-rule',
  tag: 'console',
  summary: "When cashiers pick the number on the member's phone: when more than one waits, or always.",
  who: leads,
  act: true,
  body: Type.Object({ pickNumber: PickRule }, strict),
  response: Type.Object({ pickNumber: PickRule }, strict),
  errors: [...consoleErrors, ...consoleActErrors],
});

/** In place of the one before, if any. The secret is shown once. */
export const consoleWebhookSet = defineRoute({
  id: 'consoleWebhookSet',
  method: 'POST',
  path: '/api/v1/console/webhooks',
  tag: 'console',
  summary: 'Tell a public https address of what happens at one terminal, or at all of them.',
  who: leads,
  act: true,
  body: Type.Object(
    { terminalId: nullable(Id), url: Type.String({ minLength: 1, maxLength: 2048 }) },
    strict,
  ),
  response: Type.Object({ id: Id, secret: Type.String() }, strict),
  errors: [...consoleErrors, 'terminal_unknown', 'webhook_address_refused', ...consoleActErrors],
});

export const consoleWebhookRemove = defineRoute({
  id: 'consoleWebhookRemove',
  method: 'POST',
  path: '/api/v1/console/webhooks/:webhookId/remove',
  tag: 'console',
  summary: 'Tell this address no more.',
  who: leads,
  act: true,
  params: Type.Object({ webhookId: Id }, strict),
  body: Empty,
  response: Type.Object({ id: Id }, strict),
  errors: [...consoleErrors, 'webhook_unknown', ...consoleActErrors],
});

export const consoleWebhookPause = defineRoute({
  id: 'consoleWebhookPause',
  method: 'PATCH',
  path: '/api/v1/console/webhooks/:webhookId',
  tag: 'console',
  summary: 'Pause a webhook, or let it go on; what happens meanwhile waits for at most a day.',
  who: leads,
  act: true,
  params: Type.Object({ webhookId: Id }, strict),
  body: Type.Object({ paused: Type.Boolean() }, strict),
  response: Type.Object({ id: Id, paused: Type.Boolean() }, strict),
  errors: [...consoleErrors, 'webhook_unknown', ...consoleActErrors],
});

/** The body is `{id, seq: 0, event: "test", terminalId: null, at, data: {}}`, signed like every other. */
export const consoleWebhookTest = defineRoute({
  id: 'consoleWebhookTest',
  method: 'POST',
  path: '/api/v1/console/webhooks/:webhookId/test',
  tag: 'console',
  summary: 'Call a webhook once and say how it answered; when well, what waited is told at once.',
  who: leads,
  act: true,
  params: Type.Object({ webhookId: Id }, strict),
  body: Empty,
  response: Type.Object({ ok: Type.Boolean(), failure: nullable(Type.String()) }, strict),
  errors: [...consoleErrors, 'webhook_unknown', ...consoleActErrors],
});

/** `amount` below zero takes away. The member reads `reason`; who did it is in the audit log. */
export const consoleLedgerAdjust = defineRoute({
  id: 'consoleLedgerAdjust',
  method: 'POST',
  path: '/api/v1/console/members/:memberId/ledger-entries',
  tag: 'console',
  summary: "Put a member's points or balance right, with a reason.",
  who: leads,
  act: true,
  params: Type.Object({ memberId: Id }, strict),
  body: Type.Object(
    {
      account: LedgerAccount,
      amount: Type.Integer({ minimum: -MOST_AMOUNT, maximum: MOST_AMOUNT }),
      reason: Reason,
    },
    strict,
  ),
  response: Type.Object({ entry: MemberEntry }, strict),
  errors: [
    ...consoleErrors,
    'member_unknown',
    'points_insufficient',
    'balance_insufficient',
    'ledger_limit',
    ...consoleActErrors,
  ],
});
