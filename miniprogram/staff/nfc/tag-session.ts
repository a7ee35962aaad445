/**
 * The tag session: discover → inspect → confirm → write → verify → register → protect → report. One owner per scan: callbacks of an older
 * scan change nothing. It never rejects and never stays between two states for ever: every call has a limit.
 */
import type { GuardEnd } from './guard-types';
import { NfcCallError } from './nfc-errors';
import type { NfcFault } from './nfc-errors';
import type { FoundTag } from './nfc-port';
import { failedBy, isCurable } from './outcomes';
import type { WriteOutcome } from './outcomes';
import { CAN_COME_LATER, isOpen, WRITE_ONLY } from './session-rules';
import type { SessionPorts, SessionState, TagSession } from './session-types';
import type { TagHolds } from './tag-content';
import { createLink, Superseded } from './tag-link';
import type { PhoneLimits } from './tag-reader';
import { UNNAMED, workOn } from './tag-work';
import type { Scan, WorkPorts } from './tag-work';

/** A resting tag may be reported again and again; within this time (ms) that says nothing new. */
const RESTING = 2000;
/** A tag that came while the last one was being finished waits so long (ms), so that the result can be seen. */
const NEXT_TAG_PAUSE = 1200;
/** Tries that a tag gets without having been reported again. */
const OWN_RETRIES = 1;

