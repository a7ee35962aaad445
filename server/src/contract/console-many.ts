import { Type } from 'typebox';
import { Id, nullable, strict } from './common';
import { entranceFilter } from './console-entrances';
import { defineRoute } from './route';
import { consoleActErrors, consoleErrors } from './usual-errors';

const manage = { kind: 'console', roles: ['owner', 'operator', 'store_manager'] } as const;

export const consoleEntrancesSwitch = defineRoute({
  id: 'consoleEntrancesSwitch',
  method: 'POST',
  path: '/api/v1/console/entrances/switch',
  tag: 'console',
  summary: 'Enable or disable many stores: those named, or all that a filter finds.',
  who: manage,
  act: true,
  body: Type.Object(
    {
      enabled: Type.Boolean(),
      /** The terminals of each store as well. */
      terminals: Type.Boolean(),
      ids: nullable(Type.Array(Id, { minItems: 1, maxItems: 500 })),
      /** Without ids: the stores that these find; never the merchant-wide entrance. */
      filter: Type.Object(
        {
          search: entranceFilter.search,
          organisation: entranceFilter.organisation,
          enabled: entranceFilter.enabled,
          hasTags: entranceFilter.hasTags,
          hasTerminals: entranceFilter.hasTerminals,
        },
        strict,
      ),
    },
    strict,
  ),
  response: Type.Object(
    {
      /** Entrances that were not so already. */
      switched: Type.Integer(),
    },
    strict,
  ),
  errors: [...consoleErrors, 'entrance_unknown', ...consoleActErrors],
});
