/** Whether this phone can write tags, and if not, why and what to do. Pure. */
import { explainFault } from '../nfc/nfc-errors';
import type { Advice, NfcFault } from '../nfc/nfc-errors';

/** Why a phone cannot write (now). `shareable`: somebody else's phone is the way out. `retry`: trying again may help. */
export interface Gate extends Advice {
  readonly kind: GateKind;
  readonly title: string;
  readonly retry: boolean;
  readonly shareable: boolean;
}

export type GateKind =
  | 'ios'
  | 'devtools'
  | 'desktop'
  | 'too-old'
  | 'no-nfc'
  | 'nfc-off'
  | 'refused'
  | 'unsupported'
  | 'start-failed';

const START_AGAIN = '请移开手机背面的标签，点“重新获取”；仍不行时，关闭再打开手机的 NFC，或重启微信。';
const PASS_ON = '请把本页转发给用安卓或鸿蒙手机的同事，或让同事用那台手机扫同一个写卡码。';

const GATES: Readonly<Record<Exclude<GateKind, 'start-failed'>, Omit<Gate, 'kind'>>> = {
  ios: {
    title: 'iPhone 不能写标签',
    cause: '苹果系统没有向微信开放这类 NFC 标签的写入。',
    remedy: PASS_ON,
    retry: false,
    shareable: true,
  },
  devtools: {
    title: '开发者工具没有 NFC',
    cause: '模拟器里没有 NFC 硬件，写入只能在真机上进行。',
    remedy: '请用真机预览，或打开项目自带的预览台写虚拟标签。',
    retry: false,
    shareable: false,
  },
  desktop: {
    title: '电脑上不能写标签',
    cause: '电脑版微信没有 NFC。',
    remedy: PASS_ON,
    retry: false,
    shareable: true,
  },
  'too-old': {
    title: '微信版本太旧',
    cause: '当前微信没有 NFC 读写功能。',
    remedy: '请把微信升级到最新版，再扫一次写卡码。',
    retry: false,
    shareable: true,
  },
  'no-nfc': { title: '这台手机没有 NFC', ...wordsOf(13000), remedy: PASS_ON, retry: false, shareable: true },
  'nfc-off': { title: '请打开 NFC', ...wordsOf(13001), retry: true, shareable: false },
  refused: { title: '没有 NFC 权限', ...wordsOf(13019), retry: true, shareable: false },
  unsupported: { title: '手机不支持 NFC 写入', ...wordsOf(13024), retry: true, shareable: true },
};

function wordsOf(code: number): Advice {
  const { cause, remedy } = explainFault({ code, message: '' });
  return { cause, remedy };
}

const gate = (kind: Exclude<GateKind, 'start-failed'>): Gate => ({ kind, ...GATES[kind] });

/** What the platform alone rules out; null when only trying can tell. `platform` as `wx.getDeviceInfo` names it. */
export function gateOfPlatform(platform: string, hasAdapter: boolean): Gate | null {
  if (platform === 'ios') return gate('ios');
  if (platform === 'devtools') return gate('devtools');
  if (['windows', 'mac', 'ohos_pc'].includes(platform)) return gate('desktop');
  return hasAdapter ? null : gate('too-old');
}

/** What a refused start of discovery means. */
export function gateOfFault(fault: NfcFault): Gate {
  switch (fault.code) {
    case 13000:
      return gate('no-nfc');
    case 13001:
      return gate('nfc-off');
    case 13019:
      return gate('refused');
    case 13024:
      return gate('unsupported');
    default: {
      const { cause, kind, remedy } = explainFault(fault);
      return {
        kind: 'start-failed',
        title: '没能获取 NFC 读写能力',
        cause,
        // No tag is asked for yet: holding one would only confuse.
        remedy: kind === 'hold-again' ? START_AGAIN : remedy,
        retry: true,
        shareable: false,
      };
    }
  }
}
