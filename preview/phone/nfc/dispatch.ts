import { packageIn, uriIn } from '../../tags/ndef-bytes';
import type { PlainRecord } from '../../tags/ndef-bytes';

/** What the phone's system does with a tag that no app in front asked for. */
export type Dispatch =
  | { kind: 'nothing'; reason: string }
  /** WeChat opens this link. */
  | { kind: 'open-link'; url: string }
  /** WeChat opens, but without the mini-program. */
  | { kind: 'open-wechat'; reason: string }
  | { kind: 'other-app'; text: string };

const WECHAT = 'com.tencent.mm';

/**
 * Android and HarmonyOS: the first record decides the content, the AAR decides the app (fact sheet B1, B2).
 * @param wechatIsOld WeChat before 8.0.14 opens itself only
 */
export function dispatchOnAndroid(records: readonly PlainRecord[] | null, wechatIsOld: boolean): Dispatch {
  if (records === null) return { kind: 'nothing', reason: '系统提示：不支持此 NFC 标签（没有 NDEF）' };
  const [first] = records;
  if (first === undefined) return { kind: 'nothing', reason: '系统提示：空标签' };
  const app = records.map(packageIn).find((name) => name !== null) ?? null;
  const uri = uriIn(first);
  if (app !== null && app !== WECHAT) return { kind: 'other-app', text: `系统打开应用 ${app}` };
  if (uri?.startsWith('weixin://') === true) {
    if (wechatIsOld) return { kind: 'open-wechat', reason: '微信版本低于 8.0.14，只会打开微信' };
    return { kind: 'open-link', url: uri };
  }
  if (app === WECHAT) return { kind: 'open-wechat', reason: '第一条记录不是微信链接，只会打开微信' };
  if (uri !== null) return { kind: 'other-app', text: `系统用浏览器打开 ${uri}` };
  return { kind: 'other-app', text: '系统显示：已读取新标签' };
}

/** iPhone in the background: only a URI record counts, and the member must tap the notification. */
export function dispatchOnIphone(records: readonly PlainRecord[] | null, wechatIsOld: boolean): Dispatch {
  const uri = records?.map(uriIn).find((found) => found !== null) ?? null;
  if (uri === null) return { kind: 'nothing', reason: 'iPhone 没有反应：标签里没有链接' };
  if (!uri.startsWith('weixin://')) return { kind: 'other-app', text: `通知：打开 ${uri}` };
  if (wechatIsOld) return { kind: 'open-wechat', reason: '微信版本过低，只会打开微信' };
  return { kind: 'open-link', url: uri };
}
