import { schemeMessage } from '../../../../miniprogram/staff/nfc/ndef';
import type { SessionState } from '../../../../miniprogram/staff/nfc/session-types';
import type { VirtualTag } from '../../../../preview/tags/virtual-tag';
import { pagesOf, schemeOf } from './bench';

export const messageOf = (n: number): Uint8Array =>
  schemeMessage({ uri: schemeOf(n), aar: 'com.tencent.mm' });
export const verified = { kind: 'finished', outcome: { kind: 'verified' } };

/** The NDEF message on a factory-style NTAG, found without our own code. */
export function onTag(tag: VirtualTag): Uint8Array {
  const area = pagesOf(tag, 4, tag.chip.lastUserPage - 3);
  let at = 0;
  while (area[at] !== 3) at += area[at] === 0 ? 1 : 2 + (area[at + 1] ?? 0);
  return area.slice(at + 2, at + 2 + (area[at + 1] ?? 0));
}

export const kinds = (states: readonly SessionState[]): string[] => states.map((state) => state.kind);
