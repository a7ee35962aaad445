import type { Bool, Defaulted } from './columns';

export interface MerchantsTable {
  id: string;
  name: string;
  status: 'active' | 'suspended';
  /** null until somebody proved it with its secret; both or neither are set. */
  app_id: string | null;
  app_secret_enc: string | null;
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
  /** When a cashier picks the number on the member's phone: when more than one waits, or always. */
  pick_number: Defaulted<'when_many' | 'always'>;
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
  /** 门店编码, the merchant's own name for the store; unique where given. */
  code: Defaulted<string | null>;
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
