/** What the write page shows, from what is the case. Pure: every state has its words, ground and buttons. */
import { adviceFor } from '../nfc/outcomes';
import type { SessionState } from '../nfc/session-types';
import type { TagHolds } from '../nfc/tag-content';
import { detailRows } from './details';
import type { DetailRow } from './details';
import type { FlowState } from './flow';
import { ownerText, placeLines } from './place';

/** Colour of the whole ground. Always together with a sign and words. */
export type Tone = 'calm' | 'waiting' | 'working' | 'verified' | 'needs-you' | 'stopped';

export type StepState = 'done' | 'now' | 'todo' | 'wrong';
export type WriteAction = 'retry' | 'overwrite' | 'keep' | 'finish' | 'resume' | 'share' | '';

export interface WriteView {
  readonly tone: Tone;
  readonly sign: 'phone' | 'busy' | 'tick' | 'question' | 'fault';
  readonly headline: string;
  readonly text: string;
  /** Read out by a screen reader at each change. */
  readonly spoken: string;
  readonly steps: readonly { readonly name: string; readonly state: StepState; readonly word: string }[];
  /** Merchant and organisation; empty until the write code is open. */
  readonly whose: string;
  /** Store and terminal. */
  readonly where: string;
  readonly notice: string;
  /** Counting makes sense: the code is open and this phone can write. */
  readonly counting: boolean;
  readonly count: number;
  readonly countNote: string;
  readonly main: { readonly label: string; readonly action: WriteAction } | null;
  readonly second: { readonly label: string; readonly action: WriteAction } | null;
  readonly details: readonly DetailRow[];
}

const STEPS = ['获取NFC读写能力', '贴近标签', '写入中', '校验', '写入成功'] as const;
const STEP_WORDS: Readonly<Record<StepState, string>> = {
  done: '完成',
  now: '进行中',
  todo: '未开始',
  wrong: '未成功',
};

type Words = Pick<WriteView, 'tone' | 'sign' | 'headline' | 'text'> & {
  /** Index of the current step; -1 before the first. */
  readonly step: number;
  readonly wrong?: boolean;
  readonly main?: WriteView['main'];
  readonly second?: WriteView['second'];
};

const RETRY = { label: '重试', action: 'retry' } as const;

/** The whole page. */
export function writeView(state: FlowState): WriteView {
  const words = wordsOf(state);
  const { opening } = state;
  const session = opening.kind === 'open' ? opening.session : null;
  return {
    tone: words.tone,
    sign: words.sign,
    headline: words.headline,
    text: words.text,
    spoken: `${words.headline}。${words.text}`,
    steps: STEPS.map((name, i) => {
      const mark = stepState(i, words);
      return { name, state: mark, word: STEP_WORDS[mark] };
    }),
    ...(session === null
      ? { whose: '', where: '' }
      : placeLines(session.merchantName, session.entrance.place)),
    notice:
      session !== null && !session.entrance.enabled
        ? '这个入口已停用：可以写，但启用之前会员碰了会看到“入口已停用”。'
        : '',
    counting: session !== null && state.gate === null,
    count: state.verified,
    countNote: countNote(state),
    main: words.main ?? null,
    second: words.second ?? null,
    details: detailRows(state),
  };
}

/** Shown before anything is known. */
export const firstView: WriteView = writeView({
  opening: { kind: 'opening' },
  gate: null,
  tag: { kind: 'off' },
  last: null,
  owner: null,
  verified: 0,
  unverified: 0,
  remainingToday: 0,
  ended: false,
  waiting: 0,
  refused: [],
});

function stepState(index: number, { step, wrong }: Words): StepState {
  if (index < step) return 'done';
  if (index > step) return 'todo';
  if (wrong === true) return 'wrong';
  return step === STEPS.length - 1 ? 'done' : 'now';
}

function countNote(state: FlowState): string {
  const parts: string[] = [];
  if (state.unverified > 0) parts.push(`${state.unverified} 张待校验`);
  if (state.waiting > 0) parts.push(`${state.waiting} 条结果待上传`);
  if (state.opening.kind === 'open') parts.push(`今天还可写 ${state.remainingToday} 张`);
  return parts.join(' · ');
}

