/** A spending to be confirmed, in ready words: who asks, how much, from what. Pure. */
import type { Confirmation } from '../../../api/types';
import { amountOf } from '../common/amounts';
import { toldFailure } from '../common/told';
import type { Told } from '../common/told';
import type { DecidingScene } from './deciding';

export interface ConfirmView {
  readonly state: Confirmation['state'];
  readonly title: string;
  readonly amount: string;
  readonly what: string;
  readonly where: string;
  readonly available: string;
  /** More is asked than there is: only refusing is offered. */
  readonly short: boolean;
  readonly note: string;
  readonly busy: DecidingScene['busy'];
  readonly told: Told | null;
}

const titles: Readonly<Record<Confirmation['state'], string>> = {
  asked: '请确认这笔消费',
  confirmed: '已确认',
  refused: '已拒绝',
  withdrawn: '收银员已取消',
  expired: '已超时，没有扣除',
};

function noteOf({ confirmation, secondsLeft }: DecidingScene): string {
  switch (confirmation.state) {
    case 'asked':
      return `${secondsLeft} 秒内有效`;
    case 'confirmed':
      return '前台已收到您的确认，可以收起手机了。';
    case 'refused':
      return '没有扣除任何积分或余额，前台已知道。';
    case 'withdrawn':
    case 'expired':
      return '如仍要使用，请收银员重新发起。';
  }
}

export function confirmView(scene: DecidingScene): ConfirmView {
  const { confirmation, busy, trouble } = scene;
  const { account, amount, available, reason, state, storeName, terminalName } = confirmation;
  const name = account === 'points' ? '积分' : '余额';
  return {
    state,
    title: titles[state],
    amount: account === 'points' ? `${amountOf(account, amount)} 积分` : amountOf(account, amount),
    what: `从${name}扣除 · ${reason}`,
    where: [storeName, terminalName].filter(Boolean).join(' · '),
    available:
      available < amount
        ? `可用${name} ${amountOf(account, available)}，不够这一笔`
        : `扣除后剩余${name} ${amountOf(account, available - amount)}`,
    short: available < amount,
    note: noteOf(scene),
    busy,
    told: trouble ? toldFailure(trouble) : null,
  };
}
