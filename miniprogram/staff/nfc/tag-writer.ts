/** Writes one message to the tag in the field and reads it back: the end is always one of three. */
import { lockedPages } from './chips';
import type { TagKey } from './guard-types';
import { encodeMessage } from './ndef';
import type { NdefRecord } from './ndef';
import { NfcCallError } from './nfc-errors';
import { failedBy } from './outcomes';
import type { UnverifiedReason, WriteOutcome } from './outcomes';
import { sameOctets } from './tag-content';
import { authenticate, sendPages } from './tag-guard';
import { NoAnswer, Superseded } from './tag-link';
import type { TagLink } from './tag-link';
import { readPages, uidIn } from './tag-reader';
import type { PhoneLimits, ReadTag } from './tag-reader';
import { isFormatted, lastPageOf, planNdefWrite, readNdef } from './type2-tag';
import type { PageWrite, Type2Memory } from './type2-tag';

/** Where the work is, for the person watching. `touched`: from here on something may be on the tag. */
export type WritePhase = 'writing' | 'verifying';

export interface WriteTask {
  readonly link: TagLink;
  readonly limits: PhoneLimits;
  /** What was read of the tag in this same hold; NfcA is still open. */
  readonly read: ReadTag;
  /** The phone offers its Ndef handle for this tag. */
  readonly hasNdef: boolean;
  readonly records: readonly NdefRecord[];
  /** Opens a tag that carries a password: it is then written page by page in that same connection. */
  readonly key: TagKey | null;
  onPhase(phase: WritePhase): void;
}

const INVALID_PARAMETER = 13011;
const NO_SUCH_TECH: readonly number[] = [13014, 13015, 13024];
const SPARE_ID = 0x31;
/** So many pages are written by hand at most: each is a call, but no other connection has to be made. */
const FEW_PAGES = 6;

type ReadBack =
  | { readonly kind: 'same' }
  | { readonly kind: 'swapped' }
  | { readonly kind: 'other'; readonly memory: Type2Memory }
  | { readonly kind: 'lost'; readonly error: unknown };

/** Why this message must not or cannot be written to this tag; null when it may be tried. Sends nothing. */
export function refusalOf(read: ReadTag, message: Uint8Array): WriteOutcome | null {
  try {
    const guarded = guardOf(read, planNdefWrite(read.memory, message, read.chip));
    return guarded === null ? null : { kind: 'failed', cause: guarded, code: null, touched: false };
  } catch (error) {
    return failedBy(error, false);
  }
}

/** Writes and verifies. Rejects only with Superseded, or with an error of our own making. */
export async function writeAndVerify(task: WriteTask): Promise<WriteOutcome> {
  const { read } = task;
  let { records } = task;
  let message = encodeMessage(records);
  const refusal = refusalOf(read, message);
  const opens = task.key !== null && refusal?.kind === 'failed' && refusal.cause === 'password';
  if (refusal !== null && !opens) return refusal;
  const plan = planNdefWrite(read.memory, message, read.chip);
  if (plan.length === 0) return { kind: 'verified', already: true };

  task.onPhase('writing');
  // The Ndef handle selects the tag anew, which forgets the password.
  const isQuick = !read.brief && plan.length <= FEW_PAGES;
  let byHand = opens || isQuick || !task.hasNdef || !isFormatted(read.memory);
  let fault: unknown = null;
  if (opens) {
    const key = task.key;
    fault = await failureOf(() => authenticate(task.link, key));
    if (fault !== null) return failedBy(fault, false);
  }
  if (!byHand) {
    fault = await failureOf(() => task.link.writeRecords(records));
    if (isCode(fault, [INVALID_PARAMETER])) {
      // Some clients refuse an empty id: once more with ids of one octet each, if the tag has the room.
      records = records.map((record, i) => ({ ...record, id: Uint8Array.of(SPARE_ID + i) }));
      message = encodeMessage(records);
      const longer = refusalOf(read, message);
      if (longer !== null) return longer;
      fault = await failureOf(() => task.link.writeRecords(records));
    }
    if (isCode(fault, NO_SUCH_TECH)) {
      // Pages that were not read cannot be planned.
      if (read.brief) return { kind: 'failed', cause: 'write-refused', code: null, touched: false };
      byHand = true;
      message = encodeMessage(task.records);
      fault = await failureOf(() => task.link.openRaw());
      if (fault !== null) return failedBy(fault, true);
    }
  }
  if (byHand) fault = await failureOf(() => sendPages(task.link, plan));
  return afterWrite(task, message, byHand, fault);
}

