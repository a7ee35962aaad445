import type { ChipSpec } from '../tags/chips';
import { protectionsOf } from '../tags/locks';
import type { Protection } from '../tags/locks';
import { hex } from '../tags/memory';
import { packageIn, uriIn } from '../tags/ndef-bytes';
import type { PlainRecord, TagContent } from '../tags/ndef-bytes';

/** What a tag holds, in one line. */
export function contentWords(content: TagContent): string {
  switch (content.kind) {
    case 'unformatted':
      return '未格式化（没有 NDEF）';
    case 'empty':
      return '空白，可以写入';
    case 'damaged':
      return `内容损坏：${content.reason}`;
    case 'records':
      return content.records.map(recordWords).join(' ＋ ');
  }
}

/** One record in words: its kind and what it says. */
export function recordWords(record: PlainRecord): string {
  const uri = uriIn(record);
  if (uri !== null) return `链接 ${uri}`;
  const app = packageIn(record);
  if (app !== null) return `应用 ${app}`;
  return `记录 TNF ${String(record.tnf)} ${record.type || '（无类型）'} ${hex(record.payload.subarray(0, 12), ' ')}`;
}

/** What a page of memory is for. */
export function pageNote(chip: ChipSpec, page: number): string {
  if (page < 2) return 'UID';
  if (page === 2) return '校验 · 静态锁';
  if (page === 3) return 'CC';
  if (page <= chip.lastUserPage) return page === 4 ? '用户区' : '';
  if (page === chip.dynamicLocks?.page) return '动态锁';
  const config = chip.configPage === null ? -1 : page - chip.configPage;
  return ['CFG0', 'CFG1', 'PWD', 'PACK'][config] ?? '';
}

const PROTECTION_WORDS: Readonly<Record<Protection, string>> = {
  'read-only': 'CC 只读',
  locked: '已锁定',
  password: '有密码',
};

/** What keeps the tag from being written, in words. */
export function protectionWords(chip: ChipSpec, memory: Uint8Array): string[] {
  return protectionsOf(chip, memory).map((protection) => PROTECTION_WORDS[protection]);
}
