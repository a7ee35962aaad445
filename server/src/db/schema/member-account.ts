/** One document of one version; versions are never edited. */
export interface AgreementsTable {
  merchant_id: string;
  version: string;
  kind: 'membership' | 'privacy';
  title: string;
  text: string;
  published_at: number;
}

export interface ConsentsTable {
  merchant_id: string;
  visitor_id: string;
  version: string;
  purpose: 'claim' | 'phone' | 'profile' | 'old_card';
  at: number;
}

/** A member of the merchant's former system, as imported. */
export interface OldMembersTable {
  id: string;
  merchant_id: string;
  /** Card number, upper case, without spaces and hyphens. */
  number: string;
  name: string | null;
  phone_enc: string | null;
  /** Keyed hash of the number, to find it by what WeChat verified. */
  phone_hash: string | null;
  phone_tail: string | null;
  points: number;
  balance_fen: number;
  bound_member_id: string | null;
  bound_at: number | null;
  /** `phone`, or `terminal:<id>` whose cashier confirmed. */
  bound_by: string | null;
  created_at: number;
}

export interface BindingRequestsTable {
  id: string;
  merchant_id: string;
  member_id: string;
  card_number: string;
  /** Six digits that the member tells the cashier; unique among those that wait. */
  code: string;
  state: 'waiting' | 'confirmed' | 'refused' | 'replaced';
  created_at: number;
  expires_at: number;
  decided_at: number | null;
  decided_by: string | null;
}

/** Who left, without who it was; a balance stays owed until it is refunded. */
export interface DeparturesTable {
  merchant_id: string;
  member_id: string;
  at: number;
  points: number;
  balance_fen: number;
  /** SHA-256 of the refund number; null when nothing is owed. */
  refund_hash: string | null;
  refunded_at: number | null;
}

/** Cards of members who left, to be made unavailable in WeChat. */
export interface CardWithdrawalsTable {
  merchant_id: string;
  card_code: string;
  card_id: string;
  visitor_id: string;
  left_at: number;
  state: 'waiting' | 'done' | 'given_up';
  attempts: number;
  due_at: number;
  last_errcode: number | null;
}

/** The newest thing that happened to a card; see `domain/cards/timeline.ts`. */
export interface CardTimelinesTable {
  merchant_id: string;
  card_code: string;
  moment: number;
}
