import type { LocationQuery } from 'vue-router';
import type { EntranceFilter } from '../api/many';

/** What the table is narrowed to, as its fields hold it. It lies in the address, so that going back brings it back. */
export interface Narrowing {
  search: string;
  organisation: string;
  enabled: '' | 'yes' | 'no';
  hasTags: '' | 'yes' | 'no';
  hasTerminals: '' | 'yes' | 'no';
  page: number;
}

const text = (value: LocationQuery[string] | undefined): string => (typeof value === 'string' ? value : '');
const choice = (value: LocationQuery[string] | undefined): '' | 'yes' | 'no' =>
  value === 'yes' || value === 'no' ? value : '';

export function narrowingOf(query: LocationQuery): Narrowing {
  const page = Number(text(query['page']));
  return {
    search: text(query['search']),
    organisation: text(query['organisation']),
    enabled: choice(query['enabled']),
    hasTags: choice(query['hasTags']),
    hasTerminals: choice(query['hasTerminals']),
    page: Number.isInteger(page) && page > 0 ? page : 1,
  };
}

/** For the address: what says nothing is left out. */
export function addressOf(narrowing: Narrowing): Record<string, string> {
  const { page, ...rest } = narrowing;
  const said = Object.entries(rest).filter(([, value]) => value !== '');
  return { ...Object.fromEntries(said), ...(page > 1 && { page: String(page) }) };
}

const yesNo = (value: '' | 'yes' | 'no'): boolean | undefined => (value === '' ? undefined : value === 'yes');

export function filterOf(narrowing: Narrowing): EntranceFilter {
  return {
    search: narrowing.search.trim() || undefined,
    organisation: narrowing.organisation || undefined,
    enabled: yesNo(narrowing.enabled),
    hasTags: yesNo(narrowing.hasTags),
    hasTerminals: yesNo(narrowing.hasTerminals),
  };
}

export const isNarrowed = (narrowing: Narrowing): boolean =>
  Object.keys(addressOf({ ...narrowing, search: narrowing.search.trim(), page: 1 })).length > 0;
