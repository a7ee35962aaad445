/**
 * Acts at the console, the counter or with a write code that leave no line in the audit log, each with the place that
 * tells who did it instead. Whoever adds an act either notes it in the log or names it here.
 */
export const unaudited: Readonly<Record<string, string>> = {
  consoleImportStart: 'announces a file; imports holds who did, and confirming or cancelling it is noted',
  consoleOwnPhoneLink: 'the phone that is bound by it is noted as staff.phone_linked',
  consolePreflight: 'asks WeChat and keeps what was found; nothing of the merchant changes',
  staffWriteSession: 'keeps tag ids for a phone; what is written with them stands in tag_writes',
  staffTagWrite: 'tag_writes holds every report with who wrote; only surprises are noted beside it',
  terminalAccept: 'the tap says when and at which terminal it was accepted',
  terminalClear: 'the tap says when and at which terminal it was cleared',
  terminalIdentify: 'the tap says who was identified, how, and at which terminal',
  terminalLedgerEntry: 'the ledger holds the terminal, the evidence and the reason of every entry',
  terminalLedgerReverse: 'the ledger holds the reversing entry with its terminal and reason',
  terminalConfirmationAsk: 'spending_confirmations holds which terminal asked for what',
  terminalConfirmationWithdraw: 'spending_confirmations holds that it was withdrawn',
  terminalBindingRefuse: 'binding_requests holds which terminal refused',
};
