/** What the tag session takes and tells. */
import type { Clock } from '../../platform/clock';
import type { GuardEnd, GuardHow, GuardLeave, TagKey } from './guard-types';
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

/** What is done with each tag: `unlock` takes the password off, `erase` the content as well. */
export type Job = 'write' | 'unlock' | 'erase';

/** What this writer may do besides writing, and the server's part of it. */
export interface GuardPort {
  readonly job: () => Job;
  /** What follows on each verified tag. */
  readonly wish: () => 'none' | GuardHow;
  /** Registers a verified tag, and for a password fetches it. Never rejects. */
  readonly prepare: (tag: TagFacts, payload: WritePayload, how: GuardHow) => Promise<GuardLeave>;
  /** Password of a protected tag; null when it is not ours, or this writer may not have it. Never rejects. */
  readonly keyOf: (uid: string, purpose: 'rewrite' | 'erase') => Promise<TagKey | null>;
}

export type SessionState =
  | { readonly kind: 'off' }
  | { readonly kind: 'starting' }
  | { readonly kind: 'blocked'; readonly fault: NfcFault }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'inspecting'; readonly uid: string }
  | { readonly kind: 'confirming'; readonly job: Job; readonly tag: TagFacts; readonly holds: TagHolds }
  /** Overwriting was allowed, but the tag is away: the same one has to come back. */
  | { readonly kind: 'allowed'; readonly uid: string }
  | { readonly kind: 'writing'; readonly job: Job; readonly tag: TagFacts }
  | { readonly kind: 'verifying'; readonly job: Job; readonly tag: TagFacts }
  /** Read back and right; the tag is still asked for its model. */
  | { readonly kind: 'verified'; readonly tag: TagFacts }
  /** Verified; the server must know it before it is protected. */
  | { readonly kind: 'registering'; readonly tag: TagFacts; readonly how: GuardHow }
  | { readonly kind: 'protecting'; readonly tag: TagFacts; readonly how: GuardHow }
  | {
      readonly kind: 'finished';
      readonly job: Job;
      readonly tag: TagFacts;
      readonly payload: WritePayload | null;
      readonly outcome: WriteOutcome;
      /** Null when no protection was wished. */
      readonly protection: GuardEnd | null;
      /** Another tag was noticed while this one was worked on. */
      readonly crowded: boolean;
    }
  | { readonly kind: 'repeated'; readonly uid: string };

export interface TagSession {
  /** Starts (or resumes) discovery. */
  readonly start: () => Promise<void>;
  /** Stops discovery, gives up the tag at hand and releases everything. */
  readonly stop: () => Promise<void>;
  /** Answers the question of state `confirming`. */
  readonly answer: (overwrite: boolean) => void;
  /** Another job was chosen: tags done before count as new. */
  readonly renew: () => void;
}

export interface SessionPorts {
  readonly nfc: NfcPort;
  readonly clock: Clock;
  readonly payloads: PayloadSource;
  /** Left out: tags are written, nothing else. */
  readonly guard?: GuardPort;
  readonly onState: (state: SessionState) => void;
}
