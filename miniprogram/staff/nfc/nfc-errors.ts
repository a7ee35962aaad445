/**
 * WeChat's NFC error codes and what each means for the person holding the phone. One table; a test proves it whole.
 * Source of codes and meanings: developers.weixin.qq.com/miniprogram/dev/api/device/nfc/Nfcrwerror.html
 */

/** An NFC call that failed. `code` is null when the phone gave none and its text is unknown. */
export interface NfcFault {
  readonly code: number | null;
  readonly message: string;
}

/** What to do about a fault: the phone cannot (`gate`), hold the tag again, our mistake, or nothing. */
export type NfcFaultKind = 'gate' | 'hold-again' | 'report' | 'harmless';

/** Words for people: cause and next step. */
export interface Advice {
  readonly cause: string;
  readonly remedy: string;
}

export interface NfcErrorEntry extends Advice {
  readonly kind: NfcFaultKind;
  /** The official English text, by which a failure without code is recognised. */
  readonly says: string;
}

const AGAIN = '请把标签贴在手机背面上方（摄像头附近）或正中，保持不动再试一次。';
const REPORT = '请关闭页面后重新扫写卡码再试；仍不行时，把本页底部的详情发给技术人员。';

/** 13020 is absent from the official list; it is kept so that no code between 13010 and 13024 is without words. */
export const NFC_ERRORS: Readonly<Record<number, NfcErrorEntry>> = {
  13000: {
    kind: 'gate',
    says: 'device not support NFC',
    cause: '这台手机没有 NFC 功能。',
    remedy: '请换一台带 NFC 的安卓或鸿蒙手机扫写卡码。',
  },
  13001: {
    kind: 'gate',
    says: 'system NFC switch not opened',
    cause: '手机的 NFC 开关没有打开。',
    remedy: '请在系统设置里打开 NFC，然后回到本页重试。',
  },
  13010: { kind: 'hold-again', says: 'unknown error', cause: '手机的 NFC 出了未知错误。', remedy: AGAIN },
  13011: { kind: 'report', says: 'invalid parameter', cause: '手机拒绝了写入的内容格式。', remedy: REPORT },
  13012: {
    kind: 'report',
    says: 'parse NdefMessage failed',
    cause: '手机无法解析要写入或标签里已有的内容。',
    remedy: '请换一张新标签试试；每张都这样时，把本页底部的详情发给技术人员。',
  },
  13013: {
    kind: 'hold-again',
    says: 'NFC discovery has not found tag',
    cause: '没有检测到标签。',
    remedy: AGAIN,
  },
  13014: { kind: 'report', says: 'invalid tech', cause: '手机不认识这种标签的读写方式。', remedy: REPORT },
  13015: {
    kind: 'hold-again',
    says: 'unavailable tech',
    cause: '这张标签不支持所需的读写方式。',
    remedy: '请换用 NTAG213、NTAG215 或 NTAG216 标签。',
  },
  13016: { kind: 'hold-again', says: 'connect fail', cause: '没能连上标签，标签可能移开了。', remedy: AGAIN },
  13017: {
    kind: 'hold-again',
    says: 'system internal error',
    cause: '读写中断，标签可能移开了，或拒绝了这次操作。',
    remedy: AGAIN,
  },
  13018: {
    kind: 'harmless',
    says: 'NFC discovery has not started',
    cause: '标签检测还没有开始。',
    remedy: '请点“重新获取”开始检测。',
  },
  13019: {
    kind: 'gate',
    says: 'user is not authorized',
    cause: '没有允许微信使用 NFC。',
    remedy: '请在手机系统设置的应用权限里允许微信使用 NFC，然后回到本页重试。',
  },
  13020: { kind: 'hold-again', says: '', cause: '手机的 NFC 出了未说明的错误（13020）。', remedy: AGAIN },
  13021: {
    kind: 'harmless',
    says: 'NFC discovery already started',
    cause: '标签检测已经在进行。',
    remedy: '可以直接贴近标签。',
  },
  13022: {
    kind: 'harmless',
    says: 'Tech already connected',
    cause: '标签已经连接。',
    remedy: '请继续保持标签不动。',
  },
  13023: {
    kind: 'hold-again',
    says: 'Tech has not connected',
    cause: '与标签的连接断开了。',
    remedy: AGAIN,
  },
  13024: {
    kind: 'gate',
    says: 'function not support',
    cause: '当前微信或手机不支持这项 NFC 操作。',
    remedy: '请把微信升级到最新版；仍不行时换一台安卓或鸿蒙手机。',
  },
};

/** For a failure that has neither a code nor a text we know. */
export const ABSENT_CODE: NfcErrorEntry = {
  kind: 'hold-again',
  says: '',
  cause: '手机没有说明 NFC 失败的原因。',
  remedy: AGAIN,
};

const DISCOVERY_RUNS = 13021;
const CONNECTED = 13022;

/** The table's words for a fault; unknown codes name their number. */
export function explainFault(fault: NfcFault): NfcErrorEntry {
  if (fault.code === null) return ABSENT_CODE;
  return (
    NFC_ERRORS[fault.code] ?? {
      kind: 'hold-again',
      says: '',
      cause: `手机的 NFC 报告了错误 ${fault.code}。`,
      remedy: AGAIN,
    }
  );
}

/** True for the two failures that say "it is so already". */
export function alreadySo(fault: NfcFault): boolean {
  return fault.code === DISCOVERY_RUNS || fault.code === CONNECTED;
}

/** Any value an NFC call failed with → a fault. A missing code is looked for in the text. */
export function faultOf(raw: unknown): NfcFault {
  const {
    errCode,
    errno,
    errMsg,
    message: text,
  } = (typeof raw === 'object' && raw !== null ? raw : {}) as {
    errCode?: unknown;
    errno?: unknown;
    errMsg?: unknown;
    message?: unknown;
  };
  const message = typeof errMsg === 'string' ? errMsg : typeof text === 'string' ? text : '';
  for (const code of [errCode, errno]) if (typeof code === 'number' && code !== 0) return { code, message };
  return { code: codeInText(message), message };
}

function codeInText(message: string): number | null {
  const number = /\b(130\d\d)\b/.exec(message);
  if (number !== null) return Number(number[1]);
  const lower = message.toLowerCase();
  for (const [code, { says }] of Object.entries(NFC_ERRORS)) {
    if (says !== '' && lower.includes(says.toLowerCase())) return Number(code);
  }
  return null;
}

/** A fault as something that can be thrown. */
export class NfcCallError extends Error {
  readonly fault: NfcFault;

  constructor(fault: NfcFault) {
    super(`NFC ${fault.code ?? 'without code'}: ${fault.message}`);
    this.name = 'NfcCallError';
    this.fault = fault;
  }
}
