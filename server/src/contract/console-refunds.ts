import { Type } from 'typebox';
import { nullable, strict, Time } from './common';
import { defineRoute } from './route';
import { consoleActErrors, consoleErrors } from './usual-errors';

const who = { kind: 'console', roles: ['owner', 'operator', 'store_manager'] } as const;
const errors = [...consoleErrors, 'refund_unknown'] as const;

/** In the body, not in the address: whoever holds the number is paid. */
const body = Type.Object({ number: Type.String({ pattern: '^[0-9 ]{16,24}$' }) }, strict);

/** What is owed to somebody who left with a balance. */
export const Refund = Type.Object(
  {
    /** Of the membership that ended; under it the ledger goes on. */
    memberNumber: Type.String(),
    leftAt: Time,
    balanceFen: Type.Integer(),
    refundedAt: nullable(Time),
  },
  strict,
);
const response = Type.Object({ refund: Refund }, strict);

export const consoleRefundLookup = defineRoute({
  id: 'consoleRefundLookup',
  method: 'POST',
  path: '/api/v1/console/refunds/lookup',
  tag: 'console',
  summary: 'What is owed against a refund number.',
  who,
  act: false,
  body,
  response,
  errors,
});

export const consoleRefundSettle = defineRoute({
  id: 'consoleRefundSettle',
  method: 'POST',
  path: '/api/v1/console/refunds/settle',
  tag: 'console',
  summary: 'The balance was paid back: ends it in the ledger, once.',
  who,
  act: true,
  body,
  response,
  errors: [...errors, 'refund_settled', ...consoleActErrors],
});
