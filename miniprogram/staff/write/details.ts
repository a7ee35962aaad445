/** Facts that fold away below: what is written, on which chip, what waits. Pure. */
import { schemeMessage } from '../nfc/ndef';
import { reasonCode } from '../nfc/outcomes';
import type { TagFacts, WritePayload } from '../nfc/session-types';
import type { FlowState } from './flow';

export interface DetailRow {
  readonly name: string;
  readonly value: string;
}

/** Rows for the fold; empty until there is something to say. */
export function detailRows(state: FlowState): DetailRow[] {
  const rows: DetailRow[] = [];
  const add = (name: string, value: string): void => void rows.push({ name, value });
  const { tag, last, opening } = state;
  const facts: TagFacts | null = 'tag' in tag ? tag.tag : (last?.tag ?? null);
  if (opening.kind === 'open') {
    const [example] = opening.session.reserved;
    add('写入方式', opening.session.mode === 'per_tag' ? '一机一码（每张标签一个编号）' : '共用一个链接');
    add(
      '第 1 条记录',
      `URI（标识 0x00）：${lastUri(last?.payload ?? null) ?? (example === undefined ? '—' : `${example.scheme.split('?')[0] ?? ''}?t=…`)}`,
    );
    add('第 2 条记录', `应用 ${opening.session.aar}`);
  }
  if (facts !== null) {
    add('标签 UID', facts.uid);
    add('芯片', facts.chip === 'unknown' ? '未识别' : facts.chip);
    if (facts.capacity !== null) add('可写容量', `${facts.capacity} 字节`);
  }
  if (last !== null) {
    const { payload, outcome } = last;
    if (payload !== null) add('写入长度', `${schemeMessage(payload).length} 字节`);
    const reason = reasonCode(outcome);
    if (reason !== undefined) add('原因代码', reason);
  }
  state.refused.slice(-3).forEach((item, i) => add(`登记被拒 ${i + 1}`, item));
  return rows;
}

function lastUri(payload: WritePayload | null): string | null {
  return payload === null ? null : payload.uri;
}
