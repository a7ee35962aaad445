import type { Bool, Defaulted } from './columns';

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
