/** Binding a card of the former system, in ready words. Pure. */
import type { BindingRequest, Profile } from '../api/account';
import { clockTime } from '../../../member/format';
import { neededVersion } from '../common/consent-desk';
import type { DeskScene } from '../common/consent-desk';
import { toldBadly, toldWell } from '../common/told';
import type { Told } from '../common/told';
import { noProfile, oldCardNote } from '../profile/view';
import { askedView } from '../common/asked-view';
import type { AskedView } from '../common/asked-view';

/** What the page holds: the profile with its old cards, and the request of this visit. */
export interface OldCardMatter {
  readonly profile: Profile;
  readonly request: BindingRequest | null;
}

export interface OldCardView {
  readonly page: AskedView;
  readonly version: string;
  readonly agreed: boolean;
  readonly busy: string;
  readonly told: Told | null;
  /** Verified numbers have been searched already. */
  readonly phone: string;
  /** Six digits in two groups while a cashier is awaited. */
  readonly code: string;
  readonly codeNote: string;
  readonly oldCards: readonly { number: string; note: string }[];
}

export const noOldCard: OldCardView = {
  page: noProfile.page,
  version: '',
  agreed: false,
  busy: '',
  told: null,
  phone: '',
  code: '',
  codeNote: '',
  oldCards: [],
};

/** What became of a request; null while it waits. */
export function requestWords({ state, cardNumber }: BindingRequest): Told | null {
  switch (state) {
    case 'waiting':
      return null;
    case 'confirmed':
      return toldWell('旧会员卡已绑定', `卡号 ${cardNumber} 的积分与余额已转入您的会员卡。`);
    case 'refused':
      return toldBadly('收银员没有确认这张卡', '请核对卡号，或带上旧卡到柜台再申请一次。');
    case 'expired':
      return toldBadly('申请已过期', '请在柜台前重新申请，收银员当场确认。');
  }
}

/** `now`: milliseconds since the epoch, by the phone's clock. */
export function oldCardView(scene: DeskScene<OldCardMatter>, now: number): OldCardView {
  const { asked, busy, agreed, told } = scene;
  const page = askedView(asked, now);
  if (asked.kind !== 'shown') return { ...noOldCard, page };
  const { its, agreements } = asked.value;
  const { profile, request } = its;
  const waiting = request?.state === 'waiting' ? request : null;
  return {
    page,
    version: neededVersion(agreements, 'old_card') ?? neededVersion(agreements, 'phone') ?? '',
    agreed,
    busy,
    told: told ?? (request ? requestWords(request) : null),
    phone: profile.phoneVerifiedAt === null ? '' : (profile.maskedPhone ?? ''),
    code: waiting ? waiting.code.replace(/(\d{3})(?=\d)/, '$1 ') : '',
    codeNote: waiting ? `卡号 ${waiting.cardNumber} · ${clockTime(waiting.expiresAt)} 前有效` : '',
    oldCards: profile.oldCards.map((card) => ({ number: card.maskedNumber, note: oldCardNote(card) })),
  };
}
