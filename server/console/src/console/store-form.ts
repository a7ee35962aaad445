import type { NewStore } from '../api/places';

export type StoreForm = Record<'organisation' | 'name' | 'code' | 'address' | 'hours' | 'phone', string>;
type Facts = Omit<NewStore, 'terminals'>;

export const storeFields: Readonly<Record<keyof StoreForm, string>> = {
  organisation: '机构',
  name: '门店名称',
  code: '门店编码',
  address: '地址',
  hours: '营业时间',
  phone: '电话',
};

/** Fields of the form as the server takes them: what may be left empty is then not told. */
export function asFacts(form: StoreForm): Facts;
export function asFacts(form: Partial<StoreForm>): Partial<Facts>;
export function asFacts(form: Partial<StoreForm>): Partial<Facts> {
  const names = Object.keys(form) as (keyof StoreForm)[];
  return Object.fromEntries(names.map((name) => [name, form[name]?.trim() || null]));
}
