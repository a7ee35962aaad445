import type { ColumnType, Generated } from 'kysely';

/**
 * The database's shape for kysely; `migrations/` makes it. Ids are opaque text, times integer milliseconds, booleans 0/1, JSON text.
 * Every row has its merchant; repositories take the merchant as their first argument (architecture §3).
 */
type Bool = ColumnType<number, number, number>;
/** Filled in by the database when left out. */
type Defaulted<T> = ColumnType<T, T | undefined, T>;

export interface MerchantsTable {
  id: string;
  name: string;
  status: 'active' | 'suspended';
  app_id: string;
  app_secret_enc: string;
  service_app_id: string | null;
  service_app_secret_enc: string | null;
  nfc_model_id: string | null;
  nfc_mode: 'per_tag' | 'shared';
  /** Opaque id in the message push URL. */
  push_id: string;
  push_token_enc: string | null;
  push_aes_key_enc: string | null;
  card_id: string | null;
  encrypt_card_id: string | null;
  card_biz: string | null;
  card_title: string;
  brand_color: string;
  logo: string | null;
  benefits_json: string;
  agreement_version: string | null;
  service_phone: string | null;
  /** Who may write tags: whoever holds a write code, or invited staff only. */
  write_policy: Defaulted<'holder' | 'staff'>;
  /** True when the row was made by demo data for the simulated platform; the real mode refuses to start beside it and vice versa. */
  simulated: Bool;
  created_at: number;
}

export interface OrganisationsTable {
  id: string;
  merchant_id: string;
  number: number;
  name: string;
  created_at: number;
}

export interface StoresTable {
  id: string;
  merchant_id: string;
  organisation_id: string;
  /** Position in the entrances table, as imported. */
  number: number;
  name: string;
  address: string | null;
  hours: string | null;
  phone: string | null;
  created_at: number;
}

export interface TerminalsTable {
  id: string;
  merchant_id: string;
  store_id: string;
  name: string;
  key_hash: string | null;
  paired_at: number | null;
  last_seen_at: number | null;
  created_at: number;
}

export interface PairingCodesTable {
  code_hash: string;
  merchant_id: string;
  terminal_id: string;
  created_at: number;
  expires_at: number;
  /** Idempotency key of the pairing that used it, so that its retry is answered and no other. */
  used_by: string | null;
  used_at: number | null;
}

export interface EntrancesTable {
  id: string;
  merchant_id: string;
  kind: 'merchant' | 'store' | 'terminal';
  organisation_id: string | null;
  store_id: string | null;
  terminal_id: string | null;
  enabled: Bool;
  created_at: number;
}

export interface WriteCodesTable {
  id: string;
  merchant_id: string;
  entrance_id: string;
  created_by: string | null;
  daily_cap: number;
  created_at: number;
  expires_at: number | null;
  revoked_at: number | null;
}

/** One row per (model_id, sn); written before WeChat is asked, the answer kept for ever (architecture §3.1). */
export interface SchemesTable {
  id: string;
  merchant_id: string;
  model_id: string;
  /** Serial without version; empty in shared mode. */
  serial: string;
  version: number;
  /** What was sent as sn: serial, or serial + version suffix; empty in shared mode. */
  sn: string;
  path: string;
  query: string;
  state: 'asking' | 'issued' | 'given_up';
  openlink: string | null;
  last_errcode: number | null;
  created_at: number;
  issued_at: number | null;
}

export interface TagsTable {
  id: string;
  merchant_id: string;
  scheme_id: string | null;
  entrance_id: string | null;
  state: 'pool' | 'reserved' | 'written' | 'verified' | 'protected' | 'disabled' | 'lost';
  uid: string | null;
  chip: string | null;
  reserved_by: string | null;
  /** Installation of the write page that holds the reservation. */
  reserved_phone: Defaulted<string | null>;
  reserved_until: number | null;
  written_at: number | null;
  last_tap_at: number | null;
  created_at: number;
}

export interface TagWritesTable {
  id: string;
  merchant_id: string;
  tag_id: string | null;
  entrance_id: string;
  write_code_id: string;
  uid: string;
  chip: string;
  outcome: 'verified' | 'unverified' | 'failed' | 'protection_only' | 'erased';
  reason: string | null;
  protection: Defaulted<'none' | 'password' | 'locked' | null>;
  key_version: Defaulted<number | null>;
  /** The invited staff member who wrote; null for a mere holder of the code. */
  staff_id: Defaulted<string | null>;
  late: Bool;
  written_at: number;
  received_at: number;
}

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

