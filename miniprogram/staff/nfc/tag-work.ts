/** What is done with one tag while it is held: look, ask, write or clean, verify, protect. The session owns the phone. */
import { chipLabel, lockedPages } from './chips';
import { isConfigLocked } from './guard-plan';
import type { GuardEnd, TagKey } from './guard-types';
import { encodeMessage, schemeRecords } from './ndef';
import type { NdefRecord } from './ndef';
import type { FoundTag } from './nfc-port';
import type { FailureCause, WriteOutcome } from './outcomes';
import type { GuardPort, Job, PayloadSource, SessionState, TagFacts, WritePayload } from './session-types';
import { judgeMessage, judgeRecords, sameOctets, sameRecords } from './tag-content';
import type { TagHolds } from './tag-content';
import { guardTag, sendPages, takePasswordOff } from './tag-guard';
import { Superseded } from './tag-link';
import type { TagLink } from './tag-link';
import { capacityFrom, messageFrom, nameTag, readTag } from './tag-reader';
import type { PhoneLimits, ReadTag } from './tag-reader';
import { refusalOf, writeAndVerify } from './tag-writer';
import { planErase } from './type2-tag';

/** How far the work with a tag has come; from `writing` on the tag may be changed, from `guarding` on it is verified. */
export type Phase = 'before' | 'writing' | 'verifying' | 'guarding';

export interface Scan {
  readonly tag: FoundTag;
  readonly link: TagLink;
  readonly job: Job;
  facts: TagFacts;
  payload: WritePayload | null;
  phase: Phase;
  /** Password that opened this tag in this hold. */
  key: TagKey | null;
  /** It was looked at briefly: nothing is on it. */
  brief: boolean;
  /** Another tag was noticed meanwhile. */
  crowded: boolean;
}

export type WorkEnd =
  | { readonly kind: 'end'; readonly outcome: WriteOutcome; readonly protection: GuardEnd | null }
  /** The person has to be asked first; `content` names what the answer is about. */
  | { readonly kind: 'ask'; readonly holds: TagHolds; readonly content: string };

export interface WorkPorts {
  readonly limits: PhoneLimits;
  readonly payloads: PayloadSource;
  readonly guard: GuardPort;
  /** The content the person agreed to overwrite on this tag. */
  readonly allowed: (uid: string) => string | undefined;
  readonly isOwner: (scan: Scan) => boolean;
  readonly enter: (state: SessionState) => void;
}

const failed = (cause: FailureCause, touched = false): WriteOutcome => ({
  kind: 'failed',
  cause,
  code: null,
  touched,
});
const end = (outcome: WriteOutcome, protection: GuardEnd | null = null): WorkEnd => ({
  kind: 'end',
  outcome,
  protection,
});
/** The name of a chip as long as it is not known. */
export const UNNAMED = 'unknown';
const VERIFIED_ALREADY: WriteOutcome = { kind: 'verified', already: true };

/** Works on the tag of `scan`. Rejects with Superseded when another scan took over, else with errors of the NFC layer. */
export async function workOn(scan: Scan, ports: WorkPorts): Promise<WorkEnd> {
  const { tag, job } = scan;
  if (tag.has.classic || !(tag.has.nfcA || tag.has.ndef)) return end(failed('wrong-type'));
  const blind = tag.has.isoDep || !tag.has.nfcA;
  if (job !== 'write') return blind ? end(failed('wrong-type')) : clean(scan, ports);
  scan.payload = ports.payloads.assign(tag.uid);
  if (scan.payload === null) return end(failed('no-payload'));
  const records = schemeRecords(scan.payload);
  if (blind) return tag.has.ndef ? writeBlind(scan, ports, records) : end(failed('wrong-type'));
  const first = await writeRead(scan, ports, records, await look(scan, ports, seemsEmpty(scan, ports)));
  const isRefused =
    first.kind === 'end' && first.outcome.kind === 'failed' && first.outcome.cause === 'write-refused';
  if (!isRefused || !scan.brief) return first;
  // Taken for empty and open at a glance: what refuses is to be found by looking closely.
  const second = await writeRead(scan, ports, records, await look(scan, ports, false));
  return second.kind === 'end' && second.outcome.kind === 'failed'
    ? { ...second, outcome: { ...second.outcome, touched: true } }
    : second;
}

