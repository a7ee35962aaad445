/** What moved points and money, and which counters recognised the member, in ready words. Pure. */
import type { Entry, Visit } from '../api/account';
import { amountOf, signed } from '../common/amounts';
import { askedView, loadingView, moreWords } from '../common/asked-view';
import type { AskedView } from '../common/asked-view';
import type { Listed } from '../common/paged';
import type { Asked } from '../common/question';
import { dayAndTime } from '../common/times';

export interface RecordRow {
  readonly id: string;
  readonly title: string;
  readonly note: string;
  readonly value: string;
  readonly after: string;
  /** gain, loss: also told by the sign. undone: taken back, told by a word. */
  readonly tone: 'gain' | 'loss' | 'undone' | 'plain';
}

export interface RecordsView {
  readonly page: AskedView;
  readonly rows: readonly RecordRow[];
  readonly empty: string;
  readonly under: string;
}

export const firstRecords: RecordsView = { page: loadingView, rows: [], empty: '', under: '' };

const kinds: Readonly<Record<Entry['kind'], string>> = {
  opening: '转入',
  earn: '获得',
  spend: '使用',
  reversal: '撤销',
  adjustment: '调整',
};

const where = (names: readonly (string | null)[]): string => names.filter(Boolean).join(' · ');

export function entryRow(entry: Entry, now: number): RecordRow {
  const { id, account, kind, amount, after, reason, at, reversedBy, storeName, terminalName } = entry;
  return {
    id,
    title: `${reason || kinds[kind]}${reversedBy === null ? '' : '（已撤销）'}`,
    note: [dayAndTime(at, now), where([storeName, terminalName])].filter(Boolean).join(' · '),
    value: signed(account, amount),
    after: `${account === 'points' ? '积分' : '余额'} ${amountOf(account, after)}`,
    tone: reversedBy !== null ? 'undone' : amount < 0 ? 'loss' : 'gain',
  };
}

const evidences: Readonly<Record<Visit['evidence'], string>> = {
  tap: '碰一碰',
  member_code: '会员码',
  static_number: '会员卡号',
  phone_tail: '手机尾号',
};

export const visitRow = (
  { tapId, storeName, terminalName, evidence, at }: Visit,
  now: number,
): RecordRow => ({
  id: tapId,
  title: where([storeName, terminalName]),
  note: dayAndTime(at, now),
  value: evidences[evidence],
  after: '',
  tone: 'plain',
});

/** `now`: milliseconds since the epoch. */
export function recordsView<T>(
  asked: Asked<Listed<T>>,
  now: number,
  row: (item: T, now: number) => RecordRow,
  none: string,
): RecordsView {
  const page = askedView(asked, now);
  if (asked.kind !== 'shown') return { ...firstRecords, page };
  const { items, more } = asked.value;
  return {
    page,
    rows: items.map((item) => row(item, now)),
    empty: items.length === 0 ? none : '',
    under: items.length === 0 ? '' : moreWords(more),
  };
}
