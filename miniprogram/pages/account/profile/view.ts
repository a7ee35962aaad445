/** What the merchant knows of the member, in ready words. Pure. */
import { grouped, yuan } from '../../../member/format';
import type { OldCard, PhoneBound, Profile } from '../api/account';
import { askedView, loadingView } from '../common/asked-view';
import type { AskedView } from '../common/asked-view';
import { neededVersion } from '../common/consent-desk';
import type { DeskScene } from '../common/consent-desk';
import { fullDay } from '../common/times';
import { toldWell } from '../common/told';
import type { Told } from '../common/told';

export interface ProfileView {
  readonly page: AskedView;
  /** Version to be ticked before something here can be told; empty: none. */
  readonly version: string;
  readonly agreed: boolean;
  readonly busy: string;
  readonly told: Told | null;
  readonly nickname: string;
  readonly birthday: string;
  readonly name: string;
  readonly phone: string;
  readonly phoneNote: string;
  readonly phoneLabel: string;
  readonly oldCards: readonly { number: string; note: string }[];
}

export const noProfile: ProfileView = {
  page: loadingView,
  version: '',
  agreed: false,
  busy: '',
  told: null,
  nickname: '',
  birthday: '',
  name: '',
  phone: '',
  phoneNote: '',
  phoneLabel: '绑定手机号',
  oldCards: [],
};

const phoneWords = ({ maskedPhone, phoneVerifiedAt }: Profile): string => {
  if (maskedPhone === null) return '绑定后，到店可报手机尾号；您在旧系统里的会员卡也会自动找到。';
  return phoneVerifiedAt === null
    ? '这个号码是开卡时填写的，尚未经微信验证。'
    : `微信已于${fullDay(phoneVerifiedAt)}验证`;
};

export const oldCardNote = ({ points, balanceFen, boundAt }: OldCard): string =>
  `${fullDay(boundAt)}绑定 · 转入 ${grouped(points)} 积分、${yuan(balanceFen)} 余额`;

/** `now`: milliseconds since the epoch, by the phone's clock. */
export function profileView({ asked, busy, agreed, told }: DeskScene<Profile>, now: number): ProfileView {
  const page = askedView(asked, now);
  if (asked.kind !== 'shown') return { ...noProfile, page };
  const { its, agreements } = asked.value;
  return {
    page,
    version: neededVersion(agreements, 'profile') ?? neededVersion(agreements, 'phone') ?? '',
    agreed,
    busy,
    told,
    nickname: its.nickname ?? '',
    birthday: its.birthday ?? '',
    name: its.name ?? '',
    phone: its.maskedPhone ?? '',
    phoneNote: phoneWords(its),
    phoneLabel: its.maskedPhone === null ? '绑定手机号' : '更换或验证手机号',
    oldCards: its.oldCards.map((card) => ({ number: card.maskedNumber, note: oldCardNote(card) })),
  };
}

/** A verified number may have found cards of the former system. */
export function boundWords({ newlyBound }: PhoneBound): Told {
  if (newlyBound.length === 0) return toldWell('手机号已绑定');
  const points = newlyBound.reduce((sum, it) => sum + it.points, 0);
  const fen = newlyBound.reduce((sum, it) => sum + it.balanceFen, 0);
  return toldWell(
    `手机号已绑定，找到 ${newlyBound.length} 张旧会员卡`,
    `已转入 ${grouped(points)} 积分、${yuan(fen)} 余额。`,
  );
}