/** Makes a session; it does nothing before `start`. */
export function createTagSession({
  nfc,
  clock,
  payloads,
  guard = WRITE_ONLY,
  onState,
}: SessionPorts): TagSession {
  const limits: PhoneLimits = { transceive: null };
  const written = new Set<string>();
  /** UID → what the person agreed to overwrite, so that other content asks anew. */
  const allowed = new Map<string, string>();
  let state: SessionState = { kind: 'off' };
  let wanted = false;
  const isNow = (kind: SessionState['kind']): boolean => state.kind === kind;
  let generation = 0;
  let unwatch: (() => void) | null = null;
  let scan: Scan | null = null;
  /** The tag that the question of state `confirming` is about. */
  let pending: { readonly tag: FoundTag; readonly content: string } | null = null;
  let waitingTag: FoundTag | null = null;
  let cancelPause: (() => void) | null = null;
  let releasing: Promise<void> = Promise.resolve();
  let lastSeen = { uid: '', at: 0 };
  let ownTries = { uid: '', count: 0 };

  function enter(next: SessionState): void {
    state = next;
    onState(next);
  }

  const work: WorkPorts = {
    limits,
    payloads,
    guard,
    allowed: (uid) => allowed.get(uid),
    isOwner: (mine) => scan === mine,
    enter,
  };

  async function start(): Promise<void> {
    if (wanted) return;
    wanted = true;
    const mine = (generation += 1);
    enter({ kind: 'starting' });
    // The listener stands before discovery runs, so that no tag slips through.
    unwatch ??= nfc.watch(found);
    try {
      await nfc.startDiscovery();
      if (mine === generation && isNow('starting')) enter({ kind: 'waiting' });
    } catch (error) {
      if (mine !== generation) return;
      wanted = false;
      letGo();
      enter({ kind: 'blocked', fault: faultIn(error) });
    }
  }

  async function stop(): Promise<void> {
    const ran = wanted;
    wanted = false;
    generation += 1;
    letGo();
    interrupt();
    enter({ kind: 'off' });
    // Not started, or gone with the page: nothing is left to stop.
    if (ran) await nfc.stopDiscovery().catch(() => undefined);
    await releasing;
  }

  function letGo(): void {
    unwatch?.();
    unwatch = null;
    cancelPause?.();
    cancelPause = null;
    waitingTag = null;
  }

  /** Nothing was written to this tag: its payload is free for another. */
  function giveBack(uid: string): void {
    payloads.settle(uid, { kind: 'failed', cause: 'interrupted', code: null, touched: false });
  }

  function dropQuestion(): void {
    if (pending !== null) giveBack(pending.tag.uid);
    pending = null;
  }

  /** Ends the scan at hand; whoever was half-way hears what became of the tag. */
  function interrupt(): void {
    const old = scan;
    scan = null;
    dropQuestion();
    if (old === null) return;
    releasing = old.link.release();
    if (old.phase === 'before') {
      giveBack(old.tag.uid);
      return;
    }
    const outcome: WriteOutcome =
      old.phase === 'guarding'
        ? { kind: 'verified', already: false }
        : old.phase === 'verifying' && old.job === 'write'
          ? { kind: 'unverified', reason: 'interrupted' }
          : { kind: 'failed', cause: 'interrupted', code: null, touched: true };
    const how = guard.wish();
    const protection: GuardEnd | null =
      old.phase === 'guarding' && how !== 'none'
        ? { how, end: 'open', cause: 'interrupted', code: null }
        : null;
    if (old.payload !== null) payloads.settle(old.tag.uid, outcome);
    enter(finishedState(old, outcome, protection));
  }

  const finishedState = (
    { job, facts, payload, crowded }: Scan,
    outcome: WriteOutcome,
    protection: GuardEnd | null,
  ): SessionState => ({ kind: 'finished', job, tag: facts, payload, outcome, protection, crowded });

  function found(tag: FoundTag): void {
    if (!wanted) return;
    const now = clock.now();
    const resting = tag.uid === lastSeen.uid && now - lastSeen.at < RESTING;
    lastSeen = { uid: tag.uid, at: now };
    if (scan !== null) {
      // Busy. It may have been lifted and put back: remembered, and taken up when the work at hand fails.
      waitingTag = tag;
      if (tag.uid !== scan.tag.uid) scan.crowded = true;
      return;
    }
    if (state.kind === 'confirming' && state.tag.uid === tag.uid) return;
    if (written.has(tag.uid)) {
      if (!resting) enter({ kind: 'repeated', uid: tag.uid });
      return;
    }
    const ended = state.kind === 'finished' && state.tag.uid === tag.uid ? state : null;
    if (resting && ended !== null && !isOpen(ended.outcome, ended.protection)) return;
    ownTries = { uid: tag.uid, count: 0 };
    void run(tag);
  }

  async function run(tag: FoundTag): Promise<void> {
    cancelPause?.();
    cancelPause = null;
    dropQuestion();
    const mine: Scan = {
      tag,
      link: createLink(nfc, clock, () => scan === mine),
      job: guard.job(),
      facts: { uid: tag.uid, chip: UNNAMED, capacity: null },
      payload: null,
      phase: 'before',
      key: null,
      brief: false,
      crowded: false,
    };
    scan = mine;
    enter({ kind: 'inspecting', uid: tag.uid });
    await releasing;
    if (scan !== mine) return;
    try {
      const done = await workOn(mine, work);
      if (scan !== mine) return;
      if (done.kind === 'end') finish(mine, done.outcome, done.protection);
      else question(mine, done.holds, done.content);
    } catch (error) {
      if (error instanceof Superseded || scan !== mine) return;
      finish(
        mine,
        failedBy(error instanceof NfcCallError ? error : asFault(error), mine.phase !== 'before'),
        null,
      );
    }
  }

  function finish(mine: Scan, outcome: WriteOutcome, protection: GuardEnd | null): void {
    scan = null;
    const { uid } = mine.tag;
    if (mine.payload !== null) payloads.settle(uid, outcome);
    if (outcome.kind === 'verified') {
      // A tag that still waits for its protection is not done.
      if (protection?.end !== 'open' || !CAN_COME_LATER.includes(protection.cause)) written.add(uid);
      allowed.delete(uid);
    }
    lastSeen = { uid, at: clock.now() };
    const next = waitingTag;
    waitingTag = null;
    const wasAllowed = allowed.has(uid) && mine.phase === 'before' && isCurable(outcome);
    // Said first, closed after: the tag may be taken away at once.
    enter(wasAllowed ? { kind: 'allowed', uid } : finishedState(mine, outcome, protection));
    releasing = mine.link.release();
    if (next !== null) takeUp(next, isOpen(outcome, protection));
  }

  /** A tag that was reported while another scan ran. */
  function takeUp(next: FoundTag, open: boolean): void {
    if (written.has(next.uid)) return;
    if (ownTries.uid === next.uid) {
      if (!open || ownTries.count >= OWN_RETRIES) return;
      ownTries = { uid: next.uid, count: ownTries.count + 1 };
      void run(next);
      return;
    }
    ownTries = { uid: next.uid, count: 0 };
    cancelPause = clock.after(NEXT_TAG_PAUSE, () => {
      cancelPause = null;
      if (wanted && scan === null) void run(next);
    });
  }

  /** Lets the tag go while the person is asked. */
  function question(mine: Scan, holds: TagHolds, content: string): void {
    scan = null;
    waitingTag = null;
    releasing = mine.link.release();
    pending = { tag: mine.tag, content };
    enter({ kind: 'confirming', job: mine.job, tag: mine.facts, holds });
  }

  function answer(overwrite: boolean): void {
    if (state.kind !== 'confirming' || pending === null) return;
    const { tag, content } = pending;
    pending = null;
    if (!overwrite) {
      giveBack(tag.uid);
      lastSeen = { uid: tag.uid, at: clock.now() };
      enter({ kind: 'waiting' });
      return;
    }
    allowed.set(tag.uid, content);
    // It may still lie there: try at once; if it is away, the same tag is asked for again.
    ownTries = { uid: tag.uid, count: OWN_RETRIES };
    void run(tag);
  }

  function renew(): void {
    written.clear();
    allowed.clear();
    lastSeen = { uid: '', at: 0 };
    if (scan === null && wanted && !isNow('starting')) {
      dropQuestion();
      enter({ kind: 'waiting' });
    }
  }

  return { start, stop, answer, renew };
}

function faultIn(error: unknown): NfcFault {
  return error instanceof NfcCallError ? error.fault : { code: null, message: String(error) };
}

/** Keeps the errors that have words of their own; anything else becomes a fault without code. */
function asFault(error: unknown): unknown {
  const named = error instanceof Error ? error.name : '';
  return ['NoAnswer', 'ReadRefused', 'TagError', 'WrongPassword'].includes(named)
    ? error
    : new NfcCallError(faultIn(error));
}
