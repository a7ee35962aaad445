import type { IssueOutcome } from './issuer';

export type Refusal = Extract<IssueOutcome, { kind: 'refused' }>;

/** Where a person who waits gets schemes from; the background queue is one. */
export interface SchemeSource {
  /** Looks after one merchant's pool soon, unless WeChat asked us to wait. */
  wake(merchantId: string): void;
  /** Ends whatever rest the merchant's queue takes, on whatever node: somebody asks for one more try. */
  resume(merchantId: string): Promise<void>;
  /** Issues up to `count` tags at once. Returns the refusal when WeChat would not, else null. */
  issueNow(merchantId: string, count: number): Promise<Refusal | null>;
  /**
   * Asks WeChat whether this merchant can issue, without using a scheme up: one that stands is asked for again, else the
   * first tag's is issued and kept. Returns the refusal when WeChat would not, else null.
   */
  prove(merchantId: string): Promise<Refusal | null>;
  /** The one scheme of shared mode, issued now when it was not yet; null when the merchant cannot issue at all. */
  shared(merchantId: string): Promise<IssueOutcome | null>;
}