/** Nothing speaks against an empty tag so far: the phone read no records, and nobody was asked about any. */
function seemsEmpty({ tag }: Scan, { allowed }: WorkPorts): boolean {
  return tag.has.ndef && (tag.records ?? []).length === 0 && allowed(tag.uid) === undefined;
}

/** Writes a tag that was read. */
async function writeRead(
  scan: Scan,
  ports: WorkPorts,
  records: readonly NdefRecord[],
  read: ReadTag,
): Promise<WorkEnd> {
  if (isAnother(scan, read)) return end(failed('swapped'));
  const message = encodeMessage(records);
  const current = messageFrom(read);
  if (current !== null && sameOctets(current, message)) {
    return end(VERIFIED_ALREADY, await protect(scan, ports, read));
  }
  const refusal = refusalOf(read, message);
  if (refusal !== null) {
    const isGuarded = refusal.kind === 'failed' && refusal.cause === 'password';
    scan.key = isGuarded ? await keyOf(scan, ports, 'rewrite') : null;
    if (scan.key === null) return end(refusal);
  }
  const question = ask(scan, ports, judgeMessage(current), current === null ? '' : current.join());
  if (question !== null) return question;
  const outcome = await writeAndVerify({
    link: scan.link,
    limits: ports.limits,
    read,
    hasNdef: scan.tag.has.ndef,
    records,
    key: scan.key,
    onPhase: (phase) => enterPhase(scan, ports, phase),
  });
  if (outcome.kind !== 'verified') return end(outcome);
  return end(outcome, await protect(scan, ports, read.brief ? await named(scan, ports, read) : read));
}

/** Verified in haste: only now is the tag asked for its model, which the register and its protection need. */
async function named(scan: Scan, ports: WorkPorts, read: ReadTag): Promise<ReadTag | null> {
  scan.phase = 'guarding';
  ports.enter({ kind: 'verified', tag: scan.facts });
  const known = await nameTag(scan.link, read);
  if (known !== null) scan.facts = { ...scan.facts, chip: chipLabel(known.chip, known.version) };
  return known;
}

function enterPhase(scan: Scan, ports: WorkPorts, phase: 'writing' | 'verifying'): void {
  scan.phase = phase;
  ports.enter({ kind: phase, job: scan.job, tag: scan.facts });
}

async function look(scan: Scan, { limits }: WorkPorts, briefly: boolean): Promise<ReadTag> {
  const { uid } = scan.tag;
  const read = await readTag(scan.link, limits, briefly ? uid : null);
  scan.brief = read.brief;
  const chip = read.brief ? UNNAMED : chipLabel(read.chip, read.version);
  scan.facts = { uid, chip, capacity: capacityFrom(read) };
  return read;
}

/** The tag that answers is not the one that was reported: handles may refer to whatever lies at the phone by now. */
function isAnother({ tag }: Scan, { uid }: ReadTag): boolean {
  const hex = Array.from(uid, (octet) => octet.toString(16).padStart(2, '0')).join('');
  return tag.uid.length === 2 * uid.length && hex.toUpperCase() !== tag.uid;
}

/** Null: go on. Otherwise the question to put while the tag is let go. */
function ask(scan: Scan, ports: WorkPorts, holds: TagHolds, content: string): WorkEnd | null {
  if (holds.kind === 'nothing' || ports.allowed(scan.tag.uid) === content) return null;
  return { kind: 'ask', holds, content };
}

/** While the server is asked, another scan may take over. */
async function owned<T>(scan: Scan, ports: WorkPorts, asked: Promise<T>): Promise<T> {
  const answer = await asked;
  if (!ports.isOwner(scan)) throw new Superseded();
  return answer;
}

