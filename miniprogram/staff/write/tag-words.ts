/** Words about the tag at hand: what is being done with it, and how it ended. Pure. */
import { guardAdvice, HOW_NAMES } from '../nfc/guard-words';
import { adviceFor, isCurable } from '../nfc/outcomes';
import type { Job, SessionState } from '../nfc/session-types';
import type { TagHolds } from '../nfc/tag-content';
import type { FlowState } from './flow';
import { chipOwnerText, ownerText } from './place';
import type { Way, Words } from './words-types';

const RETRY = { label: '重试', action: 'retry' } as const;

type Finished = Extract<SessionState, { kind: 'finished' }>;

/** Words about the tag at hand. */
export function tagWords(tag: SessionState, state: FlowState): Words {
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
        ...waitingWords(state),
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
        headline: tag.job === 'erase' ? '擦除这张标签吗？' : '标签里有内容，覆盖吗？',
        text: holdsText(tag.holds, state),
        step: 1,
        main: { label: tag.job === 'erase' ? '擦除内容' : '覆盖并写入', action: 'overwrite' },
        second: { label: tag.job === 'erase' ? '不擦除' : '不覆盖', action: 'keep' },
      };
    case 'allowed':
      return {
        tone: 'needs-you',
        sign: 'phone',
        headline: '请把同一张标签再贴近',
        text:
          state.mode.job === 'erase' ? '已同意擦除，贴近后会直接擦除。' : '已同意覆盖，贴近后会直接写入。',
        step: 1,
      };
    case 'writing':
      return {
        tone: 'working',
        sign: 'busy',
        headline: `${JOB_VERBS[tag.job]}中，别移开`,
        text: '请保持标签不动。',
        step: 2,
      };
    case 'verifying':
      return {
        tone: 'working',
        sign: 'busy',
        headline: '校验中，别移开',
        text: '正在读回并逐字节比对。',
        step: 3,
      };
    case 'verified':
      return readBackWords(state);
    case 'registering':
      return {
        tone: 'working',
        sign: 'busy',
        headline: '已写好，正在登记',
        text: `登记之后接着${HOW_NAMES[tag.how]}，请保持标签不动。`,
        step: 4,
      };
    case 'protecting':
      return {
        tone: 'working',
        sign: 'busy',
        headline: `正在${HOW_NAMES[tag.how]}，别移开`,
        text: '内容已写好并校验，请保持标签不动。',
        step: 4,
      };
    case 'repeated':
      return {
        tone: 'waiting',
        sign: 'tick',
        headline: state.mode.job === 'write' ? '这张已经写好了' : '这张已经处理好了',
        text: '请换下一张标签。',
        step: 1,
        second: finish,
      };
    case 'finished':
      return finishedWords(tag, state, finish);
  }
}

/** Verified, with or without something still to be done to it. */
function readBackWords({ mode: { wish } }: FlowState): Words {
  return wish === 'none'
    ? { tone: 'verified', sign: 'tick', headline: '写入成功', text: '已读回校验，内容完全一致。', step: 4 }
    : {
        tone: 'working',
        sign: 'busy',
        headline: '已写好，别移开',
        text: `已读回校验，接着${HOW_NAMES[wish]}，请保持标签不动。`,
        step: 4,
      };
}

const JOB_VERBS: Readonly<Record<Job, string>> = { write: '写入', unlock: '解除保护', erase: '擦除' };

const HOLD_STILL = '把标签贴在手机背面上方或正中，保持不动，直到手机长震一下。';

/** A tag that was interrupted is asked for, not forgotten. */
function waitingWords({ mode, last }: FlowState): Pick<Words, 'headline' | 'text'> {
  if (last !== null && last.outcome.kind !== 'verified' && isCurable(last.outcome)) {
    const { cause, remedy } = adviceFor(last.outcome);
    return { headline: '请把刚才那张再贴近', text: `${cause}${remedy}` };
  }
  if (last?.protection?.end === 'open') {
    const { cause, remedy } = guardAdvice(last.protection);
    return { headline: '请把刚才那张再贴近', text: `已写好。${cause}${remedy}` };
  }
  switch (mode.job) {
    case 'unlock':
      return { headline: '请贴近要解除保护的标签', text: `只解除密码，内容不变。${HOLD_STILL}` };
    case 'erase':
      return { headline: '请贴近要擦除的标签', text: `内容会被清空，密码会被解除。${HOLD_STILL}` };
    case 'write':
      return { headline: '请贴近标签', text: HOLD_STILL };
  }
}

