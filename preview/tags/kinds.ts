import { CHIPS } from './chips';
import type { ChipName } from './chips';
import { CONFIG, PAGE, factoryMemory } from './memory';
import { joinMessage, packageRecordOf, uriRecordOf } from './ndef-bytes';
import type { TagSnapshot } from './virtual-tag';

/** A sort of tag that the tray can hand out. */
export interface TagKind {
  id: string;
  label: string;
  chip: ChipName;
  /** What is special about it, for the tray. */
  note: string;
}

const kind = (id: string, chip: ChipName, label: string, note: string): TagKind => ({
  id,
  chip,
  label,
  note,
});

export const TAG_KINDS: readonly TagKind[] = [
  kind('ntag213', 'NTAG213', 'NTAG213 空白', '出厂状态，已格式化，144 字节'),
  kind('ntag215', 'NTAG215', 'NTAG215 空白', '出厂状态，已格式化，504 字节'),
  kind('ntag216', 'NTAG216', 'NTAG216 空白', '出厂状态，已格式化，888 字节'),
  kind('ntag212', 'NTAG212', 'NTAG212 空白', '出厂状态，已格式化，128 字节'),
  kind('ntag210', 'NTAG210', 'NTAG210 空白', '只有 48 字节，装不下会员入口'),
  kind('other', 'NTAG203', '其他 Type 2', '老芯片或兼容芯片：不报型号，144 字节'),
  kind('ultralight', 'Ultralight', 'Ultralight', '只有 48 字节，装不下会员入口'),
  kind('ultralight-ev1', 'Ultralight EV1 48B', 'Ultralight EV1', '48 字节，未格式化'),
  kind('ultralight-ev1-128', 'Ultralight EV1 128B', 'Ultralight EV1 大容量', '128 字节，未格式化'),
  kind('unformatted', 'NTAG213', 'NTAG213 未格式化', '没有 CC，手机认不出 NDEF'),
  kind('read-only', 'NTAG213', 'NTAG213 只读', 'CC 声明只读'),
  kind('locked', 'NTAG213', 'NTAG213 已锁定', '锁定位已置 1，永久不可写'),
  kind('password', 'NTAG213', 'NTAG213 有密码', '写入需要密码（由别人设置）'),
  kind('foreign', 'NTAG215', 'NTAG215 别家内容', '写着一个网址'),
  kind('other-scheme', 'NTAG213', 'NTAG213 他人会员码', '写着另一家的微信 Scheme'),
  kind('damaged', 'NTAG213', 'NTAG213 内容损坏', 'TLV 长度超出数据区'),
  kind('classic', 'MIFARE Classic', 'MIFARE Classic 卡', '门禁卡、旧饭卡，不是 NFC 标签'),
  kind('iso-dep', 'ISO-DEP', 'ISO-DEP 卡', '银行卡、公交卡，不是 NFC 标签'),
];

/** Looks a kind up by its id. */
export function tagKind(id: string): TagKind | null {
  return TAG_KINDS.find((candidate) => candidate.id === id) ?? null;
}

/**
 * Memory of a new tag of a kind.
 * @param uid seven bytes; make them with `randomUid`
 */
export function newTag(kindId: string, uid: Uint8Array): TagSnapshot {
  const found = tagKind(kindId);
  if (found === null) throw new Error(`No such kind of tag: ${kindId}`);
  const memory = factoryMemory(CHIPS[found.chip], uid);
  shape(kindId, found.chip, memory);
  return { chip: found.chip, memory, counters: [0, 0, 0], failedAuthentications: 0 };
}

/** A UID as NXP gives them: 0x04 and six bytes. `random` gives numbers in [0, 1). */
export function randomUid(random: () => number): Uint8Array {
  const uid = Uint8Array.from({ length: 7 }, () => Math.floor(random() * 256));
  uid[0] = 0x04;
  // 0x88 would read as a cascade tag; no seven-byte UID has it there.
  if (uid[3] === 0x88) uid[3] = 0x89;
  return uid;
}

function shape(kindId: string, chip: ChipName, memory: Uint8Array): void {
  switch (kindId) {
    case 'unformatted':
      memory.fill(0, 3 * PAGE, 6 * PAGE);
      return;
    case 'read-only':
      writeUri(memory, 'https://example.com/readonly');
      memory[3 * PAGE + 3] = 0x0f;
      return;
    case 'locked':
      writeUri(memory, 'https://example.com/locked');
      memory.set([0xff, 0xff], 2 * PAGE + 2);
      memory.set([0xff, 0x0f, 0x3f], (CHIPS[chip].dynamicLocks?.page ?? 0) * PAGE);
      return;
    case 'password': {
      const config = (CHIPS[chip].configPage ?? 0) * PAGE;
      writeUri(memory, 'https://example.com/protected');
      memory[config + CONFIG.auth0] = 0x04;
      memory.set([0x51, 0x7a, 0xc3, 0x0e], config + CONFIG.pwd);
      memory.set([0x80, 0x08], config + CONFIG.pack);
      return;
    }
    case 'foreign':
      writeUri(memory, 'https://example.com/menu?table=12');
      return;
    case 'other-scheme':
      writeMessage(
        memory,
        joinMessage([uriRecordOf('weixin://dl/business/?t=OtherShop01'), packageRecordOf('com.tencent.mm')]),
      );
      return;
    case 'damaged':
      memory.set([0x03, 0xff, 0x7f, 0xff], 4 * PAGE);
      return;
    default:
  }
}

function writeUri(memory: Uint8Array, uri: string): void {
  writeMessage(memory, joinMessage([uriRecordOf(uri)]));
}

/** Puts a message into a formatted tag's memory from page 4, as an encoder at a tag factory does. */
export function writeMessage(memory: Uint8Array, message: Uint8Array): void {
  const { length } = message;
  const header = length < 255 ? [0x03, length] : [0x03, 0xff, length >> 8, length & 0xff];
  memory.set([...header, ...message], 4 * PAGE);
  const end = header.length + length;
  // Behind a message that fills the data area there is no room for a terminator, only lock bytes.
  if (end < (memory[14] ?? 0) * 8) memory[4 * PAGE + end] = 0xfe;
}
