/** Binding the number that WeChat verified, wherever a page offers it. No wx. */
import type { AccountApi, PhoneBound } from '../api/account';
import type { ConsentDesk } from './consent-desk';
import { readPhoneAnswer } from './phone-answer';
import type { PhoneDetail } from './phone-answer';
import { toldBadly } from './told';
import type { Told } from './told';

/** Takes what the button gave; only a code costs the merchant anything. */
export async function takePhone<M>(
  desk: ConsentDesk<M>,
  api: Pick<AccountApi, 'bindPhone'>,
  detail: PhoneDetail,
  after: (before: M, bound: PhoneBound) => M,
  told: (bound: PhoneBound) => Told,
): Promise<void> {
  const answer = readPhoneAnswer(detail);
  if (answer.kind === 'declined') return;
  if (answer.kind === 'refused') {
    desk.tell(toldBadly(answer.title, answer.text));
    return;
  }
  await desk.act<PhoneBound>({
    name: 'phone',
    purpose: 'phone',
    run: () => api.bindPhone(answer.code),
    after,
    told,
  });
}
