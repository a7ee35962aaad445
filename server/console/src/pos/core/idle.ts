import type { TerminalTap } from '../../api/terminal';
import type { Link } from './link';
import { isFresh } from './link';
import type { Pick } from './pick';

/** What stands in the middle while nobody is served: what is, and what the cashier does next with keys or by touch. */
export interface IdleWords {
  readonly big: string;
  readonly keys: string;
  readonly touch: string;
}

/** Whom Enter means, what it takes to serve them, and the number that the arrows stand on. */
export interface Chosen {
  readonly tap: TerminalTap;
  readonly pick: Pick;
  readonly choice: string | null;
}

const both = (big: string, text: string): IdleWords => ({ big, keys: text, touch: text });

/** `waiting`: how many wait; `chosen`: null where nobody does. It promises of each key only what the key does now. */
export function idleWords(link: Link, waiting: number, chosen: Chosen | null): IdleWords {
  if (link.name === 'connecting') return both('正在连接', '连上后会显示正在等候的会员。');
  if (!isFresh(link))
    return both(
      waiting > 0 ? `断开前有 ${waiting} 位会员在等` : '连接断开了',
      '恢复连接后才能接待会员，正在自动重连。',
    );
  if (!chosen)
    return {
      big: '等待会员碰一碰',
      keys: '会员碰立牌后会显示在这里。也可以扫会员码，或按 F2 输入卡号、手机尾号。',
      touch: '会员碰立牌后会显示在这里。也可以扫会员码，或在上方输入卡号、手机尾号。',
    };
  return { big: `有 ${waiting} 位会员在等`, ...nextStep(waiting, chosen) };
}

function nextStep(waiting: number, { tap, pick, choice }: Chosen): Omit<IdleWords, 'big'> {
  const name = tap.member.maskedName;
  const others = waiting > 1 ? '；用 ↑ ↓ 换一位会员' : '';
  switch (pick.name) {
    case 'free':
      return { keys: `按 Enter 接待 ${name}。`, touch: '点「接待」，开始接待这位会员。' };
    case 'code_only':
      return {
        keys: `${name} 没有数字可核对，请会员出示会员码，用扫码枪扫一下${others}。`,
        touch: '没有数字可核对的会员，请出示会员码扫一下。',
      };
    case 'choose':
      return {
        keys:
          choice === null
            ? '请问会员手机上的两位数字，直接输入后按 Enter 接待。'
            : `按 Enter 接待 ${name}：手机上的数字是 ${choice}${others}。`,
        touch: '请问会员手机上的两位数字，点相同的那个数字，就开始接待。',
      };
  }
}
