/** Reads a Type 2 tag over raw commands: which chip, its memory, its locks, its password. Fact sheet G. */
import { identifyChip } from './chips';
import type { Chip } from './chips';
import { protectedFrom } from './guard-plan';
import { NfcCallError } from './nfc-errors';
import type { TagLink } from './tag-link';
import { Superseded } from './tag-link';
import { capacityOf, readNdef } from './type2-tag';
import type { Type2Memory } from './type2-tag';
import { findMessage } from './type2-tlv';

/** What was read. */
export interface ReadTag {
  readonly version: Uint8Array | null;
  readonly chip: Chip | null;
  readonly memory: Type2Memory;
  /** UID in pages 0 and 1, 7 octets, so that a swapped tag is noticed; looked at briefly, what the phone announced. */
  readonly uid: Uint8Array;
  /** Page 2, whose last two octets are the static locks; zeros when only the beginning was read. */
  readonly page2: Uint8Array;
  readonly dynamicLock: Uint8Array | null;
  /** CFG0 and CFG1, 8 octets; null when they could not be read. */
  readonly config: Uint8Array | null;
  /** First page that needs a password; null when none does, or none is known. */
  readonly protectedFrom: number | null;
  /** FAST_READ works on this tag. */
  readonly fast: boolean;
  /** Only the beginning was read: the NDEF area is empty, so that nothing more needed to be known. */
  readonly brief: boolean;
}

/** What never changes on one phone, remembered between tags. */
export interface PhoneLimits {
  transceive: number | null;
}

/** The tag is there but refuses to be read. */
export class ReadRefused extends Error {
  constructor() {
    super('the tag answers, but not to reading its user area');
    this.name = 'ReadRefused';
  }
}

const GET_VERSION = 0x60;
const READ = 0x30;
const FAST_READ = 0x3a;
const PAGE = 4;
const BLOCK = 16;
const UID_OCTETS = 7;
/** Every Type 2 tag has at least these user pages (4–15). */
const STATIC_OCTETS = 48;
/** One sector: what lies behind page FF needs another command. */
const MOST_OCTETS = (0x100 - 4) * PAGE;
const ASSUMED_TRANSCEIVE = 64;

/** Reads pages `from`…`to`, by FAST_READ in as few commands as the phone allows, else by READ. */
export async function readPages(
  link: TagLink,
  limits: PhoneLimits,
  from: number,
  to: number,
  fast: boolean,
): Promise<Uint8Array> {
  const out = new Uint8Array((to - from + 1) * PAGE);
  const most = fast ? Math.max(1, ((limits.transceive ?? ASSUMED_TRANSCEIVE) - 2) >> 2) : 4;
  for (let page = from; page <= to; page += most) {
    const last = Math.min(to, page + most - 1);
    const wanted = (last - page + 1) * PAGE;
    const answer = await link.send(fast ? Uint8Array.of(FAST_READ, page, last) : Uint8Array.of(READ, page));
    if (answer.length < wanted || (!fast && answer.length !== BLOCK))
      throw new NfcCallError({ code: null, message: 'the answer is too short' });
    out.set(answer.subarray(0, wanted), (page - from) * PAGE);
  }
  return out;
}

async function attempt<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Superseded) throw error;
    return null;
  }
}

/**
 * Reads the tag in the field. NfcA is open afterwards. Rejects with NfcCallError/NoAnswer when the tag is gone,
 * ReadRefused when it is there but protected against reading.
 * @param emptyUid UID (upper-case hex) of a tag that seems empty: when it is, it is read no further and not asked for its
 * model (`nameTag` makes up for it), since milliseconds count while it is held
 */
export async function readTag(
  link: TagLink,
  limits: PhoneLimits,
  emptyUid: string | null = null,
): Promise<ReadTag> {
  await link.openRaw();
  const uid = octetsOf(emptyUid ?? '');
  const brief = uid.length === UID_OCTETS ? await readBriefly(link, uid) : null;
  const version = brief !== null ? null : ((await askVersion(link)) ?? (await askVersion(link)));
  limits.transceive ??= await attempt(() => link.maxTransceiveLength());
  if (brief !== null) return brief;
  const chip = version === null ? null : identifyChip(version);
  if (chip !== null) {
    const whole = await attempt(() => readKnown(link, limits, chip, version));
    if (whole !== null) return whole;
    await link.openRaw();
  }
  return readUnknown(link, limits, chip, version);
}

/** Asks a tag that was looked at briefly for its model; NfcA must be open. Null: it is gone. */
export async function nameTag(link: TagLink, read: ReadTag): Promise<ReadTag | null> {
  return attempt(async () => {
    const version = (await askVersion(link)) ?? (await askVersion(link));
    return { ...read, version, chip: version === null ? null : identifyChip(version) };
  });
}

