import { identifyChip } from '../../miniprogram/staff/nfc/chips';
import type { NdefRecord } from '../../miniprogram/staff/nfc/ndef';
import {
  decodeMessage,
  encodeMessage,
  schemeRecords,
  textRecord,
  uriRecord,
} from '../../miniprogram/staff/nfc/ndef';
import { NdefError } from '../../miniprogram/staff/nfc/ndef-error';
import { TagError, planNdefWrite, readNdef } from '../../miniprogram/staff/nfc/type2-tag';
import type { Type2Memory } from '../../miniprogram/staff/nfc/type2-tag';

/** Damaged input for the codec and for the tag memory: nothing may escape but the two typed errors. */

/** Numbers below `limit`, the same for the same seed. */
function randomFrom(seed: number): (limit: number) => number {
  let state = seed >>> 0 || 1;
  return (limit) => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state % limit;
  };
}

const PRODUCT = encodeMessage(
  schemeRecords({ uri: 'weixin://dl/business/?t=AbCdEfGhIjK', aar: 'com.tencent.mm' }),
);
const LONG: NdefRecord = {
  tnf: 2,
  type: Uint8Array.of(0x74),
  id: Uint8Array.of(1, 2),
  payload: new Uint8Array(700).fill(0x5a),
};
/** `text` in three chunks. */
const CHUNKED = Uint8Array.of(0xb1, 1, 1, 0x54, 2, 0x36, 0, 2, 0x65, 0x6e, 0x56, 0, 1, 0x78);
const SEEDS: readonly Uint8Array[] = [
  PRODUCT,
  encodeMessage([LONG, uriRecord('https://www.example.com/你好')]),
  encodeMessage([textRecord('会员中心', 'zh'), { ...LONG, payload: new Uint8Array(0) }]),
  CHUNKED,
  Uint8Array.of(0xd0, 0, 0),
];

/** One to six wounds: flipped, changed, inserted, left out, cut off, or repeated octets. */
function mutate(message: Uint8Array, random: (limit: number) => number): Uint8Array {
  let octets = [...message];
  for (let wounds = 1 + random(6); wounds > 0; wounds -= 1) {
    const at = random(octets.length + 1);
    switch (random(7)) {
      case 0:
        if (at < octets.length) octets[at] = (octets[at] as number) ^ (1 << random(8));
        break;
      case 1:
        octets[at] = random(256);
        break;
      case 2:
        octets.splice(at, 0, ...Array.from({ length: 1 + random(4) }, () => random(256)));
        break;
      case 3:
        octets.splice(at, 1 + random(4));
        break;
      case 4:
        octets = octets.slice(0, at);
        break;
      case 5:
        octets.push(...octets.slice(at, at + random(40)));
        break;
      default:
        // Lengths at their ends are where decoders fail.
        octets[at] = [0, 1, 0x7f, 0x80, 0xfe, 0xff][random(6)] as number;
    }
  }
  return Uint8Array.from(octets);
}

/** What became of one input; throws when anything but a typed error or a right answer came out. */
function tryMessage(octets: Uint8Array): 'decoded' | 'refused' {
  let records: NdefRecord[];
  try {
    records = decodeMessage(octets);
  } catch (error) {
    if (error instanceof NdefError) return 'refused';
    throw error;
  }
  const size = records.reduce(
    (sum, { type, id, payload }) => sum + type.length + id.length + payload.length,
    0,
  );
  if (size > octets.length) throw new Error('the records hold more than the message');
  const again = decodeMessage(encodeMessage(records));
  if (JSON.stringify(plain(again)) !== JSON.stringify(plain(records)))
    throw new Error('encoded again, it is another message');
  return 'decoded';
}

const plain = (records: readonly NdefRecord[]) =>
  records.map(({ tnf, type, id, payload }) => [tnf, type.join(), id.join(), payload.join()]);

const CHIP = identifyChip(Uint8Array.of(0, 4, 4, 2, 1, 0, 0x0f, 3));

/** Reads a damaged memory and plans the product's message onto it; the plan, carried out, must hold that message. */
function tryMemory(memory: Type2Memory): 'planned' | 'refused' {
  try {
    const { message } = readNdef(memory);
    if (message !== null && message.length > memory.user.length)
      throw new Error('more was read than there is');
  } catch (error) {
    if (!(error instanceof TagError)) throw error;
  }
  let plan: ReturnType<typeof planNdefWrite>;
  try {
    plan = planNdefWrite(memory, PRODUCT, CHIP);
  } catch (error) {
    if (error instanceof TagError) return 'refused';
    throw error;
  }
  const after = { cc: memory.cc.slice(), user: memory.user.slice() };
  for (const { page, data } of plan) {
    if (page < 3 || (page - 4) * 4 >= after.user.length)
      throw new Error(`page ${page} is none of the user's`);
    if (page === 3) data.forEach((octet, at) => (after.cc[at] = (after.cc[at] as number) | octet));
    else after.user.set(data, (page - 4) * 4);
  }
  const { message } = readNdef(after);
  if (message === null || message.join() !== PRODUCT.join())
    throw new Error('the plan does not give the message');
  return 'planned';
}

/** A memory of an NTAG213 with something written to it, then wounded. */
function damagedMemory(random: (limit: number) => number): Type2Memory {
  const memory = { cc: Uint8Array.of(0xe1, 0x10, 0x12, 0), user: new Uint8Array(144) };
  memory.user.set([0x01, 0x03, 0xa0, 0x0c, 0x34, 0x03, PRODUCT.length, ...PRODUCT, 0xfe]);
  for (let wounds = 1 + random(8); wounds > 0; wounds -= 1) {
    const at = random(random(2) === 0 ? 12 : memory.user.length);
    memory.user[at] = [0, 1, 2, 3, 0x7f, 0xfd, 0xfe, 0xff, random(256)][random(9)] as number;
  }
  if (random(6) === 0) memory.cc[random(4)] = random(256);
  return memory;
}

/** Runs so many inputs of each sort; throws with the input at the first that is handled wrongly. */
export function runMutations(
  count: number,
  seed: number,
): { decoded: number; planned: number; slowest: number } {
  const random = randomFrom(seed);
  const done = { decoded: 0, planned: 0, slowest: 0 };
  for (let at = 0; at < count; at += 1) {
    const started = performance.now();
    const octets = mutate(SEEDS[at % SEEDS.length] as Uint8Array, random);
    const memory = damagedMemory(random);
    try {
      if (tryMessage(octets) === 'decoded') done.decoded += 1;
      if (tryMemory(memory) === 'planned') done.planned += 1;
    } catch (error) {
      const given = JSON.stringify({ message: [...octets], cc: [...memory.cc], user: [...memory.user] });
      throw new Error(`input ${at} of seed ${seed}: ${String(error)}\n${given}`, { cause: error });
    }
    done.slowest = Math.max(done.slowest, performance.now() - started);
  }
  return done;
}
