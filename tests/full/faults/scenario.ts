import type { GuardHow } from '../../../miniprogram/staff/nfc/guard-types';
import type { Job, SessionState } from '../../../miniprogram/staff/nfc/session-types';
import type { NfcQuirks } from '../../../preview/phone/nfc/adapter';
import type { ChipName } from '../../../preview/tags/chips';
import type { TearManner, VirtualTag } from '../../../preview/tags/virtual-tag';
import { tagWith } from './contents';
import type { Content } from './contents';
import { isTrueReason, lackOf, lieAbout, linkOn } from './truth';
import { openVisit, uidOf } from './world';
import type { Tear, Visit } from './world';

/** `re-write`: the tag was written and password-protected in an earlier visit, and now gets other content. */
export const OPERATIONS = ['write', 'write+lock', 'write+password', 're-write', 'unlock', 'erase'] as const;
export type Operation = (typeof OPERATIONS)[number];
export const MANNERS: readonly TearManner[] = ['command', 'midway', 'answer', 'after'];
/**
 * `at once`: before the session noticed that the tag was away; else after it came to rest. `torn again`: what comes back
 * is torn away once more, after other commands, before it is held in peace.
 */
export const RETURNS = [
  'same',
  'another',
  'same at once',
  'another at once',
  'same, torn again',
  'same at once, torn again',
] as const;
export type Return = (typeof RETURNS)[number];

/** Sorts of phones and clients, one after the other over the scenarios. */
export const PHONES: Readonly<Record<string, Partial<NfcQuirks>>> = {
  usual: {},
  'no codes': { codesMissing: true },
  'no empty ids': { emptyIdRefused: true, messages: 'flat' },
  'short transceive': { maxTransceive: 40 },
  'handles follow': { handlesFollow: true, bridgeDelay: 1 },
};
export type PhoneSort = keyof typeof PHONES;

export interface Case {
  readonly chip: ChipName;
  readonly content: Content;
  readonly operation: Operation;
}

const WISHES: Readonly<Record<Operation, { job: Job; wish: 'none' | GuardHow }>> = {
  write: { job: 'write', wish: 'none' },
  'write+lock': { job: 'write', wish: 'lock' },
  'write+password': { job: 'write', wish: 'password' },
  're-write': { job: 'write', wish: 'none' },
  unlock: { job: 'unlock', wish: 'none' },
  erase: { job: 'erase', wish: 'none' },
};

export interface Scenario extends Case {
  readonly phone: PhoneSort;
  readonly after: number;
  readonly manner: TearManner;
  readonly back: Return;
  /** Commands after which it is torn away again, where it is. */
  readonly later: number;
}

let serial = 0;

/** The tag as the visit under test finds it, and who knows its password; null where the chip cannot be like that. */
async function prepare({
  chip,
  content,
  operation,
}: Case): Promise<{ tag: VirtualTag; known: Set<string> } | null> {
  serial += 1;
  const tag = tagWith(
    chip,
    content,
    // Neighbours on one roll: they differ in the first half of the UID alone.
    Uint8Array.of(4, serial & 255, (serial >> 8) & 255, 0x33, serial >> 16, 0x5c, 0x80),
  );
  if (tag === null) return null;
  const known = new Set(content === 'password-ours' ? [uidOf(tag)] : []);
  if (operation === 're-write') {
    const earlier = await openVisit({ job: 'write', wish: 'password', series: series(), known });
    await earlier.hold(tag);
    await earlier.close();
  }
  return { tag, known };
}

const series = (): number => (serial += 1);

const visitFor = (operation: Operation, known: Set<string>, phone: PhoneSort): Visit => ({
  ...WISHES[operation],
  series: series(),
  known,
  quirks: PHONES[phone] ?? {},
});

export interface Undisturbed {
  /** Commands that the hold took after the phone had found the tag. */
  readonly commands: number;
  readonly end: string;
  readonly faults: string[];
}

