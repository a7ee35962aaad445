import type { TagReadbackRowsTable, TagsTable } from '../../db/schema';
import { judgeMessage } from '../../../../miniprogram/staff/nfc/tag-content';
import { isCutOff, messageOf, readBackOf, sameOctets, uidOf } from './content';
import type { FactoryChip } from './content';

export type Verdict = TagReadbackRowsTable['verdict'];

/** One row of the factory's table, as text. */
export interface ReadRow {
  serial: string;
  uid: string;
  content: string;
}

/** The tag that a row's serial names. */
export interface NamedTag {
  id: string;
  state: TagsTable['state'];
  uid: string | null;
  openlink: string;
}

export interface Judged {
  uid: string | null;
  verdict: Verdict;
  /** In Chinese, for people; empty when there is nothing to add. */
  about: string;
  /** The scheme that was read instead of the tag's own; whose it is, the database knows. */
  foreign: string | null;
}

const judged = (uid: string | null, verdict: Verdict, about = '', foreign: string | null = null): Judged => ({
  uid,
  verdict,
  about,
  foreign,
});

/** What the octets say about the tag: null when they are exactly its own. */
function contentFault(tag: NamedTag, content: string, chip: FactoryChip, uid: string | null): Judged | null {
  const read = readBackOf(content, chip);
  const expected = messageOf(tag.openlink);
  switch (read.kind) {
    case 'nothing':
      return judged(uid, 'empty');
    case 'unreadable':
      return judged(uid, 'changed', '读回内容不是十六进制');
    case 'cut':
      return judged(uid, 'truncated', '整页内容不完整');
    case 'message': {
      if (sameOctets(read.message, expected))
        return read.uid === null || read.uid === uid
          ? null
          : judged(uid, 'changed', `整页里的 UID 是 ${read.uid}`);
      if (isCutOff(read.message, expected))
        return judged(uid, 'truncated', `读回 ${read.message.length} 字节，应为 ${expected.length} 字节`);
      const holds = judgeMessage(read.message);
      const foreign = holds.kind === 'scheme' && holds.uri !== tag.openlink ? holds.uri : null;
      return judged(uid, 'changed', '', foreign);
    }
  }
}

/** Judges one row by itself; what other rows and tags say comes on top. `tag` null: the order has no such serial. */
export function judgeRow(row: ReadRow, tag: NamedTag | null, chip: FactoryChip): Judged {
  const uid = uidOf(row.uid);
  if (!tag) return judged(uid, 'unknown_serial');
  const fault = contentFault(tag, row.content, chip, uid);
  if (fault) return fault;
  if (uid === null)
    return judged(null, 'uid_missing', row.uid.trim() === '' ? '' : `“${row.uid.slice(0, 40)}”不是 UID`);
  if (tag.state === 'ordered') return judged(uid, 'matches');
  if (tag.state === 'disabled' || tag.state === 'lost') return judged(uid, 'closed');
  return tag.uid === uid
    ? judged(uid, 'registered')
    : judged(uid, 'serial_twice', `这个序列号已登记在 UID ${tag.uid ?? '未知'} 上`);
}
