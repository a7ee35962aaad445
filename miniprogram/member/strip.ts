/** The line above the card: where one is, what the counter knows, and what it asks. Pure. */
import type { ApiFailure } from '../api/failure';
import type { Confirmation, EntrancePlace, MerchantFace, Recognition } from '../api/types';
import { grouped, placeName, yuan } from './format';
import { recognitionView, strip } from './recognition';
import type { StripView } from './recognition';

export const SLOW = '网络较慢，仍在连接…';

/** Before an answer. */
export const stripAsking = (slow: boolean): StripView =>
  strip('waiting', '正在连接门店', slow ? SLOW : '请稍候');

/** No answer. Only a network that comes back is noticed; anything else is asked again by hand. */
export const stripUntold = ({ code }: ApiFailure): StripView =>
  strip(
    'warning',
    '还没有连上门店',
    code === 'network_offline' ? '网络恢复后自动重试，也可出示会员码' : '请点下方重试，或向店员出示会员码',
  );

/** After an answer: what the counter knows, else where one is; null on a plain visit. */
export function stripOf(
  recognition: Recognition,
  place: EntrancePlace | null,
  merchant: MerchantFace,
  arrived: boolean,
): StripView | null {
  const told = recognitionView(recognition);
  if (told) return told;
  const name = placeName(place);
  if (name) return strip('place', name, '欢迎光临');
  return arrived ? strip('place', merchant.name, '欢迎光临') : null;
}

/** The counter waits for a yes or no that the member left undecided. */
export const stripOfQuestion = ({ account, amount, reason }: Confirmation): StripView => ({
  ...strip(
    'warning',
    '前台请您确认一笔消费',
    account === 'points'
      ? `扣除 ${grouped(amount)} 积分 · ${reason}`
      : `从余额扣除 ${yuan(amount)} · ${reason}`,
  ),
  action: '去确认',
});
