/** What the write page shows, from what is the case. Pure: every state has its words, ground and buttons. */
import { detailRows } from './details';
import type { DetailRow } from './details';
import type { FlowState } from './flow';
import { placeLines } from './place';
import { modeName } from './modes';
import { wordsOf } from './words';
import type { Way, Words } from './words-types';

export type { Tone, WriteAction } from './words-types';

export type StepState = 'done' | 'now' | 'todo' | 'wrong';

export interface WriteView {
  readonly tone: Words['tone'];
  readonly sign: Words['sign'];
  readonly headline: string;
  readonly text: string;
  /** Read out by a screen reader at each change. */
  readonly spoken: string;
  readonly steps: readonly { readonly name: string; readonly state: StepState; readonly word: string }[];
  /** The write code for a colleague's phone: an image's source, empty when there is none, and words beside it. */
  readonly code: string;
  readonly codeWord: string;
  /** The code was not to be had: asking again may help. */
  readonly codeAgain: boolean;
  /** Merchant and organisation; empty until the write code is open. */
  readonly whose: string;
  /** Store and terminal. */
  readonly where: string;
  readonly notice: string;
  /** Counting makes sense: the code is open and this phone can write. */
  readonly counting: boolean;
  readonly countWord: string;
  readonly count: number;
  readonly countNote: string;
  readonly main: Way | null;
  readonly second: Way | null;
  /** This writer may protect and erase. */
  readonly mayProtect: boolean;
  /** What is done besides plain writing; empty for plain writing. `grave`: it cannot be undone. */
  readonly mode: string;
  readonly grave: boolean;
  readonly details: readonly DetailRow[];
}

const STEPS = ['获取NFC读写能力', '贴近标签', '写入中', '校验', '写入成功'] as const;
const STEP_WORDS: Readonly<Record<StepState, string>> = {
  done: '完成',
  now: '进行中',
  todo: '未开始',
  wrong: '未成功',
};

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
    ...passed(state),
    ...(session === null
      ? { whose: '', where: '' }
      : placeLines(session.merchantName, session.entrance.place)),
    notice:
      session !== null && !session.entrance.enabled
        ? '这个入口已停用：可以写，但启用之前会员碰了会看到“入口已停用”。'
        : '',
    counting: session !== null && state.gate === null,
    countWord: state.mode.job === 'write' ? '本次写好' : '本次处理',
    count: state.mode.job === 'write' ? state.verified : state.cleaned,
    countNote: countNote(state),
    main: words.main ?? null,
    second: words.second ?? null,
    mayProtect: session?.mayProtect === true,
    mode: modeName(state.mode),
    grave: state.mode.wish === 'lock',
    details: detailRows(state),
  };
}

/** Shown before anything is known. */
export const firstView: WriteView = writeView({
  opening: { kind: 'opening' },
  gate: null,
  passing: { kind: 'none' },
  tag: { kind: 'off' },
  last: null,
  owner: null,
  verified: 0,
  unverified: 0,
  remainingToday: 0,
  ended: false,
  mode: { job: 'write', wish: 'none' },
  guarded: 0,
  cleaned: 0,
  keyRefusal: null,
  waiting: 0,
  refused: [],
});

function passed({ gate, passing }: FlowState): Pick<WriteView, 'code' | 'codeWord' | 'codeAgain'> {
  if (gate?.shareable !== true) return { code: '', codeWord: '', codeAgain: false };
  switch (passing.kind) {
    case 'none':
      return { code: '', codeWord: '', codeAgain: false };
    case 'fetching':
      return { code: '', codeWord: '正在取写卡码…', codeAgain: false };
    case 'shown':
      return {
        code: passing.source,
        codeWord: '请同事用安卓或鸿蒙手机的微信扫这个码，直接打开写卡页。',
        codeAgain: false,
      };
    case 'failed':
      return {
        code: '',
        codeWord: `写卡码没有取到：${passing.failure.title}。${passing.failure.text}`,
        codeAgain: passing.failure.transient,
      };
  }
}

function stepState(index: number, { step, wrong }: Words): StepState {
  if (index < step) return 'done';
  if (index > step) return 'todo';
  if (wrong === true) return 'wrong';
  return step === STEPS.length - 1 ? 'done' : 'now';
}

function countNote(state: FlowState): string {
  const parts: string[] = [];
  if (state.guarded > 0) parts.push(`${state.guarded} 张已保护`);
  if (state.unverified > 0) parts.push(`${state.unverified} 张待校验`);
  if (state.waiting > 0) parts.push(`${state.waiting} 条结果待上传`);
  if (state.opening.kind === 'open') parts.push(`今天还可写 ${state.remainingToday} 张`);
  return parts.join(' · ');
}
