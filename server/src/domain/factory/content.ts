import { identifyChip } from '../../../../miniprogram/staff/nfc/chips';
import type { Chip } from '../../../../miniprogram/staff/nfc/chips';
import { schemeMessage } from '../../../../miniprogram/staff/nfc/ndef';
import { sameOctets } from '../../../../miniprogram/staff/nfc/tag-content';
import { planNdefWrite, readNdef } from '../../../../miniprogram/staff/nfc/type2-tag';
import { WECHAT_PACKAGE } from '../tags/wechat-package';

const factoryChips = ['NTAG213', 'NTAG215', 'NTAG216'] as const;
export type FactoryChip = (typeof factoryChips)[number];

/** GET_VERSION of each, and pages 4 … of a chip as NXP delivers it: the 213 announces where its dynamic lock octets lie. */
const MODELS: Readonly<Record<FactoryChip, { version: readonly number[]; fresh: readonly number[] }>> = {
  NTAG213: {
    version: [0, 4, 4, 2, 1, 0, 0x0f, 3],
    fresh: [0x01, 0x03, 0xa0, 0x0c, 0x34, 0x03, 0x00, 0xfe],
  },
  NTAG215: { version: [0, 4, 4, 2, 1, 0, 0x11, 3], fresh: [0x03, 0x00, 0xfe, 0x00] },
  NTAG216: { version: [0, 4, 4, 2, 1, 0, 0x13, 3], fresh: [0x03, 0x00, 0xfe, 0x00] },
};

const FIRST_USER_PAGE = 4;

function modelOf(name: FactoryChip): Chip {
  const chip = identifyChip(Uint8Array.from(MODELS[name].version));
  if (chip?.name !== name) throw new Error(`the codec does not know ${name}`);
  return chip;
}

export function isFactoryChip(name: string | null): name is FactoryChip {
  return factoryChips.some((known) => known === name);
}

/** The NDEF message of a tag, as the write page writes it. */
export function messageOf(openlink: string): Uint8Array {
  return schemeMessage({ uri: openlink, aar: WECHAT_PACKAGE });
}

/**
 * What pages 3 … last user page of a fresh chip hold after a phone wrote the message: capability container, TLVs,
 * terminator, zeros. No lock bits (page 2, and what lies behind the user area) are in it.
 */
export function pageImage(name: FactoryChip, message: Uint8Array): Uint8Array {
  const chip = modelOf(name);
  const user = new Uint8Array((chip.lastUserPage - FIRST_USER_PAGE + 1) * 4);
  user.set(MODELS[name].fresh);
  const cc = Uint8Array.from(chip.cc);
  for (const { page, data } of planNdefWrite({ cc, user }, message, chip)) {
    if (page === 3) cc.set(data);
    else user.set(data, (page - FIRST_USER_PAGE) * 4);
  }
  const image = new Uint8Array(cc.length + user.length);
  image.set(cc);
  image.set(user, cc.length);
  return image;
}

export function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (octet) => octet.toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase();
}

/** Octets of a hex text as machines write it (spaces, colons, dashes, 0x); null when it is none. */
export function bytesOf(text: string): Uint8Array | null {
  const digits = text.replace(/0x/gi, '').replace(/[\s:,;_-]/g, '');
  if (digits.length % 2 !== 0 || !/^[0-9a-f]*$/i.test(digits)) return null;
  return Uint8Array.from({ length: digits.length / 2 }, (_, n) =>
    Number.parseInt(digits.slice(n * 2, n * 2 + 2), 16),
  );
}

/** A chip's UID as we write it; null when the text is none. Spreadsheets take the zero off a UID of digits. */
export function uidOf(text: string): string | null {
  const digits = text
    .replace(/0x/gi, '')
    .replace(/[\s:,;_-]/g, '')
    .toUpperCase();
  const whole = /^\d{13}$/.test(digits) ? `0${digits}` : digits;
  return /^([0-9A-F]{8}|[0-9A-F]{14}|[0-9A-F]{20})$/.test(whole) ? whole : null;
}

export type ReadBack =
  | { kind: 'nothing' }
  /** Octets that are neither a message nor pages, or no octets at all. */
  | { kind: 'unreadable' }
  /** Pages whose message runs past their end. */
  | { kind: 'cut' }
  /** `uid`: from page 0, when the pages began there. */
  | { kind: 'message'; message: Uint8Array; uid: string | null };

const MAGIC = 0xe1;
const BLOCKS = [0x00, 0x01, 0x02, 0x03];

function fromPages(cc: Uint8Array, user: Uint8Array, uid: string | null): ReadBack {
  try {
    const { message } = readNdef({ cc, user: user.slice(0, user.length & ~3) });
    return message === null || message.length === 0 ? { kind: 'nothing' } : { kind: 'message', message, uid };
  } catch {
    return { kind: 'cut' };
  }
}

/** What a factory read: the NDEF message, or pages beginning with page 0, 3 or 4; which of these, the octets say. */
export function readBackOf(text: string, chip: FactoryChip): ReadBack {
  if (text.trim() === '') return { kind: 'nothing' };
  const bytes = bytesOf(text);
  if (!bytes) return { kind: 'unreadable' };
  if (bytes.every((octet) => octet === 0)) return { kind: 'nothing' };
  const first = bytes[0] ?? 0;
  if (first === MAGIC) return fromPages(bytes.slice(0, 4), bytes.slice(4), null);
  if (bytes.length >= 20 && bytes[12] === MAGIC) {
    const uid = hexOf(Uint8Array.of(...bytes.slice(0, 3), ...bytes.slice(4, 8)));
    return fromPages(bytes.slice(12, 16), bytes.slice(16), uid);
  }
  if (BLOCKS.includes(first)) return fromPages(Uint8Array.from(modelOf(chip).cc), bytes, null);
  return { kind: 'message', message: bytes, uid: null };
}

export { sameOctets };

/** Whether `part` is the beginning of `whole` and not all of it. */
export function isCutOff(part: Uint8Array, whole: Uint8Array): boolean {
  return part.length < whole.length && sameOctets(part, whole.subarray(0, part.length));
}