function keyOf(scan: Scan, ports: WorkPorts, purpose: 'rewrite' | 'erase'): Promise<TagKey | null> {
  return owned(scan, ports, ports.guard.keyOf(scan.tag.uid, purpose));
}

/** Registers the verified tag, then protects it as wished. `read` null: it was gone before it was asked for its model. */
async function protect(scan: Scan, ports: WorkPorts, read: ReadTag | null): Promise<GuardEnd | null> {
  const how = ports.guard.wish();
  if (how === 'none' || scan.payload === null) return null;
  if (read === null) return { how, end: 'open', cause: 'torn-away', code: null };
  scan.phase = 'guarding';
  ports.enter({ kind: 'registering', tag: scan.facts, how });
  const leave = await owned(scan, ports, ports.guard.prepare(scan.facts, scan.payload, how));
  if (leave.kind === 'no') return { how, end: 'open', cause: leave.cause, code: leave.code };
  if (read.protectedFrom !== null && scan.key === null) scan.key = await keyOf(scan, ports, 'rewrite');
  ports.enter({ kind: 'protecting', tag: scan.facts, how });
  return guardTag({ link: scan.link, limits: ports.limits, read, how, key: leave.key, former: scan.key });
}

/** Takes the password off, and for `erase` the content too. */
async function clean(scan: Scan, ports: WorkPorts): Promise<WorkEnd> {
  const { link, job } = scan;
  const read = await look(scan, ports, false);
  if (isAnother(scan, read)) return end(failed('swapped'));
  if (job === 'unlock' && read.chip === null) return end(failed('unknown-chip'));
  // What could not be read is not open.
  if (read.chip !== null && read.config === null) return end(failed('torn-away'));
  const isGuarded = read.protectedFrom !== null;
  const plan = job === 'erase' ? planErase(read.memory) : [];
  if (!isGuarded && plan.length === 0) return end(VERIFIED_ALREADY);
  const isLocked = lockedPages(read.chip, read.page2, read.dynamicLock);
  if (plan.some(({ page }) => isLocked(page)) || (isGuarded && isConfigLocked(read.config)))
    return end(failed('locked'));
  if (isGuarded) {
    scan.key = await keyOf(scan, ports, 'erase');
    if (scan.key === null) return end(failed('password'));
  }
  if (job === 'erase') {
    const current = messageFrom(read);
    const question = ask(scan, ports, judgeMessage(current), current === null ? '' : current.join());
    if (question !== null) return question;
  }
  enterPhase(scan, ports, 'writing');
  if (scan.key !== null) await takePasswordOff(link, read, scan.key);
  await sendPages(link, plan);
  enterPhase(scan, ports, 'verifying');
  await link.openRaw();
  const after = await readTag(link, ports.limits);
  if (!sameOctets(after.uid, read.uid)) return end(failed('swapped', true));
  if (read.chip !== null && after.config === null) return end(failed('torn-away', true));
  const isEmpty = job !== 'erase' || planErase(after.memory).length === 0;
  return end(
    after.protectedFrom === null && isEmpty ? { kind: 'verified', already: false } : failed('mismatch', true),
  );
}

/** For tags that hold NDEF but cannot be read octet by octet: checked by what the phone reads at the next hold. */
async function writeBlind(scan: Scan, ports: WorkPorts, records: readonly NdefRecord[]): Promise<WorkEnd> {
  const { tag } = scan;
  const unprotected = (): GuardEnd | null => {
    const how = ports.guard.wish();
    return how === 'none' ? null : { how, end: 'open', cause: 'chip', code: null };
  };
  if (tag.records !== null && sameRecords(tag.records, records)) return end(VERIFIED_ALREADY, unprotected());
  const holds: TagHolds = tag.records === null ? { kind: 'nothing' } : judgeRecords(tag.records);
  const question = ask(scan, ports, holds, JSON.stringify(holds));
  if (question !== null) return question;
  enterPhase(scan, ports, 'writing');
  await scan.link.writeRecords(records);
  return end({ kind: 'unverified', reason: 'no-raw-access' });
}
