import type { Bool } from './columns';

/** What is known about a merchant's set-up and is no business of hot paths. No row means nothing is known. */
export interface MerchantSetupTable {
  merchant_id: string;
  /** When the AppSecret in use was accepted by WeChat. */
  app_proven_at: number | null;
  service_app_proven_at: number | null;
  push_keys_at: number | null;
  /** The last genuine check or message that came to the push URL. */
  push_seen_at: number | null;
  /** 原始 ID, `gh_…`; a jump-mode card needs it. */
  mini_program_name: string | null;
  /** Fields of the activation form as last set through us: WeChat has no call that reads them. */
  card_form_json: string | null;
  card_jump_mode: Bool | null;
}

/** What the last pre-flight found for one step of the first-run guide. */
export interface SetupChecksTable {
  merchant_id: string;
  step: string;
  state: 'passed' | 'failed' | 'unsure';
  /** errcode, WeChat's words, cause and remedy; null when passed. */
  finding_json: string | null;
  checked_at: number;
}

/** Written before WeChat is asked for a card, so that a lost answer is known to be lost. */
export interface CardCreationsTable {
  merchant_id: string;
  /** Idempotency key of the wish. */
  key: string;
  state: 'asking' | 'created';
  card_id: string | null;
  created_at: number;
}

/** One-time links and codes that only the operator's command makes. */
export interface OperatorLinksTable {
  token_hash: string;
  kind: 'owner' | 'sign_up';
  /** The merchant whose owner is to be made; null for `sign_up`. */
  merchant_id: string | null;
  created_at: number;
  expires_at: number;
  used_at: number | null;
}
