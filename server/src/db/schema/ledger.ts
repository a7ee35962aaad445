import type { Defaulted } from './columns';

/** Points or stored money (fen). */
export type LedgerAccount = 'points' | 'balance';
/** What a change rests on: an identification at the counter, or the member's own word on their phone. */
export type LedgerEvidence = 'tap' | 'member_code' | 'static_number' | 'phone_tail' | 'confirmation';

/** Never changed and never deleted: a mistake is put right by an entry that reverses it. */
export interface LedgerEntriesTable {
  id: string;
  merchant_id: string;
  member_id: string;
  /** 1, 2, 3 … for each member. */
  seq: number;
  account: LedgerAccount;
  kind: 'opening' | 'earn' | 'spend' | 'reversal' | 'adjustment';
  /** Points or fen; below zero takes away. */
  amount: number;
  balance_after: number;
  /** Entry id. */
  reverses: string | null;
  evidence: LedgerEvidence | null;
  tap_id: string | null;
  terminal_id: string | null;
  /** Chinese; the member reads it. */
  reason: string;
  /** The cash register's own receipt number. */
  reference: string | null;
  actor: string;
  created_at: number;
}

/** A wish to spend, asked at a counter and decided on the member's phone. */
export interface SpendingConfirmationsTable {
  id: string;
  merchant_id: string;
  terminal_id: string;
  tap_id: string;
  member_id: string;
  visitor_id: string;
  account: LedgerAccount;
  /** Points or fen to take away; above zero. */
  amount: number;
  reason: string;
  reference: string | null;
  state: 'asked' | 'confirmed' | 'refused' | 'withdrawn';
  entry_id: string | null;
  created_at: number;
  expires_at: number;
  decided_at: number | null;
}

/** Members whose card in WeChat must be told of new values; one row each, so that the last values win. */
export interface CardUpdatesTable {
  merchant_id: string;
  member_id: string;
  /** The member's newest entry when this was asked for: a row that moved on meanwhile stays. */
  ledger_seq: number;
  tries: number;
  next_try_at: number;
  /** Until when one node is telling: no other may, or an older value could come last. In milliseconds. */
  taken_until: Defaulted<number>;
  last_errcode: number | null;
}
