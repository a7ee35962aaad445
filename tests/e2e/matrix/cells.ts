/** The ways into the member center, what the person holds, and what may be wrong meanwhile; and what the page owes them. Pure. */

export const WAYS = ['tag', 'code', 'card_pack', 'plain', 'share'] as const;
export const STARTS = ['cold', 'warm'] as const;
export const HOLDERS = ['visitor', 'pending', 'member', 'deleted', 'left'] as const;
/**
 * `_fresh` and `wechat_down`: the mini-program was never here before, so nothing is on the phone and WeChat must be asked
 * who this is. The other troubles strike somebody whose last visit went well.
 */
export const CONDITIONS = [
  'online',
  'slow',
  'offline_cached',
  'offline_fresh',
  'server_error',
  'server_error_fresh',
  'wechat_down',
] as const;

export type Way = (typeof WAYS)[number];
export type Start = (typeof STARTS)[number];
export type Holder = (typeof HOLDERS)[number];
export type Condition = (typeof CONDITIONS)[number];

export interface Cell {
  readonly way: Way;
  readonly start: Start;
  readonly holder: Holder;
  readonly condition: Condition;
}

/** What a person can tell apart on the page. */
export type Shown =
  | 'loading'
  | 'visitor'
  | 'pending'
  | 'deleted'
  | 'member'
  | 'cached'
  | 'offline'
  | 'server_fault'
  | 'wechat_busy'
  | 'something else';

export const name = ({ way, start, holder, condition }: Cell): string =>
  `${holder}, ${way} ${start}, ${condition}`;

/** Whether a cell is of each of these values. */
export const isNamed = (cell: Cell, words: readonly string[]): boolean =>
  words.every((word) => (Object.values(cell) as string[]).includes(word));

export function allCells(): Cell[] {
  return HOLDERS.flatMap((holder) =>
    CONDITIONS.flatMap((condition) =>
      STARTS.flatMap((start) => WAYS.map((way) => ({ way, start, holder, condition }))),
    ),
  );
}

/** Nothing is on the phone when the mini-program opens. */
export const isFresh = ({ condition }: Cell): boolean =>
  ['online', 'slow', 'offline_fresh', 'server_error_fresh', 'wechat_down'].includes(condition);

const isTrouble = ({ condition }: Cell): boolean => condition !== 'online' && condition !== 'slow';

/** A warm return without a page keeps the page as it was: nothing is asked, nothing can fail (fact sheet E5). */
export const keepsPage = ({ way, start }: Cell): boolean => start === 'warm' && way === 'plain';

function held(holder: Holder): Shown {
  return holder === 'left' ? 'visitor' : holder;
}

/** What the page shows in the end. */
export function expected(cell: Cell): Shown {
  const { holder, condition } = cell;
  if (!isTrouble(cell)) return held(holder);
  if (keepsPage(cell) && !isFresh(cell)) return held(holder);
  if (condition === 'wechat_down') return 'wechat_busy';
  if (!isFresh(cell) && holder === 'member') return 'cached';
  return condition.startsWith('offline') ? 'offline' : 'server_fault';
}

/** Whether the page must name the counter where the person stands: they came by its stand, and the server could say so. */
export const namesCounter = (cell: Cell): boolean =>
  (cell.way === 'tag' || cell.way === 'code') && !isTrouble(cell);

/** What the words of the page amount to. */
export function shownBy(text: string): Shown {
  const has = (words: string): boolean => text.includes(words);
  if (has('重新领取会员卡')) return 'deleted';
  if (has('继续开卡')) return 'pending';
  if (has('会员卡更新于')) return 'cached';
  if (has('已是最新')) return 'member';
  if (has('领取会员卡')) return 'visitor';
  if (has('微信服务繁忙') || has('微信登录没有成功')) return 'wechat_busy';
  if (has('网络不可用')) return 'offline';
  if (has('系统出了点问题') || has('出了点问题')) return 'server_fault';
  return text.trim() === '' ? 'loading' : 'something else';
}

type Pair = string;

function pairsOf(cell: Cell): Pair[] {
  const values = Object.entries(cell).map(([dimension, value]) => `${dimension}=${value}`);
  return values.flatMap((one, i) => values.slice(i + 1).map((other) => `${one} ${other}`));
}

/** A few of the cells in which every two values of two dimensions meet; greedy, the same every time. */
export function pairwise(cells: readonly Cell[]): Cell[] {
  const open = new Set(cells.flatMap(pairsOf));
  const chosen: Cell[] = [];
  while (open.size > 0) {
    let best: Cell | undefined;
    let most = 0;
    for (const cell of cells) {
      const gain = pairsOf(cell).filter((pair) => open.has(pair)).length;
      if (gain > most) [best, most] = [cell, gain];
    }
    if (!best) break;
    for (const pair of pairsOf(best)) open.delete(pair);
    chosen.push(best);
  }
  const order = (cell: Cell): number => HOLDERS.indexOf(cell.holder);
  return chosen.sort((a, b) => order(a) - order(b));
}
