import type { Settings, SettingsChange } from '../../api/settings';

/** The look as its form holds it. */
export interface Look {
  merchantName: string;
  cardTitle: string;
  brandColor: string;
  /** One a line. */
  benefits: string;
  servicePhone: string;
  logo: string | null;
}

export const lookNames: Readonly<Record<keyof Look, string>> = {
  merchantName: '商家名称',
  cardTitle: '会员卡名称',
  brandColor: '品牌色',
  benefits: '会员权益',
  servicePhone: '客服电话',
  logo: 'logo',
};

export const lookOf = ({ merchantName, card, look }: Settings): Look => ({
  merchantName,
  cardTitle: card.title,
  brandColor: look.brandColor,
  benefits: look.benefits.join('\n'),
  servicePhone: look.servicePhone ?? '',
  logo: look.logo,
});

export const benefitsOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Fields of the form as the server takes them. */
export function asSettings({ benefits, servicePhone, ...rest }: Partial<Look>): SettingsChange {
  return {
    ...rest,
    ...(benefits !== undefined && { benefits: benefitsOf(benefits) }),
    ...(servicePhone !== undefined && { servicePhone: servicePhone.trim() || null }),
  };
}
