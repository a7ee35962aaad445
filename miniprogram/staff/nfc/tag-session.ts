/**
 * The tag session: discover → inspect → confirm → write → verify → outcome. One owner per scan: callbacks of an older
 * scan change nothing. It never rejects and never stays between two states for ever: every call has a limit.
 */
import { chipLabel } from './chips';
import { encodeMessage, schemeRecords } from './ndef';
import { NfcCallError } from './nfc-errors';
import type { NfcFault } from './nfc-errors';
import type { FoundTag } from './nfc-port';
import { failedBy, isCurable } from './outcomes';
import type { WriteOutcome } from './outcomes';
import type { SessionPorts, SessionState, TagFacts, TagSession, WritePayload } from './session-types';
import { judgeMessage, judgeRecords, sameOctets, sameRecords } from './tag-content';
import type { TagHolds } from './tag-content';
import { createLink, Superseded } from './tag-link';
import type { TagLink } from './tag-link';
import { capacityFrom, messageFrom, readTag } from './tag-reader';
import type { PhoneLimits } from './tag-reader';
import { refusalOf, writeAndVerify } from './tag-writer';

/** A resting tag may be reported again and again; within this time (ms) that says nothing new. */
const RESTING = 2000;
/** A tag that came while the last one was being finished waits so long (ms), so that the result can be seen. */
const NEXT_TAG_PAUSE = 1200;
/** Tries that a tag gets without having been reported again. */
const OWN_RETRIES = 1;

interface Scan {
  readonly tag: FoundTag;
  readonly link: TagLink;
  facts: TagFacts;
  payload: WritePayload | null;
  phase: 'before' | 'writing' | 'verifying';
}

/** Makes a session; it does nothing before `start`. */
export function createTagSession({ nfc, clock, payloads, onState }: SessionPorts): TagSession {
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
      old.phase === 'verifying'
        ? { kind: 'unverified', reason: 'interrupted' }
        : { kind: 'failed', cause: 'interrupted', code: null, touched: true };
    payloads.settle(old.tag.uid, outcome);
    enter({ kind: 'finished', tag: old.facts, payload: old.payload, outcome });
  }

  function found(tag: FoundTag): void {
    if (!wanted) return;
    const now = clock.now();
    const resting = tag.uid === lastSeen.uid && now - lastSeen.at < RESTING;
    lastSeen = { uid: tag.uid, at: now };
    if (scan !== null) {
      // Busy. It may have been lifted and put back: remembered, and taken up when the work at hand fails.
      waitingTag = tag;
      return;
    }
    if (state.kind === 'confirming' && state.tag.uid === tag.uid) return;
    if (written.has(tag.uid)) {
      if (!resting) enter({ kind: 'repeated', uid: tag.uid });
      return;
    }
    if (resting && state.kind === 'finished' && state.tag.uid === tag.uid && !isCurable(state.outcome))
      return;
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
      facts: { uid: tag.uid, chip: 'unknown', capacity: null },
      payload: null,
      phase: 'before',
    };
    scan = mine;
    enter({ kind: 'inspecting', uid: tag.uid });
    await releasing;
    if (scan !== mine) return;
    try {
      const outcome = await work(mine);
      if (scan === mine && outcome !== null) finish(mine, outcome);
    } catch (error) {
      if (error instanceof Superseded || scan !== mine) return;
      finish(mine, failedBy(error instanceof NfcCallError ? error : asFault(error), mine.phase !== 'before'));
    }
  }

  function finish(mine: Scan, outcome: WriteOutcome): void {
    scan = null;
    releasing = mine.link.release();
    const { uid } = mine.tag;
    if (mine.payload !== null) payloads.settle(uid, outcome);
    if (outcome.kind === 'verified') {
      written.add(uid);
      allowed.delete(uid);
    }
    lastSeen = { uid, at: clock.now() };
    const next = waitingTag;
    waitingTag = null;
    const wasAllowed = allowed.has(uid) && mine.phase === 'before' && isCurable(outcome);
    enter(
      wasAllowed
        ? { kind: 'allowed', uid }
        : { kind: 'finished', tag: mine.facts, payload: mine.payload, outcome },
    );
    if (next !== null) takeUp(next, outcome);
  }

  /** A tag that was reported while another scan ran. */
  function takeUp(next: FoundTag, after: WriteOutcome): void {
    if (written.has(next.uid)) return;
    if (ownTries.uid === next.uid) {
      if (!isCurable(after) || ownTries.count >= OWN_RETRIES) return;
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

  async function work(mine: Scan): Promise<WriteOutcome | null> {
    const { tag } = mine;
    const fail = (cause: 'wrong-type' | 'no-payload'): WriteOutcome => ({
      kind: 'failed',
      cause,
      code: null,
      touched: false,
    });
    if (tag.has.classic || !(tag.has.nfcA || tag.has.ndef)) return fail('wrong-type');
    mine.payload = payloads.assign(tag.uid);
    if (mine.payload === null) return fail('no-payload');
    const records = schemeRecords(mine.payload);
    if (tag.has.isoDep || !tag.has.nfcA) return tag.has.ndef ? writeBlind(mine, records) : fail('wrong-type');
    const read = await readTag(mine.link, limits);
    mine.facts = { uid: tag.uid, chip: chipLabel(read.chip, read.version), capacity: capacityFrom(read) };
    const refusal = refusalOf(read, encodeMessage(records));
    if (refusal !== null) return refusal;
    const current = messageFrom(read);
    if (!sameOctets(current ?? new Uint8Array(0), encodeMessage(records))) {
      const question = ask(mine, judgeMessage(current), current === null ? '' : current.join());
      if (question !== null) return question();
    }
    return writeAndVerify({
      link: mine.link,
      limits,
      read,
      hasNdef: tag.has.ndef,
      records,
      onPhase(phase) {
        mine.phase = phase;
        enter({ kind: phase, tag: mine.facts });
      },
    });
  }

  /** For tags that hold NDEF but cannot be read octet by octet: checked by what the phone reads at the next hold. */
  async function writeBlind(
    mine: Scan,
    records: ReturnType<typeof schemeRecords>,
  ): Promise<WriteOutcome | null> {
    const { tag } = mine;
    if (tag.records !== null && sameRecords(tag.records, records)) return { kind: 'verified', already: true };
    const holds: TagHolds = tag.records === null ? { kind: 'nothing' } : judgeRecords(tag.records);
    const question = ask(mine, holds, JSON.stringify(holds));
    if (question !== null) return question();
    mine.phase = 'writing';
    enter({ kind: 'writing', tag: mine.facts });
    await mine.link.writeRecords(records);
    return { kind: 'unverified', reason: 'no-raw-access' };
  }

  /** Null: go on. Otherwise what to do instead: put the question and let the tag go. */
  function ask(mine: Scan, holds: TagHolds, content: string): (() => null) | null {
    if (holds.kind === 'nothing' || allowed.get(mine.tag.uid) === content) return null;
    return () => {
      scan = null;
      waitingTag = null;
      releasing = mine.link.release();
      pending = { tag: mine.tag, content };
      enter({ kind: 'confirming', tag: mine.facts, holds });
      return null;
    };
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

  return { start, stop, answer };
}

function faultIn(error: unknown): NfcFault {
  return error instanceof NfcCallError ? error.fault : { code: null, message: String(error) };
}

/** Keeps the errors that have words of their own; anything else becomes a fault without code. */
function asFault(error: unknown): unknown {
  const named = error instanceof Error ? error.name : '';
  return ['NoAnswer', 'ReadRefused', 'TagError'].includes(named) ? error : new NfcCallError(faultIn(error));
}
