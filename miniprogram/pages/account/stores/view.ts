/** Stores in ready words. Pure. */
import type { Store } from '../api/account';
import { askedView, loadingView, moreWords } from '../common/asked-view';
import type { AskedView } from '../common/asked-view';
import type { Listed } from '../common/paged';
import type { Asked } from '../common/question';

export interface StoreRow {
  readonly id: string;
  readonly name: string;
  /** Organisation and address; empty where the merchant told neither. */
  readonly where: string;
  readonly hours: string;
}

export interface StoresView {
  readonly page: AskedView;
  readonly rows: readonly StoreRow[];
  /** Instead of rows where there are none. */
  readonly empty: string;
  readonly under: string;
}

const storeRow = ({ id, name, organisationName, address, hours }: Store): StoreRow => ({
  id,
  name,
  where: [organisationName, address].filter(Boolean).join(' · '),
  hours: hours ? `营业时间 ${hours}` : '',
});

export const firstStores: StoresView = { page: loadingView, rows: [], empty: '', under: '' };

/** `search`: what was looked for, so that nothing found is not taken for no stores. */
export function storesView(asked: Asked<Listed<Store>>, search: string, now: number): StoresView {
  const page = askedView(asked, now);
  if (asked.kind !== 'shown') return { ...firstStores, page };
  const { items, more } = asked.value;
  const none = search === '' ? '商家还没有登记门店' : `没有找到“${search}”，换个词试试`;
  return {
    page,
    rows: items.map(storeRow),
    empty: items.length === 0 ? none : '',
    under: items.length === 0 ? '' : moreWords(more),
  };
}
