import { CHIPS } from '../../../preview/tags/chips';
import type { ChipName, ChipSpec } from '../../../preview/tags/chips';
import { writeMessage } from '../../../preview/tags/kinds';
import { CONFIG, factoryMemory } from '../../../preview/tags/memory';
import { joinMessage, packageRecordOf, uriRecordOf } from '../../../preview/tags/ndef-bytes';
import { VirtualTag } from '../../../preview/tags/virtual-tag';

/** What lies on a tag when it is brought to the phone. */
export const CONTENTS = [
  'factory',
  'blank',
  'ours',
  'other-store',
  'foreign',
  'long-stale',
  'read-only',
  'static-locked',
  'password-foreign',
  'password-ours',
] as const;
export type Content = (typeof CONTENTS)[number];

/** Cards of another protocol take no part: nothing is ever sent to them. */
export const CHIP_NAMES = (Object.keys(CHIPS) as ChipName[]).filter(
  (name) => CHIPS[name].otherProtocol === undefined,
);

/** Passwords derive from the UID here, as they do on the server. */
export function keyFor(uid: string): { password: Uint8Array; pack: Uint8Array } {
  const octet = (at: number) => (parseInt(uid.slice(at * 2, at * 2 + 2), 16) * 7 + at + 1) & 0xff;
  return {
    password: Uint8Array.of(octet(1), octet(2), octet(3), octet(4)),
    pack: Uint8Array.of(octet(2), octet(1)),
  };
}

const FORMATTED: Readonly<Record<string, number>> = { 0x0f: 0x06, 0x23: 0x10 };
const scheme = (ticket: string) =>
  joinMessage([uriRecordOf(`weixin://dl/business/?t=${ticket}`), packageRecordOf('com.tencent.mm')]);

/** Octets of the largest message that the tag's capability container announces; 0 without one. */
function room(memory: Uint8Array): number {
  const octets = (memory[14] ?? 0) * 8;
  return octets < 260 ? octets - 2 : octets - 4;
}

/** A tag of this chip with this content; null where the chip cannot be like that. */
export function tagWith(chip: ChipName, content: Content, uid: Uint8Array): VirtualTag | null {
  const spec = CHIPS[chip];
  const memory = factoryMemory(spec, uid);
  if (!shape(spec, content, memory, uid)) return null;
  return new VirtualTag({ chip, memory, counters: [0, 0, 0], failedAuthentications: 0 });
}

function shape(spec: ChipSpec, content: Content, memory: Uint8Array, uid: Uint8Array): boolean {
  if (content === 'factory') return true;
  const isFormatted = memory[12] === 0xe1;
  if (content === 'blank') {
    if (isFormatted) memory.fill(0, 12, 24);
    else format(spec, memory);
    return true;
  }
  if (!isFormatted) format(spec, memory);
  const message = messageFor(content, room(memory));
  if (message.length > room(memory)) return false;
  writeMessage(memory, message);
  if (content === 'read-only') memory[15] = 0x0f;
  if (content === 'static-locked') memory.set([0xf8, 0xff], 10);
  if (content === 'password-foreign' || content === 'password-ours') {
    if (spec.configPage === null) return false;
    const at = spec.configPage * 4;
    memory[at + CONFIG.auth0] = content === 'password-ours' ? 0x02 : 0x04;
    const key = keyFor([...uid].map((octet) => octet.toString(16).padStart(2, '0')).join(''));
    const isOurs = content === 'password-ours';
    memory.set(isOurs ? key.password : [0x51, 0x7a, 0xc3, 0x0e], at + CONFIG.pwd);
    memory.set(isOurs ? key.pack : [0x80, 0x08], at + CONFIG.pack);
  }
  return true;
}

function format(spec: ChipSpec, memory: Uint8Array): void {
  memory.set([0xe1, 0x10, FORMATTED[spec.lastUserPage] ?? 0x12, 0x00, 0x03, 0x00, 0xfe, 0x00], 12);
}

function messageFor(content: Content, most: number): Uint8Array {
  switch (content) {
    case 'ours':
    case 'password-ours':
      return scheme('OurOldTick1');
    case 'other-store':
      return scheme('OtherShop01');
    case 'long-stale': {
      const text = joinMessage([{ tnf: 2, type: 't', id: new Uint8Array(), payload: new Uint8Array() }]);
      // A record of 256 octets and more has three more length octets.
      const payload = most - text.length < 256 ? most - text.length : most - text.length - 3;
      const octets = Uint8Array.from({ length: payload }, (_, at) => (at * 37 + 11) & 0xff);
      return joinMessage([{ tnf: 2, type: 't', id: new Uint8Array(), payload: octets }]);
    }
    default:
      return joinMessage([uriRecordOf('https://example.com/menu?t=12')]);
  }
}