function wordsOf(state: FlowState): Words {
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
  if (gate !== null) {
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
    return { tone: 'working', sign: 'busy', headline: '正在打开写卡码', text: '马上就好。', step: -1 };
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
      main: RETRY,
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

const SHARE = { label: '转发给同事', action: 'share' } as const;

function tagWords(tag: SessionState, state: FlowState): Words {
  const finish =
    state.verified + state.unverified > 0 ? ({ label: '结束写卡', action: 'finish' } as const) : null;
  switch (tag.kind) {
    case 'off':
    case 'starting':
      return {
        tone: 'working',
        sign: 'busy',
        headline: '正在获取 NFC 读写能力',
        text: '请先不要贴标签。',
        step: 0,
      };
    case 'blocked':
      return {
        tone: 'needs-you',
        sign: 'fault',
        headline: '没能获取 NFC 读写能力',
        text: '请重新获取。',
        step: 0,
        wrong: true,
        main: RETRY,
      };
    case 'waiting':
      return {
        tone: 'waiting',
        sign: 'phone',
        headline: '请贴近标签',
        text: '把标签贴在手机背面上方或正中，保持不动，直到手机长震一下。',
        step: 1,
        second: finish,
      };
    case 'inspecting':
      return {
        tone: 'working',
        sign: 'busy',
        headline: '正在读取，别移开',
        text: '请保持标签不动。',
        step: 1,
      };
    case 'confirming':
      return {
        tone: 'needs-you',
        sign: 'question',
        headline: '标签里有内容，覆盖吗？',
        text: holdsText(tag.holds, state),
        step: 1,
        main: { label: '覆盖并写入', action: 'overwrite' },
        second: { label: '不覆盖', action: 'keep' },
      };
    case 'allowed':
      return {
        tone: 'needs-you',
        sign: 'phone',
        headline: '请把同一张标签再贴近',
        text: '已同意覆盖，贴近后会直接写入。',
        step: 1,
      };
    case 'writing':
      return { tone: 'working', sign: 'busy', headline: '写入中，别移开', text: '请保持标签不动。', step: 2 };
    case 'verifying':
      return {
        tone: 'working',
        sign: 'busy',
        headline: '校验中，别移开',
        text: '正在读回并逐字节比对。',
        step: 3,
      };
    case 'repeated':
      return {
        tone: 'waiting',
        sign: 'tick',
        headline: '这张已经写好了',
        text: '请换下一张标签。',
        step: 1,
        second: finish,
      };
    case 'finished':
      return finishedWords(tag, finish);
  }
}

function finishedWords(
  { outcome }: Extract<SessionState, { kind: 'finished' }>,
  finish: WriteView['second'],
): Words {
  if (outcome.kind === 'verified') {
    return {
      tone: 'verified',
      sign: 'tick',
      headline: '写入成功',
      text: outcome.already ? '标签内容已核对无误，请换下一张。' : '已读回校验，内容完全一致。请换下一张。',
      step: 4,
      second: finish,
    };
  }
  const { cause, remedy } = adviceFor(outcome);
  if (outcome.kind === 'unverified') {
    return {
      tone: 'needs-you',
      sign: 'question',
      headline: '已写入，还没校验',
      text: `${cause}${remedy}`,
      step: 3,
      wrong: true,
      second: finish,
    };
  }
  return {
    tone: 'needs-you',
    sign: 'fault',
    headline: '没有写好',
    text: `${cause}${remedy}`,
    step: outcome.touched ? 2 : 1,
    wrong: true,
    second: finish,
  };
}

const MOST_SHOWN = 40;
const shortened = (text: string): string =>
  text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;

function holdsText(holds: TagHolds, { owner }: FlowState): string {
  switch (holds.kind) {
    case 'scheme':
      return `里面是一个微信链接。${owner === null ? '' : ownerText(owner)}`;
    case 'uri':
      return `里面是一个网址：${shortened(holds.uri)}`;
    case 'text':
      return `里面是一段文字：${shortened(holds.text)}`;
    case 'other':
      return `里面有 ${holds.records} 条其他内容。`;
    case 'unreadable':
      return '里面的内容已损坏或不是标准格式，覆盖后可以正常使用。';
    case 'nothing':
      return '';
  }
}
