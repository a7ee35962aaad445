/** How one write can end, and the words for it. Exactly three ends: verified, unverified, failed. */
import type { Advice, NfcFault } from './nfc-errors';
import { explainFault, NfcCallError } from './nfc-errors';
import { TagError } from './tag-error';
import { WrongPassword } from './tag-guard';
import { NoAnswer } from './tag-link';
import { ReadRefused } from './tag-reader';

export type FailureCause =
  | 'torn-away' // connection lost before the write was complete
  | 'no-answer' // the phone never answered a call
  | 'write-refused' // the tag is there, but does not take the bytes
  | 'mismatch' // read back: other bytes
  | 'swapped' // another tag came to the phone in the middle
  | 'refused-by-phone' // WeChat or the phone refuses the call itself
  | 'wrong-type' // no tag of ISO 14443-A that can hold NDEF
  | 'too-small'
  | 'read-only'
  | 'locked'
  | 'password'
  | 'wrong-password' // it refuses the password the server knows
  | 'unknown-chip' // no telling where its password lies
  | 'not-ndef' // page 3 or its mapping version say something we cannot use
  | 'no-payload' // nothing reserved to write: no network and the stock is used up
  | 'interrupted'; // page hidden, screen locked, a call

export type UnverifiedReason =
  | 'torn-away' // gone before it could be read back
  | 'no-answer'
  | 'no-raw-access' // this sort of tag cannot be read octet by octet
  | 'interrupted';

export type WriteOutcome =
  | {
      readonly kind: 'verified';
      /** It held exactly this before; nothing was written. */ readonly already: boolean;
    }
  | { readonly kind: 'unverified'; readonly reason: UnverifiedReason }
  | {
      readonly kind: 'failed';
      readonly cause: FailureCause;
      readonly code: number | null;
      /** Something may have been written: the same tag has to be completed. */
      readonly touched: boolean;
    };

const AGAIN = '请把同一张标签贴回手机背面，保持不动，会自动重新写入。';
const ANOTHER = '请换一张空白的 NTAG213、NTAG215 或 NTAG216 标签。';

const FAILURES: Readonly<Record<FailureCause, Advice>> = {
  'torn-away': { cause: '标签在写完之前移开了。', remedy: AGAIN },
  'no-answer': {
    cause: '手机的 NFC 没有响应。',
    remedy: '请把标签移开，再贴近一次；仍不行时关闭再打开手机的 NFC。',
  },
  'write-refused': {
    cause: '标签拒绝了写入。',
    remedy: '请再贴一次；仍不行说明标签已损坏或被保护，请换一张。',
  },
  mismatch: { cause: '读回的内容与要写的不一致，这张标签没有写好。', remedy: AGAIN },
  swapped: {
    cause: '写入途中换成了另一张标签，两张都不能算写好。',
    remedy: '请一次只贴一张：先把这一张重新贴近，写好后再贴另一张。',
  },
  'refused-by-phone': {
    cause: '微信或手机拒绝了写入。',
    remedy: '请把微信升级到最新版后重试，或换一台手机。',
  },
  'wrong-type': { cause: '这不是可写的 NFC 标签，可能是银行卡、公交卡或门禁卡。', remedy: ANOTHER },
  'too-small': { cause: '标签容量太小，装不下要写的内容。', remedy: ANOTHER },
  'read-only': { cause: '标签是只读的，不能再写。', remedy: ANOTHER },
  locked: { cause: '标签已被永久锁定，不能再写。', remedy: ANOTHER },
  password: {
    cause: '标签有密码保护，不能直接写。',
    remedy: '请联系当初加密码的人解除保护，或换一张空白标签。',
  },
  'wrong-password': {
    cause: '标签不认登记的密码，可能被别处改过密码，或是仿制的标签。',
    remedy: '请换一张空白标签，并在商家平台把这一张标为停用。',
  },
  'unknown-chip': {
    cause: '认不出这张标签的芯片型号，不知道它有没有密码。',
    remedy: '请移开后再贴一次；仍然这样时，请换用 NTAG213、NTAG215 或 NTAG216 标签。',
  },
  'not-ndef': { cause: '标签的格式信息已被写成别的内容，无法改为本店标签。', remedy: ANOTHER },
  'no-payload': {
    cause: '没有可写的内容：预留的标签编号用完了。',
    remedy: '请连上网络，本页会自动领取新的编号，然后再贴近标签。',
  },
  interrupted: { cause: '写入被打断（离开页面、锁屏或来电）。', remedy: AGAIN },
};

