/** What the write page's behaviour takes and tells. */
import type { StaffWriteApi, WriteSession } from '../api/staff';
import type { ApiFailure } from '../../api/failure';
import type { Clock } from '../../platform/clock';
import type { Network } from '../../platform/network';
import type { NfcPort } from '../nfc/nfc-port';
import type { SessionState } from '../nfc/session-types';
import type { Gate } from './gate';
import type { Mode } from './guarding';
import type { Outbox } from './outbox';
import type { Owner } from './owner';

/** Felt, not seen: the tag is in the other hand. */
export interface Haptics {
  /** A tag was noticed. */
  seen(): void;
  verified(): void;
  needsYou(): void;
}

export type Opening =
  | { readonly kind: 'no-code' }
  | { readonly kind: 'opening' }
  | { readonly kind: 'failed'; readonly failure: ApiFailure }
  | { readonly kind: 'open'; readonly session: WriteSession };

/** The write code on screen, for a colleague's phone; only where this one cannot write. */
export type Passing =
  | { readonly kind: 'none' }
  | { readonly kind: 'fetching' }
  /** `source`: what an image shows. */
  | { readonly kind: 'shown'; readonly source: string }
  | { readonly kind: 'failed'; readonly failure: ApiFailure };

export type Finished = Extract<SessionState, { kind: 'finished' }>;

/** Everything the page draws from. */
export interface FlowState {
  readonly opening: Opening;
  readonly gate: Gate | null;
  readonly passing: Passing;
  readonly tag: SessionState;
  /** The last end of a write, kept after the session went on. */
  readonly last: Finished | null;
  /** Whose content lies on the tag at hand; null while unknown. */
  readonly owner: Owner | null;
  /** Tags verified / written without check in this visit. */
  readonly verified: number;
  readonly unverified: number;
  readonly remainingToday: number;
  readonly ended: boolean;
  readonly mode: Mode;
  /** Tags protected, unlocked or erased in this visit. */
  readonly guarded: number;
  readonly cleaned: number;
  /** Why the server gave no password; null when it did, or was not asked. */
  readonly keyRefusal: ApiFailure | null;
  readonly waiting: number;
  readonly refused: readonly string[];
}

export interface FlowPorts {
  readonly code: string | null;
  readonly platform: string;
  readonly nfc: NfcPort | null;
  readonly api: StaffWriteApi;
  readonly outbox: (handlers: {
    onChange: () => void;
    onReceipt: (code: string, today: number) => void;
  }) => Outbox;
  readonly clock: Clock;
  readonly network: Network;
  readonly haptics: Haptics;
  readonly onState: (state: FlowState) => void;
}

export interface WriteFlow {
  shown(): void;
  hidden(): void;
  ended(): void;
  /** Tries again what failed: opening, or getting hold of NFC. */
  retry(): void;
  answer(overwrite: boolean): void;
  /** Ends the batch, or goes on with it. */
  setEnded(ended: boolean): void;
  /** Chooses what is done with each tag; without the right to protect only writing remains. */
  setMode(mode: Mode): void;
  /** Asks WeChat who this is; staff may do more. Resolves to whether they are. */
  logIn(): Promise<boolean>;
}
