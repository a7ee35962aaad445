/** The words of every state before and beside a tag; those about a tag are in `tag-words.ts`. Pure. */
import type { FlowState } from './flow';
import { DEAD_CODE } from './scene';
import { tagWords } from './tag-words';
import type { Words } from './words-types';

const RETRY = { label: '重试', action: 'retry' } as const;
const SHARE = { label: '转发给同事', action: 'share' } as const;
const LOG_IN = { label: '我是员工，登录', action: 'log-in' } as const;

/** Headline, text, ground and ways for every state. */
export function wordsOf(state: FlowState): Words {
  const { opening, gate, ended } = state;
  if (opening.kind === 'no-code') {
    return {
      tone: 'stopped',
      sign: 'question',
      headline: '请扫写卡码进入',
      text: '在商家平台的“会员领卡用卡入口”里打开写卡码，用微信扫一扫。',
      step: -1,
    };
  }
  // Nobody else's phone can use a dead code either.
  const isDead = opening.kind === 'failed' && DEAD_CODE.includes(opening.failure.code);
  if (gate !== null && !isDead) {
    return {
      tone: 'needs-you',
      sign: 'fault',
      headline: gate.title,
      text: `${gate.cause}${gate.remedy}`,
      step: 0,
      wrong: true,
      main: gate.retry ? { label: '重新获取', action: 'retry' } : gate.shareable ? SHARE : null,
      second: gate.retry && gate.shareable ? SHARE : null,
    };
  }
  if (opening.kind === 'opening') {
    return {
      tone: 'working',
      sign: 'busy',
      headline: '正在打开写卡码',
      text: '请稍候，先不要贴标签。',
      step: -1,
    };
  }
  if (opening.kind === 'failed') {
    const { title, text, requestId } = opening.failure;
    const number = requestId === '' ? '' : `（编号 ${requestId}）`;
    return {
      tone: 'needs-you',
      sign: 'fault',
      headline: title,
      text: `${text}${number}`,
      step: -1,
      main: opening.failure.code === 'staff_required' ? LOG_IN : RETRY,
      second: opening.failure.code === 'staff_required' ? RETRY : null,
    };
  }
  if (ended) {
    return {
      tone: 'calm',
      sign: 'tick',
      headline: `本次写好 ${state.verified} 张`,
      text:
        state.unverified > 0
          ? `另有 ${state.unverified} 张已写入但没有校验，建议再贴一次。`
          : '可以关闭本页了。要接着写，点“继续写卡”。',
      step: -1,
      main: { label: '继续写卡', action: 'resume' },
    };
  }
  return tagWords(state.tag, state);
}
