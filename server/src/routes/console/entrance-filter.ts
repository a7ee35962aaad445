import type { Static } from 'typebox';
import type { consoleEntrances } from '../../contract/console-entrances';
import type { EntranceFilter } from '../../domain/entrances/table';

type Query = Pick<
  Static<typeof consoleEntrances.query>,
  'search' | 'organisation' | 'enabled' | 'hasTags' | 'hasTerminals'
>;

/** What a query narrows the table to. */
export function filterOf(query: Query): EntranceFilter {
  return {
    search: query.search,
    organisationId: query.organisation,
    enabled: query.enabled,
    tags: query.hasTags,
    terminals: query.hasTerminals,
  };
}
