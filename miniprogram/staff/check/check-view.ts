/** What the test-tap page shows. Pure. */
import { ownerText } from '../write/place';
import type { DetailRow } from '../write/details';
import type { Tone } from '../write/view';
import type { CheckState, Finding } from './check-flow';

export interface CheckView {
  readonly tone: Tone;
  readonly sign: 'phone' | 'busy' | 'tick' | 'question' | 'fault';
  readonly headline: string;
  readonly text: string;
  readonly canRetry: boolean;
  readonly details: readonly DetailRow[];
}

/** The whole page. */
export function checkView(state: CheckState): CheckView {
  const plain = { canRetry: false, details: [] };
  switch (state.kind) {
    case 'gate': {
      const { title, cause, remedy, retry } = state.gate;
      return {
        ...plain,
        tone: 'needs-you',
        sign: 'fault',
        headline: title,
        text: `${cause}${remedy}`,
        canRetry: retry,
      };
    }
    case 'starting':
      return {
        ...plain,
        tone: 'working',
        sign: 'busy',
        headline: '正在获取 NFC 读写能力',
        text: '请先不要贴标签。',
      };
    case 'waiting':
      return {
        ...plain,
        tone: 'waiting',
        sign: 'phone',
        headline: '请贴近要检查的标签',
        text: '只读取，不会改动标签。',
      };
    case 'reading':
      return {
        ...plain,
        tone: 'working',
        sign: 'busy',
        headline: '正在读取，别移开',
        text: '请保持标签不动。',
      };
    case 'failed':
      return {
        ...plain,
        tone: 'needs-you',
        sign: 'fault',
        headline: '没有读到',
        text: `${state.advice.cause}${state.advice.remedy}`,
      };
    case 'found':
      return { canRetry: false, details: rowsOf(state.finding), ...verdict(state.finding) };
  }
}

function verdict({ holds, owner }: Finding): Omit<CheckView, 'canRetry' | 'details'> {
  switch (holds.kind) {
    case 'nothing':
      return {
        tone: 'needs-you',
        sign: 'question',
        headline: '空白标签',
        text: '里面没有内容，会员碰了不会有反应。请先写入。',
      };
    case 'unreadable':
      return {
        tone: 'needs-you',
        sign: 'fault',
        headline: '内容读不懂',
        text: '标签内容已损坏或不是标准格式，请重新写入或换一张。',
      };
    case 'uri':
    case 'text':
    case 'other':
      return {
        tone: 'needs-you',
        sign: 'fault',
        headline: '不是会员入口',
        text: '标签里是别的内容，会员碰了不会打开会员中心。',
      };
    case 'scheme':
      return schemeVerdict(holds.wellFormed, owner);
  }
}

function schemeVerdict(
  wellFormed: boolean,
  owner: Finding['owner'],
): Omit<CheckView, 'canRetry' | 'details'> {
  if (owner === 'asking' || owner === 'unknown' || owner === 'none') {
    return {
      tone: owner === 'asking' ? 'working' : 'needs-you',
      sign: owner === 'asking' ? 'busy' : 'question',
      headline: '是微信入口标签',
      text: ownerText(owner === 'none' ? 'unknown' : owner),
    };
  }
  if (owner.whose === 'not_ours') {
    return {
      tone: 'needs-you',
      sign: 'fault',
      headline: '不是本商家的标签',
      text: '请换成本商家的标签，或重新写入。',
    };
  }
  if (!wellFormed) {
    return {
      tone: 'needs-you',
      sign: 'fault',
      headline: '记录不完整',
      text: `${ownerText(owner)}但标签里的记录不规范，部分手机会打不开，请重新写入。`,
    };
  }
  if (owner.whose === 'unassigned') {
    return { tone: 'needs-you', sign: 'question', headline: '还没有登记', text: ownerText(owner) };
  }
  if (!owner.enabled) {
    return {
      tone: 'needs-you',
      sign: 'question',
      headline: '入口已停用',
      text: `${ownerText(owner)}请在商家平台启用后再用。`,
    };
  }
  return {
    tone: 'verified',
    sign: 'tick',
    headline: '标签正常',
    text:
      owner.whose === 'this_entrance'
        ? '打开的就是本入口，记录完整，已启用。'
        : `${ownerText(owner)}记录完整，已启用。`,
  };
}

function rowsOf({ uid, chip, capacity, holds }: Finding): DetailRow[] {
  const rows = [
    { name: '标签 UID', value: uid },
    { name: '芯片', value: chip },
  ];
  if (capacity !== null) rows.push({ name: '可写容量', value: `${capacity} 字节` });
  if (holds.kind === 'scheme' || holds.kind === 'uri') rows.push({ name: '地址', value: holds.uri });
  if (holds.kind === 'text') rows.push({ name: '文字', value: holds.text });
  return rows;
}
