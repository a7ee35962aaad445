/** The agreement's texts and versions in ready words. Pure. */
import type { Agreement, Agreements, ConsentPurpose } from '../api/account';
import { fullDay } from '../common/times';

export interface AgreementView {
  readonly version: string;
  readonly published: string;
  readonly current: boolean;
  readonly documents: readonly { title: string; paragraphs: readonly string[] }[];
  readonly others: readonly { version: string; note: string }[];
  readonly consents: readonly { name: string; note: string }[];
}

export interface AgreementMatter {
  /** null: the merchant has published none. */
  readonly agreement: Agreement | null;
  readonly agreements: Agreements;
}

export const noAgreement: AgreementView = {
  version: '',
  published: '',
  current: false,
  documents: [],
  others: [],
  consents: [],
};

const purposes: Readonly<Record<ConsentPurpose, string>> = {
  claim: '领取会员卡',
  phone: '绑定手机号',
  profile: '填写资料',
  old_card: '绑定旧会员卡',
};

export function agreementView({ agreement, agreements }: AgreementMatter): AgreementView {
  const shown = agreement?.version ?? '';
  return {
    version: shown,
    published: agreement ? `${fullDay(agreement.publishedAt)}发布` : '',
    current: agreement?.current ?? false,
    documents: (agreement?.documents ?? []).map(({ title, text }) => ({
      title,
      paragraphs: text.split(/\n+/).filter((it) => it.trim() !== ''),
    })),
    others: agreements.versions
      .filter(({ version }) => version !== shown)
      .map(({ version, publishedAt }) => ({
        version,
        note: `${fullDay(publishedAt)}发布${version === agreements.current ? ' · 现行' : ''}`,
      })),
    consents: agreements.consents.map(({ version, purpose, at }) => ({
      name: purposes[purpose],
      note: `${fullDay(at)}同意版本 ${version}`,
    })),
  };
}
