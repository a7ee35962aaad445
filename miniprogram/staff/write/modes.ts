/** The jobs a writer may choose, their names and what has to be confirmed first. Pure. */
import type { Mode } from './guarding';

export interface Choice {
  readonly label: string;
  readonly mode: Mode;
  /** Asked one after the other before the choice holds; each needs its own yes. */
  readonly questions: readonly Question[];
}

export interface Question {
  readonly title: string;
  readonly text: string;
  readonly yes: string;
}

/** In the order shown. */
export const CHOICES: readonly Choice[] = [
  { label: '只写入，不保护', mode: { job: 'write', wish: 'none' }, questions: [] },
  { label: '写入并加密码（可解除）', mode: { job: 'write', wish: 'password' }, questions: [] },
  {
    label: '写入并永久锁定（不可恢复）',
    mode: { job: 'write', wish: 'lock' },
    questions: [
      {
        title: '永久锁定标签？',
        text: '锁定后，这张标签再也不能改写、擦除或解锁，任何人、任何工具都做不到。以后换店只能在商家平台改它指向的入口。',
        yes: '我明白',
      },
      {
        title: '再确认一次：不可恢复',
        text: '接下来每一张校验成功的标签都会立即永久锁定。点“永久锁定”后没有撤销的办法。',
        yes: '永久锁定',
      },
    ],
  },
  { label: '解除密码（内容不变）', mode: { job: 'unlock', wish: 'none' }, questions: [] },
  {
    label: '擦除标签内容',
    mode: { job: 'erase', wish: 'none' },
    questions: [
      {
        title: '擦除标签？',
        text: '贴近的标签内容会被清空、密码会被解除，会员碰它不再打开会员中心。擦除前会逐张询问。',
        yes: '开始擦除',
      },
    ],
  },
];

/** The mode in words for the banner; empty for plain writing. */
export function modeName({ job, wish }: Mode): string {
  if (job === 'unlock') return '正在解除密码保护';
  if (job === 'erase') return '正在擦除标签';
  if (wish === 'password') return '写入后加密码保护（可解除）';
  return wish === 'lock' ? '写入后永久锁定（不可恢复）' : '';
}