/** Reads back; lets bytes that differ be written once by hand; says how it ended. */
async function afterWrite(
  task: WriteTask,
  message: Uint8Array,
  byHand: boolean,
  fault: unknown,
): Promise<WriteOutcome> {
  task.onPhase('verifying');
  let back = await readBack(task, message, byHand && fault === null);
  if (back.kind === 'other' && fault === null && !byHand) {
    const { memory } = back;
    // What the phone put there is not what was asked: our own pages are the last word.
    const byOurselves = encodeMessage(task.records);
    const again = await failureOf(() =>
      sendPages(task.link, planNdefWrite(memory, byOurselves, task.read.chip)),
    );
    if (again !== null) return failedBy(again, true);
    back = await readBack(task, byOurselves, true);
  }
  if (back.kind === 'same') return { kind: 'verified', already: false };
  if (back.kind === 'swapped') return { kind: 'failed', cause: 'swapped', code: null, touched: true };
  if (back.kind === 'other') {
    if (fault === null) return { kind: 'failed', cause: 'mismatch', code: null, touched: true };
    const failed = failedBy(fault, true);
    return failed.kind === 'failed' && failed.cause === 'torn-away'
      ? { ...failed, cause: 'write-refused' }
      : failed;
  }
  if (fault !== null) return failedBy(fault, true);
  return { kind: 'unverified', reason: reasonOf(back.error) };
}

function reasonOf(error: unknown): UnverifiedReason {
  return error instanceof NoAnswer ? 'no-answer' : 'torn-away';
}

function guardOf(read: ReadTag, plan: readonly PageWrite[]): 'locked' | 'password' | null {
  const isLocked = lockedPages(read.chip, read.page2, read.dynamicLock);
  if (plan.some(({ page }) => isLocked(page))) return 'locked';
  const from = read.protectedFrom;
  return from !== null && plan.some(({ page }) => page >= from) ? 'password' : null;
}

/**
 * One reading of the pages that matter; a second try on a fresh selection when the first one fails. `isOpen`: NfcA is
 * still connected, and nothing failed on it.
 */
async function readBack(task: WriteTask, message: Uint8Array, isOpen: boolean): Promise<ReadBack> {
  const { link, limits, read } = task;
  const last = lastPageOf(read.memory, message, read.chip);
  let error: unknown = null;
  for (const attempt of ['first', 'second'] as const) {
    const fast = read.fast && attempt === 'first';
    try {
      if (!isOpen || attempt === 'second') await link.openRaw();
      const bytes = await readPages(link, limits, 0, last, fast);
      if (!sameOctets(uidIn(bytes), read.uid)) return { kind: 'swapped' };
      return judged(read.memory, bytes.subarray(12), message);
    } catch (caught) {
      if (caught instanceof Superseded) throw caught;
      error = caught;
    }
  }
  return { kind: 'lost', error };
}

function judged(before: Type2Memory, bytes: Uint8Array, message: Uint8Array): ReadBack {
  const user = before.user.slice();
  user.set(bytes.subarray(4));
  const memory = { cc: bytes.slice(0, 4), user };
  try {
    const found = readNdef(memory).message;
    if (found !== null && sameOctets(found, message)) return { kind: 'same' };
  } catch {
    // Unreadable is different.
  }
  return { kind: 'other', memory };
}

async function failureOf(work: () => Promise<unknown>): Promise<unknown> {
  try {
    await work();
    return null;
  } catch (error) {
    if (error instanceof Superseded) throw error;
    return error;
  }
}

function isCode(error: unknown, codes: readonly number[]): boolean {
  return error instanceof NfcCallError && error.fault.code !== null && codes.includes(error.fault.code);
}
