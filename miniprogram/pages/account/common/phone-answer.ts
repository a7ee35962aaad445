/** What the button with open-type getPhoneNumber gave (fact sheet E1, E6). Pure. */
import { privacyFault } from '../../../platform/privacy';

export type PhoneAnswer =
  | { readonly kind: 'code'; readonly code: string }
  /** The person closed WeChat's question: nothing happened, nothing to explain. */
  | { readonly kind: 'declined' }
  | { readonly kind: 'refused'; readonly title: string; readonly text: string };

/** Detail of `bindgetphonenumber`. */
export interface PhoneDetail {
  readonly code?: string;
  readonly errMsg?: string;
  readonly errno?: number;
}

/** The merchant has used up the numbers it paid for. */
const NO_QUOTA = 1400001;

const refused = (title: string, text: string): PhoneAnswer => ({ kind: 'refused', title, text });

export function readPhoneAnswer({ code, errMsg = '', errno }: PhoneDetail): PhoneAnswer {
  if (code) return { kind: 'code', code };
  if (errno === NO_QUOTA) return refused('暂时不能绑定手机号', '商家的手机号验证次数已用完，请联系店员。');
  const privacy = privacyFault(errno);
  if (privacy === 'refused')
    return refused(
      '没有获得您的同意',
      '您未同意微信的隐私保护指引，手机号没有提供给商家；需要时可再次点按。',
    );
  if (privacy === 'undeclared')
    return refused('商家尚未声明使用手机号', '请联系店员，由商家在小程序后台补充隐私保护指引。');
  if (/:ok/.test(errMsg)) return refused('微信版本太旧', '请把微信更新到最新版本，再绑定手机号。');
  if (/deny|cancel/i.test(errMsg)) return { kind: 'declined' };
  return refused('微信没有提供手机号', '请检查网络后重试；如仍不行，请到门店请店员协助。');
}
