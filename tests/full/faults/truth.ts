import type { GuardHow } from '../../../miniprogram/staff/nfc/guard-types';
import type { Job, SessionState } from '../../../miniprogram/staff/nfc/session-types';
import { isLocked, passwordGuard } from '../../../preview/tags/locks';
import { CONFIG } from '../../../preview/tags/memory';
import { contentOf, packageIn, uriIn } from '../../../preview/tags/ndef-bytes';
import type { VirtualTag } from '../../../preview/tags/virtual-tag';
import { keyFor } from './contents';
import { AAR, uidOf } from './world';

/** Judges what a session says about a tag by the tag's own memory, with the preview's decoder and lock rules. */

const LINK = 'weixin://';
const memoryOf = (tag: VirtualTag): Uint8Array => tag.snapshot().memory;

/** The link that a phone would open; null when the tag is not a whole stand. */
export function linkOn(tag: VirtualTag): string | null {
  const content = contentOf(memoryOf(tag));
  if (content.kind !== 'records' || content.records.length !== 2) return null;
  const [link, app] = content.records;
  if (link === undefined || app === undefined || packageIn(app) !== AAR) return null;
  return uriIn(link);
}

function isEmpty(tag: VirtualTag): boolean {
  const { kind } = contentOf(memoryOf(tag));
  return kind === 'empty' || kind === 'unformatted';
}

function isPermanent(tag: VirtualTag): boolean {
  const memory = memoryOf(tag);
  const { chip } = tag;
  for (let page = 3; page <= chip.lastUserPage; page += 1) if (!isLocked(chip, memory, page)) return false;
  return memory[15] === 0x0f && passwordGuard(chip, memory) === null;
}

function hasOurPassword(tag: VirtualTag): boolean {
  const memory = memoryOf(tag);
  const { chip } = tag;
  const guard = passwordGuard(chip, memory);
  if (guard === null || guard.from > 4 || guard.reading || chip.configPage === null) return false;
  const at = chip.configPage * 4;
  const key = keyFor(uidOf(tag));
  const same = (offset: number, octets: Uint8Array) =>
    octets.every((octet, index) => memory[at + offset + index] === octet);
  return same(CONFIG.pwd, key.password) && same(CONFIG.pack, key.pack);
}

/** What the session claims of this tag that is not so; null when its word holds. */
export function lieAbout(tag: VirtualTag, state: SessionState): string | null {
  if (state.kind === 'verified' && state.tag.uid === uidOf(tag) && linkOn(tag)?.startsWith(LINK) !== true)
    return 'says verified at once, but the tag says otherwise';
  if (state.kind !== 'finished' || state.tag.uid !== uidOf(tag)) return null;
  if (state.outcome.kind === 'unverified' && linkOn(tag) !== state.payload?.uri)
    return 'says written though not verified, but nothing was written';
  if (state.outcome.kind !== 'verified') return null;
  if (state.job === 'write') {
    if (state.payload === null || linkOn(tag) !== state.payload.uri)
      return 'says verified, but the tag says otherwise';
  } else if (passwordGuard(tag.chip, memoryOf(tag)) !== null) return 'says open, but a password is set';
  else if (state.job === 'erase' && !isEmpty(tag)) return 'says erased, but something is left';
  const { protection } = state;
  if (protection?.end !== 'done') return null;
  if (protection.how === 'lock') return isPermanent(tag) ? null : 'says locked, but is not';
  return hasOurPassword(tag) ? null : 'says password-protected, but is not';
}

/** What a tag lacks on which everything is said to be done; null when it is as wished. */
export function lackOf(tag: VirtualTag, { job, wish }: { job: Job; wish: 'none' | GuardHow }): string | null {
  if (job === 'write' && linkOn(tag)?.startsWith(LINK) !== true) return 'carries no link';
  if (job !== 'write' && passwordGuard(tag.chip, memoryOf(tag)) !== null) return 'carries a password';
  if (job === 'erase' && !isEmpty(tag)) return 'is not empty';
  if (wish === 'lock' && tag.chip.version !== null && !isPermanent(tag)) return 'is not locked';
  if (wish === 'password' && tag.chip.configPage !== null && !hasOurPassword(tag)) return 'has no password';
  return null;
}

/** Whether the reason a session gives for not having done its work is one that the tag's memory bears out. */
export function isTrueReason(tag: VirtualTag, state: SessionState): boolean {
  if (state.kind !== 'finished') return false;
  const memory = memoryOf(tag);
  const { chip } = tag;
  const locked = () => {
    for (let page = 2; page <= chip.lastUserPage; page += 1) if (isLocked(chip, memory, page)) return true;
    return false;
  };
  const guard = passwordGuard(chip, memory);
  const { outcome, protection } = state;
  if (outcome.kind === 'failed') {
    switch (outcome.cause) {
      case 'read-only':
        return memory[12] === 0xe1 && memory[15] !== 0;
      case 'locked':
        return locked() || isFrozen(tag);
      case 'password':
        return guard !== null;
      case 'too-small':
        return chip.lastUserPage <= 0x0f || (chip.version === null && memory[12] !== 0xe1);
      case 'not-ndef':
        return memory[12] !== 0xe1 || (memory[13] ?? 0) >> 4 !== 1;
      case 'unknown-chip':
        return chip.version === null;
      case 'write-refused':
        return chip.version === null && locked();
      default:
        return false;
    }
  }
  if (protection?.end !== 'open') return false;
  if (protection.cause === 'chip') return chip.version === null || chip.configPage === null;
  if (protection.cause === 'frozen') return isFrozen(tag);
  if (protection.cause === 'other-password') return guard !== null && !hasOurPassword(tag);
  return false;
}

function isFrozen(tag: VirtualTag): boolean {
  const { configPage } = tag.chip;
  return configPage !== null && ((memoryOf(tag)[configPage * 4 + CONFIG.access] ?? 0) & 0x40) !== 0;
}
