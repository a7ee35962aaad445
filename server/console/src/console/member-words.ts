import type { Entry, MemberRow, VisitRow } from '../api/members';
import { counted, yuan } from '../../../src/contract/numbers';

export const memberStates: Record<
  MemberRow['state'],
  { text: string; type: 'success' | 'info' | 'warning' }
> = {
  active: { text: '✓ 会员', type: 'success' },
  pending: { text: '领了卡，未激活', type: 'warning' },
  deleted: { text: '在卡包删了卡', type: 'info' },
  left: { text: '已退出', type: 'info' },
};
/** To narrow a list by. */
export const shownStates = (['active', 'pending', 'deleted', 'left'] as const).map((value) => ({
  value,
  text: memberStates[value].text.replace('✓ ', ''),
}));

export const entryKinds: Record<Entry['kind'], string> = {
  opening: '期初',
  earn: '增加',
  spend: '使用',
  reversal: '撤销',
  adjustment: '更正',
};

export const ways: Record<VisitRow['how'], string> = {
  tag: '碰标签',
  code: '扫小程序码',
  card_pack: '从卡包',
  share: '从分享',
  plain: '前台查找或直接打开',
};

export const purposes: Readonly<Record<string, string>> = {
  claim: '领卡',
  phone: '绑定手机号',
  profile: '填写资料',
  old_card: '绑定旧卡',
};

/** What an entry did: `+1,030 分`, `-12.50 元`. */
export function amountText({ account, amount }: Pick<Entry, 'account' | 'amount'>): string {
  const sign = amount > 0 ? '+' : '';
  return account === 'points' ? `${sign}${counted(amount)} 分` : `${sign}${yuan(amount)} 元`;
}

export const afterText = ({ account, after }: Pick<Entry, 'account' | 'after'>): string =>
  account === 'points' ? `${counted(after)} 分` : `${yuan(after)} 元`;
