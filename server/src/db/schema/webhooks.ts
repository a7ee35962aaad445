import type { Defaulted } from './columns';

/** Where a merchant's own software is told of what happens at its counters. */
export interface WebhooksTable {
  id: string;
  merchant_id: string;
  /** Empty for every terminal of the merchant. */
  terminal_id: string;
  url: string;
  secret_enc: string;
  /** Events up to this number happened before it was set up. */
  since_seq: number;
  /** In a row. */
  failures: number;
  next_try_at: number;
  /** For people, in Chinese; never what the receiver said. */
  last_failure: string | null;
  last_told_at: number | null;
  paused_at: Defaulted<number | null>;
  created_at: number;
}

/** One event for one webhook. Told ones stay for a while, so that an event found again is not told again. */
export interface WebhookDeliveriesTable {
  webhook_id: string;
  /** Number of the terminal event. */
  seq: number;
  merchant_id: string;
  state: 'waiting' | 'told' | 'given_up';
  tries: number;
  created_at: number;
}

/** The one row: events up to this number were handed to the webhooks that want them. */
export interface WebhookMarkTable {
  id: number;
  seq: number;
}
