import type { FastifyInstance } from 'fastify';
import {
  terminalConfirmation,
  terminalConfirmationAsk,
  terminalConfirmationWithdraw,
  terminalLedgerEntries,
  terminalLedgerEntry,
  terminalLedgerReverse,
} from '../../contract/terminal-ledger';
import { bookAtCounter, reverseAtCounter } from '../../domain/ledger/at-counter';
import { askConfirmation, confirmationOf, withdrawConfirmation } from '../../domain/ledger/confirmations';
import { entriesOfTerminal } from '../../domain/ledger/entries';
import { serve } from '../../plugins/contract-route';
import { createKeyedLimiter } from '../../security/keyed-limiter';

/** Bookings of one terminal in a minute: far more than a cashier makes, far less than a script does. */
const BOOKINGS_PER_MINUTE = 300;
/** Questions to phones of one terminal in a minute. */
const QUESTIONS_PER_MINUTE = 30;

/** Points and balance at the counter. */
export function registerTerminalLedger(app: FastifyInstance): void {
  const { services } = app;
  const bookings = createKeyedLimiter(services.clock, BOOKINGS_PER_MINUTE);
  const questions = createKeyedLimiter(services.clock, QUESTIONS_PER_MINUTE);

  serve(app, terminalLedgerEntry, async ({ caller, body, commit }) => {
    bookings.count(caller.terminalId);
    return bookAtCounter(services, caller, body, commit);
  });

  serve(app, terminalLedgerEntries, ({ caller, query }) =>
    entriesOfTerminal(services.db, caller.merchantId, caller.terminalId, query.cursor),
  );

  serve(app, terminalLedgerReverse, async ({ caller, params, body, commit }) => {
    bookings.count(caller.terminalId);
    return reverseAtCounter(services, caller, params.entryId, body.reason, commit);
  });

  serve(app, terminalConfirmationAsk, async ({ caller, body, commit }) => {
    questions.count(caller.terminalId);
    return askConfirmation(services, caller, body, commit);
  });

  serve(app, terminalConfirmation, ({ caller, params }) =>
    confirmationOf(services, caller, params.confirmationId),
  );

  serve(app, terminalConfirmationWithdraw, ({ caller, params, commit }) =>
    withdrawConfirmation(services, caller, params.confirmationId, commit),
  );
}
