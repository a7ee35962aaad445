/** Puts protection on the tag in the field, or takes it off, and proves it by reading back. */
import {
  isConfigLocked,
  isReadingFree,
  lockPlan,
  NO_PASSWORD_FROM,
  passwordPlan,
  PROTECTED_FROM,
  protectedFrom,
  unprotectPlan,
} from './guard-plan';
import type { GuardPages } from './guard-plan';
import type { Chip } from './chips';
import type { GuardCause, GuardEnd, GuardHow, TagKey } from './guard-types';
import { NfcCallError } from './nfc-errors';
import { sameOctets } from './tag-content';
import { Superseded } from './tag-link';
import type { TagLink } from './tag-link';
import { readPages, uidIn } from './tag-reader';
import type { PhoneLimits, ReadTag } from './tag-reader';
import type { PageWrite } from './type2-tag';

export interface GuardTask {
  readonly link: TagLink;
  readonly limits: PhoneLimits;
  /** What was read of the tag in this same hold. */
  readonly read: ReadTag;
  readonly how: GuardHow;
  /** The password to set; for a lock, the one that opens a tag that carries one. */
  readonly key: TagKey | null;
  /** The password it may carry so far. */
  readonly former: TagKey | null;
}

const WRITE = 0xa2;
const PWD_AUTH = 0x1b;
const ACK = 0x0a;

/** The tag is there and says no: another password, or another answer to ours. */
export class WrongPassword extends Error {
  constructor() {
    super('the tag does not take this password');
    this.name = 'WrongPassword';
  }
}

/** WRITEs in order. Rejects at the first the tag does not acknowledge. */
export async function sendPages(link: TagLink, plan: readonly PageWrite[]): Promise<void> {
  for (const { page, data } of plan) {
    const answer = await link.send(Uint8Array.of(WRITE, page, ...data));
    // Some phones hand a NAK over as an answer instead of a failure.
    if (answer.length === 1 && ((answer[0] as number) & 0x0f) !== ACK)
      throw new NfcCallError({ code: null, message: `NAK ${answer[0]} to page ${page}` });
  }
}

/**
 * PWD_AUTH on the open connection; it holds until the tag is selected anew. Rejects with WrongPassword when the tag is
 * still there after refusing (a failed try ends the selection), or answers another PACK.
 */
export async function authenticate(link: TagLink, key: TagKey): Promise<void> {
  let answer: Uint8Array;
  try {
    answer = await link.send(Uint8Array.of(PWD_AUTH, ...key.password));
  } catch (error) {
    if (error instanceof Superseded) throw error;
    // Gone, or refusing? Only one of them can be selected again.
    await link.openRaw();
    throw new WrongPassword();
  }
  if (!sameOctets(answer.subarray(0, 2), key.pack)) throw new WrongPassword();
}

async function readGuard(
  { link, limits, read }: GuardTask,
  chip: Chip,
): Promise<GuardPages & { cc: Uint8Array }> {
  const head = await readPages(link, limits, 0, 3, false);
  if (!sameOctets(uidIn(head), read.uid)) throw new NfcCallError({ code: null, message: 'another tag' });
  const config = (await readPages(link, limits, chip.configPage, chip.configPage + 1, read.fast)).slice();
  const dynamicLock =
    chip.dynamicLockPage === null
      ? null
      : await readPages(link, limits, chip.dynamicLockPage, chip.dynamicLockPage, read.fast);
  return { page2: head.slice(8, 12), cc: head.slice(12, 16), config, dynamicLock };
}

/** Opens a tag that carries a password: by the first of the keys that it takes. */
async function openedBy(task: GuardTask, keys: readonly (TagKey | null)[]): Promise<void> {
  let wrong: WrongPassword | null = null;
  for (const key of keys) {
    if (key === null) continue;
    try {
      await authenticate(task.link, key);
      return;
    } catch (error) {
      if (!(error instanceof WrongPassword)) throw error;
      wrong = error;
    }
  }
  throw wrong ?? new WrongPassword();
}

/** Protects a verified tag. Resolves with how it ended; rejects only with Superseded. */
export async function guardTag(task: GuardTask): Promise<GuardEnd> {
  const { how } = task;
  const open = (cause: GuardCause, code: string | null = null): GuardEnd => ({
    how,
    end: 'open',
    cause,
    code,
  });
  const { chip } = task.read;
  if (chip === null || (how === 'password' && task.key === null)) return open('chip');
  try {
    await task.link.openRaw();
    const refusal =
      how === 'password' ? await setPassword(task, chip, task.key as TagKey) : await setLocks(task, chip);
    return refusal === null
      ? { how, end: 'done', keyVersion: how === 'password' ? (task.key as TagKey).keyVersion : null }
      : open(refusal);
  } catch (error) {
    if (error instanceof Superseded) throw error;
    if (error instanceof WrongPassword) return open('other-password');
    return open('torn-away', error instanceof NfcCallError ? String(error.fault.code ?? '') || null : null);
  }
}

async function setPassword(task: GuardTask, chip: Chip, key: TagKey): Promise<GuardCause | null> {
  const { link } = task;
  const { config } = await readGuard(task, chip);
  if (config === null) return 'chip';
  const from = protectedFrom(chip, config);
  if (from === PROTECTED_FROM && isReadingFree(config) && (await takes(link, key))) return null;
  if (isConfigLocked(config)) return 'frozen';
  let now = config;
  await link.openRaw();
  if (from !== null) {
    await openedBy(task, [task.former, key]);
    // Disarmed while the password changes: torn away in between, the tag is open instead of nobody's.
    await sendPages(link, unprotectPlan(chip, config).slice(0, 1));
    now = config.slice();
    now[3] = NO_PASSWORD_FROM;
  }
  const plan = passwordPlan(chip, key.password, key.pack, PROTECTED_FROM, now);
  await sendPages(link, plan.slice(0, 2));
  // Proven before it is armed: a password that was taken wrongly would lock everybody out.
  await authenticate(link, key);
  await sendPages(link, plan.slice(2));
  await link.openRaw();
  const after = (await readGuard(task, chip)).config;
  const armed = after !== null && protectedFrom(chip, after) === PROTECTED_FROM && isReadingFree(after);
  return armed && (await takes(link, key)) ? null : 'not-taken';
}

async function takes(link: TagLink, key: TagKey): Promise<boolean> {
  try {
    await authenticate(link, key);
    return true;
  } catch (error) {
    if (error instanceof WrongPassword) return false;
    throw error;
  }
}

async function setLocks(task: GuardTask, chip: Chip): Promise<GuardCause | null> {
  const { link } = task;
  const left = async (): Promise<{ plan: PageWrite[]; isGuarded: boolean }> => {
    const pages = await readGuard(task, chip);
    const plan = lockPlan(chip, { cc: pages.cc, user: task.read.memory.user }, pages);
    return { plan, isGuarded: protectedFrom(chip, pages.config) !== null };
  };
  const { plan, isGuarded } = await left();
  if (plan.length === 0) return null;
  if (isGuarded) await openedBy(task, [task.former, task.key]);
  await sendPages(link, plan);
  await link.openRaw();
  return (await left()).plan.length === 0 ? null : 'not-taken';
}

/** Takes the password off; NfcA must be open. Rejects with WrongPassword, NfcCallError, NoAnswer or Superseded. */
export async function takePasswordOff(link: TagLink, read: ReadTag, key: TagKey): Promise<void> {
  if (read.chip === null || read.config === null) return;
  await authenticate(link, key);
  await sendPages(link, unprotectPlan(read.chip, read.config));
}
