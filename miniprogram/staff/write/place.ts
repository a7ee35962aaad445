/** A place of the contract as words. Pure. */
import type { ChipLookup, SchemeLookup, WriteSession } from '../api/staff';

export type Place = WriteSession['entrance']['place'];

/** `太原分公司 · 太原第一门店 · 1 号收银台`; the merchant-wide entrance is 不区分门店. */
export function placeText(place: Place): string {
  const parts = [place.organisationName, place.storeName, place.terminalName].filter(
    (part): part is string => part !== null && part !== '',
  );
  return parts.length === 0 ? '不区分门店' : parts.join(' · ');
}

/** The same in two lines: whose it is, and where exactly. */
export function placeLines(
  merchantName: string,
  place: Place,
): { readonly whose: string; readonly where: string } {
  const { organisationName, storeName, terminalName } = place;
  const named = (parts: readonly (string | null)[]): string =>
    parts.filter((part) => part !== null && part !== '').join(' · ');
  const where = named([storeName, terminalName]);
  if (where === '') return { whose: merchantName, where: organisationName ?? '不区分门店' };
  return { whose: named([merchantName, organisationName]), where };
}

/** What is known about whose scheme it is, in one sentence. */
export function ownerText(owner: SchemeLookup | ChipLookup | 'asking' | 'unknown'): string {
  if (owner === 'asking') return '正在查询它现在打开哪里…';
  if (owner === 'unknown') return '暂时查不到它属于哪家（可能没有网络）。';
  switch (owner.whose) {
    case 'this_entrance':
      return `它已经能打开本入口（${placeText(owner.place)}），通常不用重写。`;
    case 'other_entrance':
      return `它现在打开：${placeText(owner.place)}${owner.enabled ? '' : '（已停用）'}。`;
    case 'unassigned':
      return '它是本商家预留的编号，还没有登记到入口。';
    case 'not_ours':
      return '它不是本商家的标签。';
  }
}

/** The same for a chip that carries no scheme: only worth saying when the register knows it. */
export function chipOwnerText(owner: SchemeLookup | ChipLookup | 'asking' | 'unknown' | null): string {
  if (owner === null || typeof owner === 'string' || !('place' in owner)) return '';
  return `登记里这枚芯片属于：${placeText(owner.place)}${owner.enabled ? '' : '（已停用）'}。`;
}
