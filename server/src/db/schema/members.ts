import type { Defaulted } from './columns';

/** A WeChat user as this merchant's mini-program knows them; a member or not. */
export interface VisitorsTable {
  id: string;
  merchant_id: string;
  openid: string;
  unionid: string | null;
  created_at: number;
}

export interface SessionsTable {
  token_hash: string;
  merchant_id: string;
  visitor_id: string;
  created_at: number;
  expires_at: number;
}

/** pending: WeChat gave a card, not activated. deleted: thrown away in the card pack. left: left on their own wish. */
export interface MembersTable {
  id: string;
  merchant_id: string;
  visitor_id: string;
  card_id: string;
  card_code: string;
  state: 'pending' | 'active' | 'deleted' | 'left';
  number: string;
  level: string;
  points: number;
  balance_fen: number;
  name: string | null;
  phone_enc: string | null;
  phone_tail: string | null;
  created_at: number;
  activated_at: number | null;
  /** Number of the newest ledger entry; 0 before the first. */
  ledger_seq: Defaulted<number>;
  nickname: Defaulted<string | null>;
  /** `2000-02-29` */
  birthday: Defaulted<string | null>;
  /** Null while the number is only what was typed into the activation form. */
  phone_verified_at: Defaulted<number | null>;
  left_at: Defaulted<number | null>;
}

/** A one-time claim id (`outer_str`), resolving to visitor, entrance and tap. */
export interface ClaimsTable {
  id: string;
  merchant_id: string;
  visitor_id: string;
  entrance_id: string | null;
  tag_id: string | null;
  state: 'open' | 'got_card' | 'activated';
  card_code: string | null;
  created_at: number;
  expires_at: number;
}

export interface MemberCodesTable {
  /** SHA-256 of the 18 digits. */
  code_hash: string;
  merchant_id: string;
  member_id: string;
  valid_from: number;
  valid_to: number;
  used_at: number | null;
  used_by_terminal: string | null;
}