const UNVERIFIED: Readonly<Record<UnverifiedReason, Advice>> = {
  'torn-away': { cause: '已写入，但标签在校验之前移开了。', remedy: '请把同一张标签再贴一次，会自动校验。' },
  'no-answer': {
    cause: '已写入，但校验时手机没有响应。',
    remedy: '请把标签移开，再把同一张贴近，会自动校验。',
  },
  'no-raw-access': {
    cause: '已写入，但这种标签不能在同一次贴近里校验。',
    remedy: '请移开标签，再把同一张贴近，会自动核对。',
  },
  interrupted: {
    cause: '已写入，但校验被打断（离开页面、锁屏或来电）。',
    remedy: '请把同一张标签再贴一次，会自动校验。',
  },
};

/** Causes that holding the same tag again can cure. */
const CURABLE: ReadonlySet<FailureCause> = new Set([
  'torn-away',
  'no-answer',
  'mismatch',
  'swapped',
  'interrupted',
  'write-refused',
]);

/** Words for an end that is not `verified`. A platform code adds its own sentence where ours says less. */
export function adviceFor(outcome: Exclude<WriteOutcome, { kind: 'verified' }>): Advice {
  if (outcome.kind === 'unverified') return UNVERIFIED[outcome.reason];
  if (outcome.cause === 'refused-by-phone' && outcome.code !== null) {
    return explainFault({ code: outcome.code, message: '' });
  }
  return FAILURES[outcome.cause];
}

/** True when a second hold of the same tag may succeed. */
export function isCurable(outcome: WriteOutcome): boolean {
  return outcome.kind === 'unverified' || (outcome.kind === 'failed' && CURABLE.has(outcome.cause));
}

/** Short code for the register: `torn-away`, or with the platform's number `torn-away:13017`. */
export function reasonCode(outcome: WriteOutcome): string | undefined {
  if (outcome.kind === 'verified') return undefined;
  if (outcome.kind === 'unverified') return outcome.reason;
  return outcome.code === null ? outcome.cause : `${outcome.cause}:${outcome.code}`;
}

/** The end that a fault in the middle of work leads to. Unknown errors are thrown on: they are our own. */
export function failedBy(error: unknown, touched: boolean): WriteOutcome {
  if (error instanceof NoAnswer) return { kind: 'failed', cause: 'no-answer', code: null, touched };
  if (error instanceof ReadRefused) return { kind: 'failed', cause: 'password', code: null, touched };
  if (error instanceof WrongPassword) return { kind: 'failed', cause: 'wrong-password', code: null, touched };
  if (error instanceof TagError) return { kind: 'failed', cause: tagCause(error), code: null, touched };
  if (error instanceof NfcCallError) return { kind: 'failed', ...callCause(error.fault), touched };
  throw error;
}

function tagCause({ fault }: TagError): FailureCause {
  switch (fault) {
    case 'too-small':
      return 'too-small';
    case 'read-only':
      return 'read-only';
    case 'version':
    case 'cc-conflict':
    case 'no-type2':
    case 'tlv-overrun':
    case 'argument':
      return 'not-ndef';
  }
}

function callCause(fault: NfcFault): { cause: FailureCause; code: number | null } {
  const { kind } = explainFault(fault);
  const ofPhone = kind === 'report' || kind === 'gate';
  return { cause: ofPhone ? 'refused-by-phone' : 'torn-away', code: fault.code };
}
