import type { TagsTable } from '../../db/schema';

export type TagState = TagsTable['state'];

/**
 * What may happen to a tag.
 * - reserve / release: kept for a phone that writes or ordered from a factory, and given back unused.
 * - verified / unverified: written, and the bytes read back equal, or could not be read back. failed: not written.
 * - overwritten: its chip now carries another tag's id. protect / unprotect: password set, removed.
 * - disable / enable, lose / find: decided by people at the console.
 */
export type TagEvent =
  | 'reserve'
  | 'release'
  | 'verified'
  | 'unverified'
  | 'failed'
  | 'overwritten'
  | 'protect'
  | 'unprotect'
  | 'disable'
  | 'enable'
  | 'lose'
  | 'find';

type Moves = Readonly<Partial<Record<TagEvent, TagState>>>;

/**
 * Every allowed move. A write never re-opens what a person disabled, and never takes a password away; a lost tag that is
 * written again was found. Overwritten tags are disabled: nothing carries their id any more.
 */
export const tagMoves: Readonly<Record<TagState, Moves>> = {
  pool: { reserve: 'reserved', verified: 'verified', unverified: 'written', failed: 'pool' },
  reserved: {
    reserve: 'reserved',
    release: 'pool',
    verified: 'verified',
    unverified: 'written',
    failed: 'reserved',
  },
  ordered: { release: 'pool', verified: 'verified', unverified: 'written', failed: 'ordered' },
  written: {
    verified: 'verified',
    unverified: 'written',
    failed: 'written',
    overwritten: 'disabled',
    disable: 'disabled',
    lose: 'lost',
  },
  verified: {
    verified: 'verified',
    unverified: 'written',
    failed: 'verified',
    overwritten: 'disabled',
    protect: 'protected',
    disable: 'disabled',
    lose: 'lost',
  },
  protected: {
    verified: 'protected',
    unverified: 'protected',
    failed: 'protected',
    overwritten: 'disabled',
    unprotect: 'verified',
    disable: 'disabled',
    lose: 'lost',
  },
  disabled: {
    verified: 'disabled',
    unverified: 'disabled',
    failed: 'disabled',
    overwritten: 'disabled',
    enable: 'written',
    lose: 'lost',
  },
  lost: {
    verified: 'verified',
    unverified: 'written',
    failed: 'lost',
    overwritten: 'disabled',
    disable: 'disabled',
    find: 'written',
  },
};

/** The state after an event, or null when that may not happen to a tag in this state. */
export function moveTag(state: TagState, event: TagEvent): TagState | null {
  return tagMoves[state][event] ?? null;
}

/** What a person may decide about a tag at the console. */
const tagActs = ['disable', 'enable', 'lose', 'find'] as const satisfies readonly TagEvent[];
export type TagAct = (typeof tagActs)[number];

/** What is known of the chip that a tag was written on. */
export interface CarryingChip {
  /** The last write was read back equal. */
  readonly verified: boolean;
  readonly protection: ProtectionState;
}

/**
 * The state after a person's act, or null when it may not happen. `chip`: null when it carries another tag now, or none.
 * What is opened again is as good as its last reading was; what is on no chip any more stays closed.
 */
export function stateAfterAct(state: TagState, act: TagAct, chip: CarryingChip | null): TagState | null {
  const next = moveTag(state, act);
  if (next === null || (act !== 'enable' && act !== 'find')) return next;
  if (!chip) return null;
  const read = chip.verified ? (moveTag(next, 'verified') ?? next) : next;
  return underProtection(read, chip.protection);
}

/** What may be done to a tag now. */
export function actsOn(state: TagState, chip: CarryingChip | null): TagAct[] {
  return tagActs.filter((act) => stateAfterAct(state, act, chip) !== null);
}

/** Whether a chip carries this tag, as far as we know. */
export function isOnChip(state: TagState): boolean {
  return state !== 'pool' && state !== 'reserved' && state !== 'ordered';
}

export interface KnownTag {
  state: TagState;
  uid: string | null;
  entranceId: string | null;
  reservedBy: string | null;
}

export interface ReportedWrite {
  uid: string;
  outcome: 'verified' | 'unverified' | 'failed' | 'protection_only' | 'erased';
  /** Null for what a factory wrote. */
  writeCodeId: string | null;
  entranceId: string;
  /** The write code was expired or revoked when the report came in. */
  late: boolean;
}

export type ProtectionState = 'none' | 'password' | 'locked';

/** The state of a tag on a chip with this protection: only a verified tag counts as protected. */
export function underProtection(state: TagState, protection: ProtectionState): TagState {
  return moveTag(state, protection === 'none' ? 'unprotect' : 'protect') ?? state;
}

/** What a report does to its tag: nothing but history, or a new state with what is worth an audit line. */
export type WriteEffect =
  | { kind: 'history_only' }
  | { kind: 'written'; state: TagState; movedToChip: boolean; movedToEntrance: boolean };

/**
 * A late report settles only a tag this very code had reserved: a revoked code may not move stands that are in use.
 * A tag that was written on another chip, or for another entrance, moves; that is legal and audited.
 */
export function effectOf(tag: KnownTag, write: ReportedWrite): WriteEffect {
  if (write.outcome !== 'verified' && write.outcome !== 'unverified') return { kind: 'history_only' };
  const state = moveTag(tag.state, write.outcome);
  if (state === null) return { kind: 'history_only' };
  if (write.late && (isOnChip(tag.state) || tag.reservedBy !== write.writeCodeId))
    return { kind: 'history_only' };
  return {
    kind: 'written',
    state,
    movedToChip: tag.uid !== null && tag.uid !== write.uid,
    movedToEntrance: tag.entranceId !== null && tag.entranceId !== write.entranceId,
  };
}