function finishedWords(end: Finished, state: FlowState, finish: Way | null): Words {
  const crowd = end.crowded ? '刚才还检测到另一张标签，请一次只贴一张。' : '';
  const words = endWords(end, state);
  return { ...words, text: `${words.text}${crowd}`, second: finish };
}

function endWords(end: Finished, state: FlowState): Words {
  const { outcome, job } = end;
  if (outcome.kind === 'verified')
    return job === 'write' ? writtenWords(end) : cleanedWords(job, outcome.already);
  const { cause, remedy } = adviceFor(outcome);
  if (outcome.kind === 'unverified') {
    return {
      tone: 'needs-you',
      sign: 'question',
      headline: '已写入，还没校验',
      text: `${cause}${remedy}`,
      step: 3,
      wrong: true,
    };
  }
  return {
    tone: 'needs-you',
    sign: 'fault',
    headline: job === 'write' ? '没有写好' : `没有${JOB_VERBS[job]}`,
    text:
      outcome.cause === 'password' && state.keyRefusal !== null
        ? keyText(state.keyRefusal)
        : `${cause}${remedy}`,
    step: outcome.touched ? 2 : 1,
    wrong: true,
  };
}

function keyText({ offline, title, text }: NonNullable<FlowState['keyRefusal']>): string {
  return offline
    ? '标签有密码保护，现在没有网络，拿不到它的密码。请连上网络后再贴一次。'
    : `标签有密码保护。${title}，${text}`;
}

function cleanedWords(job: 'unlock' | 'erase', already: boolean): Words {
  const done = job === 'erase' ? '已擦除' : '已解除保护';
  const idle = job === 'erase' ? '标签本来就是空的' : '标签本来就没有密码';
  return {
    tone: 'verified',
    sign: 'tick',
    headline: already ? idle : done,
    text: already ? '没有改动，请换下一张。' : '已读回确认，可以重新使用。请换下一张。',
    step: 4,
  };
}

function writtenWords({ outcome, protection }: Finished): Words {
  if (protection?.end === 'open') {
    const { cause, remedy } = guardAdvice(protection);
    return {
      tone: 'needs-you',
      sign: 'question',
      headline: `已写好，没有${HOW_NAMES[protection.how]}`,
      text: `${cause}${remedy}`,
      step: 4,
      wrong: true,
    };
  }
  const isChecked = outcome.kind === 'verified' && outcome.already;
  const text = isChecked ? '标签内容已核对无误，请换下一张。' : '已读回校验，内容完全一致。请换下一张。';
  const after = protection === null ? '' : `，已${HOW_NAMES[protection.how]}`;
  return { tone: 'verified', sign: 'tick', headline: `写入成功${after}`, text, step: 4 };
}

const MOST_SHOWN = 40;
const shortened = (text: string): string =>
  text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;

function holdsText(holds: TagHolds, { owner }: FlowState): string {
  const chip = chipOwnerText(owner);
  const known = chip === '' ? '' : ` ${chip}`;
  switch (holds.kind) {
    case 'scheme':
      return `里面是一个微信链接。${owner === null ? '' : ownerText(owner)}`;
    case 'uri':
      return `里面是一个网址：${shortened(holds.uri)}${known}`;
    case 'text':
      return `里面是一段文字：${shortened(holds.text)}${known}`;
    case 'other':
      return `里面有 ${holds.records} 条其他内容。${known}`;
    case 'unreadable':
      return `里面的内容已损坏或不是标准格式，覆盖后可以正常使用。${known}`;
    case 'nothing':
      return '';
  }
}
