import type {
  Bootstrap,
  CardState,
  Claim,
  Member,
  MerchantFace,
  Recognition,
} from '../../../miniprogram/api/types';

export const merchant: MerchantFace = {
  name: '晋业示范商家',
  brandColor: '#0B6E4F',
  logo: null,
  cardTitle: '晋业会员卡',
  benefits: ['积分兑换礼品', '会员日九折'],
  agreementVersion: null,
  servicePhone: '0351-1234567',
};
export const member: Member = {
  number: '1000000015',
  level: '普通会员',
  points: 1280,
  balanceFen: 123450,
  name: '林**',
  cardId: 'pCard',
  cardCode: '190000000001',
  since: '2026-01-01T00:00:00.000Z',
};
export const claim: Claim = {
  id: 'claim1',
  appId: 'wxeb490c6f9b154ef9',
  extraData: { encrypt_card_id: 'a+b/c=', outer_str: 'claim1', biz: 'MzI==' },
  expiresAt: '2026-01-06T00:00:00.000Z',
};
export const place = {
  kind: 'terminal' as const,
  organisationName: '太原分公司',
  storeName: '太原第一门店',
  terminalName: '1 号收银台',
};
export const counterOne = { storeName: '太原第一门店', terminalName: '1 号收银台' };
export const announced: Extract<Recognition, { state: 'announced' }> = {
  state: 'announced',
  number: '47',
  tapId: 'tap1',
  counter: counterOne,
  at: '2026-01-05T03:00:00.000Z',
};
export const asMember: CardState = { state: 'member', member };
export const asVisitor: CardState = { state: 'visitor', claim };

/** A visitor's answer at no entrance unless told otherwise. */
export const bootstrap = (part: Partial<Bootstrap> = {}): Bootstrap => ({
  session: { token: 'token-1', expiresAt: '2026-02-01T00:00:00.000Z' },
  serverTime: '2026-01-05T03:00:00.000Z',
  merchant,
  entrance: { state: 'none' },
  card: asVisitor,
  recognition: { state: 'none' },
  ...part,
});
