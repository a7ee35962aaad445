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
  /** 0: somebody may be waiting (the pool), 1: an order in bulk. */
  queue_rank: Defaulted<number>;
}

/** One row per merchant: what its schemes have used up, and why its queue rests. */
export interface SchemeQueuesTable {
  merchant_id: string;
  /** Schemes that exist at WeChat because of us, spent versions included. */
  used: number;
  /** Start of the day in China that `day_used` counts. */
  day: number;
  day_used: number;
  /** What the last refusal meant; null while all is well. */
  reaction: 'again' | 'slow_down' | 'tomorrow' | 'stop' | null;
  errcode: number | null;
  failures: number;
  /** When the queue asks again; null while it does not rest. */
  next_at: number | null;
}

/** Tags ordered in bulk: for the pool, or from a tag factory. */
export interface TagOrdersTable {
  id: string;
  merchant_id: string;
  /** Counts up per merchant; the first part of a tag's serial. */
  number: number;
  kind: 'pool' | 'factory';
  state: 'open' | 'paused' | 'cancelled';
  /** Chip that the factory is to use; null for the pool. */
  chip: string | null;
  count: number;
  /** Tags made so far, and those of them that have a scheme. */
  made: number;
  issued: number;
  /** Tags that a read-back has registered. */
  registered: number;
  note: string;
  created_by: string;
  created_at: number;
  finished_at: number | null;
  /** When the file for the factory was first taken: its tags may be on chips from then on. */
  file_taken_at: number | null;
}

/** Which serials of an order lead to which entrance. */
export interface TagOrderEntrancesTable {
  merchant_id: string;
  order_id: string;
  /** Serials first … last, both included. */
  first: number;
  last: number;
  entrance_id: string;
}

/** A file of what the factory read back from its tags. */
export interface TagReadbacksTable {
  id: string;
  merchant_id: string;
  order_id: string;
  file_name: string;
  rows: number;
  created_by: string;
  created_at: number;
}

export interface TagReadbackRowsTable {
  merchant_id: string;
  readback_id: string;
  /** In the file; 1 is its first line. */
  line: number;
  serial: string;
  /** Null when it is none. */
  uid: string | null;
  tag_id: string | null;
  verdict:
    | 'matches'
    | 'registered'
    | 'swapped'
    | 'truncated'
    | 'changed'
    | 'empty'
    | 'uid_missing'
    | 'uid_twice'
    | 'serial_twice'
    | 'unknown_serial'
    | 'closed';
  /** The other row or tag that the verdict speaks of, for people; else empty. */
  about: string;
  /** By this very file; one that was before is `registered` too, but not this. */
  registered: Bool;
  created_at: Defaulted<number>;
}

export interface TagsTable {
  id: string;
  merchant_id: string;
  scheme_id: string | null;
  entrance_id: string | null;
  state: 'pool' | 'reserved' | 'ordered' | 'written' | 'verified' | 'protected' | 'disabled' | 'lost';
  uid: string | null;
  chip: string | null;
  reserved_by: string | null;
  /** Installation of the write page that holds the reservation. */
  reserved_phone: Defaulted<string | null>;
  reserved_until: number | null;
  written_at: number | null;
  last_tap_at: number | null;
  created_at: number;
  /** The order in bulk that it belongs to, and its number in there, from 1. */
  order_id: Defaulted<string | null>;
  order_serial: Defaulted<number | null>;
}

export interface TagWritesTable {
  id: string;
  merchant_id: string;
  tag_id: string | null;
  entrance_id: string;
  /** Empty for what a factory wrote. */
  write_code_id: string;
  /** The factory's order; null for what was written with a write code. */
  order_id: Defaulted<string | null>;
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
