import { Type } from 'typebox';
import { Empty, Id, nullable, strict } from './common';
import { Amount, LedgerAccount, Reason, Reference, TerminalConfirmation, TerminalEntry } from './ledger';
import { defineRoute } from './route';
import { actErrors, terminalErrors } from './usual-errors';
import { TerminalTap } from './terminal';

const terminal = { kind: 'terminal' } as const;

/**
 * `earn` adds (points, or money paid in), `spend` takes away. Earning rests on any identification accepted at this
 * terminal within the last 30 minutes. Spending needs one by member code within the last 10 minutes; otherwise
 * `confirmation_required`: ask the member's phone (terminalConfirmationAsk). Cleared or used up: identify again.
 */
export const terminalLedgerEntry = defineRoute({
  id: 'terminalLedgerEntry',
  method: 'POST',
  path: '/api/v1/terminal/ledger-entries',
  tag: 'terminal',
  summary: 'Add or take away points or balance of an accepted member.',
  who: terminal,
  act: true,
  body: Type.Object(
    {
      tapId: Id,
      kind: Type.Union([Type.Literal('earn'), Type.Literal('spend')]),
      account: LedgerAccount,
      amount: Amount,
      reason: Reason,
      reference: Type.Optional(Reference),
    },
    strict,
  ),
  response: Type.Object({ entry: TerminalEntry, tap: TerminalTap }, strict),
  errors: [
    ...terminalErrors,
    'tap_unknown',
    'identification_over',
    'confirmation_required',
    'points_insufficient',
    'balance_insufficient',
    'ledger_limit',
    ...actErrors,
  ],
});

/** Newest first; what this terminal booked. */
export const terminalLedgerEntries = defineRoute({
  id: 'terminalLedgerEntries',
  method: 'GET',
  path: '/api/v1/terminal/ledger-entries',
  tag: 'terminal',
  summary: 'What this terminal booked, newest first.',
  who: terminal,
  act: false,
  query: Type.Object({ cursor: Type.Optional(Type.String({ maxLength: 64 })) }, strict),
  response: Type.Object({ entries: Type.Array(TerminalEntry), nextCursor: nullable(Type.String()) }, strict),
  errors: [...terminalErrors],
});

export const terminalLedgerReverse = defineRoute({
  id: 'terminalLedgerReverse',
  method: 'POST',
  path: '/api/v1/terminal/ledger-entries/:entryId/reverse',
  tag: 'terminal',
  summary: 'Take back an entry that this terminal booked; once.',
  who: terminal,
  act: true,
  params: Type.Object({ entryId: Id }, strict),
  body: Type.Object({ reason: Reason }, strict),
  response: Type.Object({ entry: TerminalEntry }, strict),
  errors: [
    ...terminalErrors,
    'ledger_entry_unknown',
    'ledger_entry_reversed',
    'ledger_entry_final',
    'points_insufficient',
    'balance_insufficient',
    'ledger_limit',
    ...actErrors,
  ],
});

/** For a member who is served (accepted) here. The answer comes on the stream as `confirmation`, and stays readable. */
export const terminalConfirmationAsk = defineRoute({
  id: 'terminalConfirmationAsk',
  method: 'POST',
  path: '/api/v1/terminal/confirmations',
  tag: 'terminal',
  summary: 'Ask the member, on their phone, to confirm spending.',
  who: terminal,
  act: true,
  body: Type.Object(
    {
      tapId: Id,
      account: LedgerAccount,
      amount: Amount,
      reason: Reason,
      reference: Type.Optional(Reference),
    },
    strict,
  ),
  response: Type.Object({ confirmation: TerminalConfirmation }, strict),
  errors: [
    ...terminalErrors,
    'tap_unknown',
    'identification_over',
    'points_insufficient',
    'balance_insufficient',
    ...actErrors,
  ],
});

export const terminalConfirmation = defineRoute({
  id: 'terminalConfirmation',
  method: 'GET',
  path: '/api/v1/terminal/confirmations/:confirmationId',
  tag: 'terminal',
  summary: 'What became of a confirmation.',
  who: terminal,
  act: false,
  params: Type.Object({ confirmationId: Id }, strict),
  response: Type.Object({ confirmation: TerminalConfirmation }, strict),
  errors: [...terminalErrors, 'confirmation_unknown'],
});

export const terminalConfirmationWithdraw = defineRoute({
  id: 'terminalConfirmationWithdraw',
  method: 'POST',
  path: '/api/v1/terminal/confirmations/:confirmationId/withdraw',
  tag: 'terminal',
  summary: 'Take the question back, while it is not answered.',
  who: terminal,
  act: true,
  params: Type.Object({ confirmationId: Id }, strict),
  body: Empty,
  response: Type.Object({ confirmation: TerminalConfirmation }, strict),
  errors: [...terminalErrors, 'confirmation_unknown', 'confirmation_over', ...actErrors],
});
