/** What the tag session takes and tells. */
import type { Clock } from '../../platform/clock';
import type { NfcFault } from './nfc-errors';
import type { NfcPort } from './nfc-port';
import type { WriteOutcome } from './outcomes';
import type { TagHolds } from './tag-content';

/** What is to be written to one tag. */
export interface WritePayload {
  /** Null in shared mode, where all tags of an entrance carry the same scheme. */
  readonly tagId: string | null;
  readonly uri: string;
  readonly aar: string;
}

/** Gives each tag its payload; the same UID gets the same one until it is settled. */
export interface PayloadSource {
  assign(uid: string): WritePayload | null;
  settle(uid: string, outcome: WriteOutcome): void;
}

/** What is known of the tag at hand. */
export interface TagFacts {
  readonly uid: string;
  readonly chip: string;
  /** Largest message in octets; null when the tag could not be read so far. */
  readonly capacity: number | null;
}

export type SessionState =
  | { readonly kind: 'off' }
  | { readonly kind: 'starting' }
  | { readonly kind: 'blocked'; readonly fault: NfcFault }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'inspecting'; readonly uid: string }
  | { readonly kind: 'confirming'; readonly tag: TagFacts; readonly holds: TagHolds }
  /** Overwriting was allowed, but the tag is away: the same one has to come back. */
  | { readonly kind: 'allowed'; readonly uid: string }
  | { readonly kind: 'writing'; readonly tag: TagFacts }
  | { readonly kind: 'verifying'; readonly tag: TagFacts }
  | {
      readonly kind: 'finished';
      readonly tag: TagFacts;
      readonly payload: WritePayload | null;
      readonly outcome: WriteOutcome;
    }
  | { readonly kind: 'repeated'; readonly uid: string };

export interface TagSession {
  /** Starts (or resumes) discovery. */
  readonly start: () => Promise<void>;
  /** Stops discovery, gives up the tag at hand and releases everything. */
  readonly stop: () => Promise<void>;
  /** Answers the question of state `confirming`. */
  readonly answer: (overwrite: boolean) => void;
}

export interface SessionPorts {
  readonly nfc: NfcPort;
  readonly clock: Clock;
  readonly payloads: PayloadSource;
  readonly onState: (state: SessionState) => void;
}