/** What became of a hold, in short: `verified`, `verified/password done`, `failed read-only` … */
function endOf(state: SessionState): string {
  if (state.kind !== 'finished') return state.kind;
  const { outcome, protection } = state;
  if (outcome.kind === 'failed') return `failed ${outcome.cause}`;
  if (outcome.kind === 'unverified') return `unverified ${outcome.reason}`;
  if (protection === null) return 'verified';
  return `verified/${protection.how} ${protection.end === 'done' ? 'done' : `open ${protection.cause}`}`;
}

/** The case without disturbance; null where there is no such tag. */
export async function undisturbed(one: Case, phone: PhoneSort): Promise<Undisturbed | null> {
  const found = await prepare(one);
  if (found === null) return null;
  const { tag, known } = found;
  const before = tag.snapshot().memory;
  const visit = await openVisit(visitFor(one.operation, known, phone));
  const state = await visit.hold(tag);
  const commands = visit.commands();
  const faults: string[] = [];
  if (visit.isStuck()) faults.push(`is stuck in ${state.kind}`);
  const lie = lieAbout(tag, state);
  if (lie !== null) faults.push(lie);
  const end = endOf(state);
  if (!isWhole(end) && !isTrueReason(tag, state)) faults.push(`ends with ${end}, which is not the reason`);
  if (end.startsWith('failed') && tag.snapshot().memory.some((octet, at) => octet !== before[at]))
    faults.push(`ends with ${end}, but changed the tag`);
  await visit.close();
  return { commands, end, faults };
}

const isWhole = (end: string): boolean => end === 'verified' || /^verified\/\w+ done$/u.test(end);

export interface Result {
  readonly first: string;
  readonly second: string;
  readonly faults: string[];
}

/** One scenario: torn away in the first hold, then the same or another tag. `clean` is how the case ends undisturbed. */
export async function runScenario(scenario: Scenario, clean: string): Promise<Result> {
  const { operation, phone, back, after, manner, later } = scenario;
  const found = await prepare(scenario);
  const other = await prepare({ ...scenario, operation: 'write', content: 'factory' });
  if (found === null || other === null) throw new Error('there is no such tag');
  const { tag, known } = found;
  const faults: string[] = [];
  const tags = [tag, other.tag];
  const witness = (state: SessionState): void => {
    const lies = tags.map((one) => lieAbout(one, state)).filter((lie) => lie !== null);
    faults.push(...lies);
  };
  const visit = await openVisit({ ...visitFor(operation, known, phone), witness });
  const hold = async (held: VirtualTag, tear?: Tear): Promise<SessionState> => {
    const state = await visit.hold(held, tear);
    if (visit.isStuck()) faults.push(`is stuck in ${state.kind}`);
    return state;
  };
  const isAnother = back.startsWith('another');
  const replacement = back.includes('at once') ? (isAnother ? other.tag : tag) : null;
  const isTornAgain = back.endsWith('torn again');
  const ending = await hold(tag, { after, manner, replacement, later: isTornAgain ? later : null });
  let first = endOf(ending);
  let second = '';
  if (isTornAgain && replacement === null) first += `, ${endOf(await hold(tag, { after: later, manner }))}`;
  if (isAnother) {
    const state = await hold(other.tag);
    second = endOf(state);
    const done = isWhole(second) || second === 'repeated';
    if (!done && !isTrueReason(other.tag, state))
      faults.push(`another tag ends with ${second} after ${first}`);
  }
  if (!isAnother || replacement !== null) {
    const again = await hold(tag);
    second = endOf(again);
    const done = second === clean || second === 'repeated';
    if (!done && !isTrueReason(tag, again))
      faults.push(`second hold ends with ${second} after ${first}; undisturbed it is ${clean}`);
    if (done && isWhole(clean)) {
      const missing = lackOf(tag, WISHES[operation]);
      if (missing !== null) faults.push(`ends with ${second} after ${first}, but the tag ${missing}`);
    }
  }
  const links = tags.map(linkOn);
  if (links[0] !== null && links[0] === links[1]) faults.push('two tags carry one link');
  await visit.close();
  return { first, second, faults };
}
