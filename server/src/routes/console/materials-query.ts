import type { Static } from 'typebox';
import type { consoleMaterialPdf, consoleMaterialsZip } from '../../contract/console-materials';
import type { StandLook } from '../../domain/materials/maker';
import { filterOf } from './entrance-filter';
import type { Selection } from '../../domain/materials/selection';

export type StaticQuery = Static<typeof consoleMaterialPdf.query>;
type Which = Pick<
  Static<typeof consoleMaterialsZip.query>,
  'ids' | 'search' | 'organisation' | 'enabled' | 'hasTags' | 'hasTerminals' | 'terminals'
>;

/** How a stand is to look, with the defaults of the contract. */
export function lookOf(query: Pick<StaticQuery, 'orientation' | 'storeName' | 'blank'>): StandLook {
  return {
    orientation: query.orientation ?? 'portrait',
    storeName: query.storeName ?? true,
    blank: query.blank ?? false,
  };
}

/** Which entrances a query means; named ones leave out the filter. */
export function selectionOf(query: Which, now: number): Selection {
  return {
    ids: query.ids === undefined ? null : query.ids.split(','),
    filter: filterOf(query),
    terminals: query.terminals ?? false,
    now,
  };
}