export interface TapsTable {
  id: string;
  merchant_id: string;
  visitor_id: string;
  member_id: string | null;
  entrance_id: string | null;
  tag_id: string | null;
  terminal_id: string | null;
  evidence: 'tap' | 'member_code';
  how: 'tag' | 'code' | 'card_pack' | 'share' | 'plain';
  scene: number;
  /** arrived: not announced (no terminal, no member yet, asleep, cooldown). */
  state: 'arrived' | 'waiting' | 'accepted' | 'cleared' | 'expired';
  is_new_member: Bool;
  created_at: number;
  announced_at: number | null;
  expires_at: number | null;
  handled_at: number | null;
}

/** What the terminal's stream carries, to resume from. */
export interface TerminalEventsTable {
  seq: Generated<number>;
  merchant_id: string;
  terminal_id: string;
  tap_id: string;
  kind: 'tap' | 'tap_changed';
  created_at: number;
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

export interface IdempotencyTable {
  merchant_id: string;
  /** Who acted: openid's visitor id, write code, terminal or staff. */
  actor: string;
  route: string;
  key: string;
  fingerprint: string;
  status: number;
  /** The answer without any secret; the replay adds a fresh session. */
  body_json: string;
  created_at: number;
}

export interface StaffTable {
  id: string;
  merchant_id: string;
  login_name: string;
  /** null: cannot log in by password (the demo owner). */
  password_hash: string | null;
  name: string;
  role: 'owner' | 'operator' | 'store_manager' | 'writer' | 'cashier';
  /** The WeChat user who accepted an invitation; null for who only uses the console. */
  visitor_id: Defaulted<string | null>;
  disabled_at: number | null;
  created_at: number;
}

/** One-time; whoever opens it in WeChat first becomes staff. */
export interface StaffInvitationsTable {
  id: string;
  merchant_id: string;
  name: string;
  role: StaffTable['role'];
  created_by: string;
  created_at: number;
  expires_at: number;
  revoked_at: number | null;
  used_at: number | null;
  /** Staff id. */
  used_by: string | null;
}

/** Sessions of staff on phones; apart from the console's, so that neither serves for the other. */
export interface StaffPhoneSessionsTable {
  token_hash: string;
  merchant_id: string;
  staff_id: string;
  created_at: number;
  expires_at: number;
}

/** Keys from which tag passwords are derived. None is ever deleted: chips out there depend on it. */
export interface TagPasswordKeysTable {
  merchant_id: string;
  version: number;
  key_enc: string;
  fingerprint: string;
  created_at: number;
}

/** A physical chip, whatever tag id it carries: a password stays with the chip when its content changes. */
export interface ChipsTable {
  merchant_id: string;
  uid: string;
  protection: 'none' | 'password' | 'locked';
  /** Version of the key whose password the chip carries, or may carry since it was handed out. */
  key_version: number | null;
  /** What its content names now; null in shared mode, and once erased. */
  tag_id: string | null;
  entrance_id: string | null;
  /** The last write reported of it was read back equal. */
  verified: Bool;
  updated_at: number;
}

export interface StaffSessionsTable {
  token_hash: string;
  merchant_id: string;
  staff_id: string;
  csrf_token: string;
  created_at: number;
  expires_at: number;
}

export interface WechatEventsTable {
  /** FromUserName + CreateTime + Event + UserCardCode (fact sheet D8). */
  dedupe_key: string;
  merchant_id: string;
  event: string;
  received_at: number;
}

/** Access tokens are kept encrypted only to save calls; losing them costs nothing. */
export interface WechatTokensTable {
  app_id: string;
  token_enc: string;
  expires_at: number;
}

export interface AuditTable {
  id: string;
  merchant_id: string;
  at: number;
  actor: string;
  action: string;
  subject: string;
  detail_json: string;
}

export interface Database {
  merchants: MerchantsTable;
  organisations: OrganisationsTable;
  stores: StoresTable;
  terminals: TerminalsTable;
  pairing_codes: PairingCodesTable;
  entrances: EntrancesTable;
  write_codes: WriteCodesTable;
  schemes: SchemesTable;
  tags: TagsTable;
  tag_writes: TagWritesTable;
  visitors: VisitorsTable;
  sessions: SessionsTable;
  members: MembersTable;
  claims: ClaimsTable;
  taps: TapsTable;
  terminal_events: TerminalEventsTable;
  member_codes: MemberCodesTable;
  idempotency: IdempotencyTable;
  staff: StaffTable;
  staff_sessions: StaffSessionsTable;
  staff_invitations: StaffInvitationsTable;
  staff_phone_sessions: StaffPhoneSessionsTable;
  tag_password_keys: TagPasswordKeysTable;
  chips: ChipsTable;
  wechat_events: WechatEventsTable;
  wechat_tokens: WechatTokensTable;
  audit: AuditTable;
}