/** GET_VERSION; a tag that lifts for a moment looks like one that does not know the command, so it is asked twice. */
async function askVersion(link: TagLink): Promise<Uint8Array | null> {
  const version = await attempt(() => link.send(Uint8Array.of(GET_VERSION)));
  // A refused command takes a Type 2 tag out of its active state: select it again before going on.
  if (version === null) await link.openRaw();
  return version;
}

/** The UID in the first octets of a tag, its check octet left out: some compatible chips keep something else there. */
export function uidIn(head: Uint8Array): Uint8Array {
  return Uint8Array.of(...head.subarray(0, 3), ...head.subarray(4, 8));
}

const octetsOf = (hex: string): Uint8Array =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));

/** The capability container and the beginning of the NDEF area in one command; null when there is more to know of this tag. */
async function readBriefly(link: TagLink, uid: Uint8Array): Promise<ReadTag | null> {
  const first = 3;
  const last = 5;
  const head = await attempt(() => link.send(Uint8Array.of(FAST_READ, first, last)));
  if (head === null || head.length !== (last - first + 1) * PAGE) {
    await link.openRaw();
    return null;
  }
  const cc = head.slice(0, PAGE);
  const size = (cc[2] as number) * 8;
  const isOpen = cc[0] === 0xe1 && (cc[1] as number) >> 4 === 1 && cc[3] === 0;
  if (!isOpen || size < STATIC_OCTETS || size > MOST_OCTETS) return null;
  const place = findMessage(head.subarray(PAGE));
  if (place.message === null || place.message.length > 0) return null;
  const user = new Uint8Array(size);
  user.set(head.subarray(PAGE));
  return {
    version: null,
    chip: null,
    memory: { cc, user },
    uid,
    page2: new Uint8Array(PAGE),
    dynamicLock: null,
    config: null,
    protectedFrom: null,
    fast: true,
    brief: true,
  };
}

async function readKnown(
  link: TagLink,
  limits: PhoneLimits,
  chip: Chip,
  version: Uint8Array | null,
): Promise<ReadTag> {
  const bytes = await readPages(link, limits, 0, chip.configPage + 1, true);
  const page = (number: number, count = 1): Uint8Array => bytes.slice(number * PAGE, (number + count) * PAGE);
  const config = page(chip.configPage, 2);
  return {
    version,
    chip,
    memory: { cc: page(3), user: page(4, chip.lastUserPage - 3) },
    uid: uidIn(page(0, 2)),
    page2: page(2),
    dynamicLock: chip.dynamicLockPage === null ? null : page(chip.dynamicLockPage),
    config,
    protectedFrom: protectedFrom(chip, config),
    fast: true,
    brief: false,
  };
}

/** By READ alone, as far as the CC says; for chips that are unknown, or refused the quick way. */
async function readUnknown(
  link: TagLink,
  limits: PhoneLimits,
  chip: Chip | null,
  version: Uint8Array | null,
): Promise<ReadTag> {
  const head = await readPages(link, limits, 0, 3, false);
  const cc = head.slice(12, 16);
  const announced = cc[0] === 0xe1 ? (cc[2] as number) * 8 : STATIC_OCTETS;
  const known = chip === null ? MOST_OCTETS : (chip.lastUserPage - 3) * PAGE;
  const size = Math.min(announced, known);
  const last = 3 + Math.ceil(size / PAGE);
  const user = size === 0 ? new Uint8Array(0) : await attempt(() => readPages(link, limits, 4, last, false));
  if (user === null) {
    // Gone, or there and refusing? Selecting it again and reading what is never protected tells them apart.
    await link.openRaw();
    await readPages(link, limits, 0, 3, false);
    throw new ReadRefused();
  }
  const guard = chip === null ? null : await attempt(() => readGuard(link, limits, chip));
  // Refused: it has to be selected again for what follows.
  if (chip !== null && guard === null) await link.openRaw();
  return {
    version,
    chip,
    memory: { cc, user },
    uid: uidIn(head),
    page2: head.slice(8, 12),
    dynamicLock: guard?.dynamicLock ?? null,
    config: guard?.config ?? null,
    protectedFrom: chip === null ? null : protectedFrom(chip, guard?.config ?? null),
    fast: false,
    brief: false,
  };
}

async function readGuard(
  link: TagLink,
  limits: PhoneLimits,
  chip: Chip,
): Promise<{ config: Uint8Array; dynamicLock: Uint8Array | null }> {
  const config = await readPages(link, limits, chip.configPage, chip.configPage + 1, false);
  const at = chip.dynamicLockPage;
  return { config, dynamicLock: at === null ? null : await readPages(link, limits, at, at, false) };
}

/** Largest message in octets; null when the tag's format says nothing usable. */
export function capacityFrom(read: ReadTag): number | null {
  try {
    return capacityOf(read.memory, read.chip);
  } catch {
    return null;
  }
}

/** The message on the tag; an unreadable one as one octet no message begins with, so that it is asked about. */
export function messageFrom(read: ReadTag): Uint8Array | null {
  try {
    return readNdef(read.memory).message;
  } catch {
    return Uint8Array.of(0);
  }
}
