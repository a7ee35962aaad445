/** What leaving means, in ready words. Pure. */
import { grouped, yuan } from '../../../member/format';
import type { LeavingTerms } from '../api/account';
import { askedView, loadingView } from '../common/asked-view';
import type { AskedView } from '../common/asked-view';
import type { Told } from '../common/told';
import type { LeaveScene, LeaveStep } from './leaving';

export interface LeaveView {
  readonly page: AskedView;
  readonly step: LeaveStep;
  readonly told: Told | null;
  readonly deletes: readonly string[];
  readonly keeps: readonly string[];
  /** What happens to money; empty where there is none. */
  readonly balance: string;
  readonly servicePhone: string;
  readonly refund: string;
  readonly refundNote: string;
}

export const noTerms: LeaveView = {
  page: loadingView,
  step: 'reading',
  told: null,
  deletes: [],
  keeps: [],
  balance: '',
  servicePhone: '',
  refund: '',
  refundNote: '',
};

const deleted: Readonly<Record<LeavingTerms['deletes'][number], (terms: LeavingTerms) => string>> = {
  card: () => '会员卡（微信卡包里的卡同时失效）',
  points: ({ points }) => `积分（现有 ${grouped(points)}，退出后作废）`,
  name_and_nickname: () => '姓名与称呼',
  phone: () => '手机号',
  birthday: () => '生日',
  visits: () => '到店记录',
  old_cards: () => '已绑定的旧会员卡资料',
};
const kept: Readonly<Record<LeavingTerms['keeps'][number], string>> = {
  ledger: '积分与余额的流水（不含您的姓名与手机号，会计法规要求保存）',
  consents: '您何时同意过哪个版本的协议（作为凭证）',
  balance_owed: '应退还您的余额与退款号',
};

/** `now`: milliseconds since the epoch, by the phone's clock. */
export function leaveView({ asked, step, left, told }: LeaveScene, now: number): LeaveView {
  if (left !== null)
    return {
      ...noTerms,
      page: { kind: 'shown', panel: null, old: '' },
      step,
      refund: left.refund?.number ?? '',
      refundNote:
        left.refund === null
          ? ''
          : `凭退款号到任一门店领取 ${yuan(left.refund.balanceFen)}。退款号只显示这一次，请截屏或复制保存。`,
    };
  const page = askedView(asked, now);
  if (asked.kind !== 'shown') return { ...noTerms, page, step, told };
  const terms = asked.value;
  return {
    ...noTerms,
    page,
    step,
    told,
    deletes: terms.deletes.map((it) => deleted[it](terms)),
    keeps: terms.keeps.map((it) => kept[it]),
    balance:
      terms.balance.state === 'none'
        ? ''
        : `余额 ${yuan(terms.balance.balanceFen)} 不会作废：退出后给您一个退款号，凭号由商家退还。`,
    servicePhone: terms.servicePhone ?? '',
  };
}
