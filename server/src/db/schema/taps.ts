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
