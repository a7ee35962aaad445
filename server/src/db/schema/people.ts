import type { Defaulted } from './columns';

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
  /** For roles that may be everywhere or in some stores; what it means for each: `domain/staff/reach.ts`. */
  all_stores: Defaulted<number>;
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
  /** Who binds their own phone by it; null for an invitation of somebody new. */
  staff_id: Defaulted<string | null>;
  all_stores: Defaulted<number>;
}

/** The stores a person works for. */
export interface StaffStoresTable {
  merchant_id: string;
  staff_id: string;
  store_id: string;
}

/** The stores an invited person will work for. */
export interface InvitationStoresTable {
  merchant_id: string;
  invitation_id: string;
  store_id: string;
}

/** Sessions of staff on phones; apart from the console's, so that neither serves for the other. */
export interface StaffPhoneSessionsTable {
  token_hash: string;
  merchant_id: string;
  staff_id: string;
  created_at: number;
  expires_at: number;
}

export interface StaffSessionsTable {
  token_hash: string;
  merchant_id: string;
  staff_id: string;
  csrf_token: string;
  created_at: number;
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
