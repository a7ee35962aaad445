import { Type } from 'typebox';
import { strict } from './common';
import { entranceFilter } from './console-entrances';
import { SheetKind } from './console-imports';
import { defineRoute } from './route';
import { consoleErrors } from './usual-errors';

const base = {
  method: 'GET',
  tag: 'console',
  who: { kind: 'console', roles: ['owner', 'operator'] },
  act: false,
  produces: 'application/octet-stream',
  errors: [...consoleErrors],
} as const;

export const consoleStoresExport = defineRoute({
  ...base,
  id: 'consoleStoresExport',
  path: '/api/v1/console/exports/stores',
  summary: 'Stores with their organisations and terminals as CSV or XLSX, streamed; can be imported again.',
  query: Type.Object({ format: SheetKind, ...entranceFilter }, strict),
});

export const consoleOldMembersExport = defineRoute({
  ...base,
  id: 'consoleOldMembersExport',
  path: '/api/v1/console/exports/old-members',
  summary: 'Members of the former system, masked, and whether they were bound, as CSV or XLSX, streamed.',
  query: Type.Object({ format: SheetKind }, strict),
});
