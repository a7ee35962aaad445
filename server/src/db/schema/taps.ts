import type { Generated } from 'kysely';
import type { Bool, Defaulted } from './columns';

export interface TapsTable {
  id: string;
  merchant_id: string;
  visitor_id: string;
  member_id: string | null;
  entrance_id: string | null;
  tag_id: string | null;
  terminal_id: string | null;
  evidence: 'tap' | 'member_code' | 'static_number' | 'phone_tail';
  how: 'tag' | 'code' | 'card_pack' | 'share' | 'plain';
  scene: number;
  /** arrived: not announced (no terminal, no member yet, asleep, cooldown). */
  state: 'arrived' | 'waiting' | 'accepted' | 'cleared' | 'expired';
  is_new_member: Bool;
  created_at: number;
  announced_at: number | null;
  expires_at: number | null;
  handled_at: number | null;
  /** Two digits shown on the member's phone alone; null when none was free. */
  pick_number: Defaulted<string | null>;
  /** JSON list of the three numbers a cashier picks among. */
  pick_choices: Defaulted<string | null>;
  /** JSON list of the wrong numbers picked so far. */
  pick_wrong: Defaulted<string | null>;
}

/** What the terminal's stream carries, to resume from. */
export interface TerminalEventsTable {
  seq: Generated<number>;
  merchant_id: string;
  terminal_id: string;
  tap_id: string;
  kind: 'tap' | 'tap_changed' | 'confirmation';
  /** Only with kind `confirmation`. */
  confirmation_id: Defaulted<string | null>;
  created_at: number;
}

/** What one day (in China) brought through one entrance and one tag; empty ids where there is none. */
export interface TapDaysTable {
  merchant_id: string;
  /** Days since 1970-01-01, of the calendar in China. */
  day: number;
  entrance_id: string;
  tag_id: string;
  /** Arrivals by tag or code at an entrance that is known, open or not. */
  taps: Defaulted<number>;
  /** Cards activated by who came in here; on the day of the activation. */
  claims: Defaulted<number>;
  /** Arrivals that a cashier accepted; on the day of the arrival. */
  recognised: Defaulted<number>;
  /** Arrivals that led nowhere, by why: the entrance or the tag was switched off, the tag was lost, nobody knows the id. */
  entrance_off: Defaulted<number>;
  tag_off: Defaulted<number>;
  tag_lost: Defaulted<number>;
  unknown: Defaulted<number>;
}

/** The one row: taps created up to this moment have been counted. */
export interface TapMarkTable {
  id: number;
  upto: number;
}
