import { Type } from 'typebox';
import { strict } from './common';
import { entranceFilter } from './console';
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
import { consoleAudit } from './console-audit';
import { FiguresBy, consoleFigures } from './console-figures';
import { consoleMembers } from './console-members';
import { consoleTagRegister } from './console-tags';
import { strict } from './common';
import { defineRoute } from './route';
import { consoleErrors } from './usual-errors';

/** Tables as files: all that the page with the same filters would show, made while they are read. Each is in the audit log. */
const leads = { kind: 'console', roles: ['owner', 'operator'] } as const;
const manage = { kind: 'console', roles: ['owner', 'operator', 'store_manager'] } as const;

const kind = { kind: Type.Union([Type.Literal('csv'), Type.Literal('xlsx')]) };
const produces = 'text/csv';

const { search, state, level } = consoleMembers.query.properties;
export const consoleMembersFile = defineRoute({
  id: 'consoleMembersFile',
  method: 'GET',
  path: '/api/v1/console/exports/members',
  tag: 'console',
  summary: 'Members as CSV or XLSX, names and phone numbers masked.',
  who: leads,
  act: false,
  query: Type.Object({ search, state, level, ...kind }, strict),
  produces,
  errors: [...consoleErrors],
});

const tags = consoleTagRegister.query.properties;
export const consoleTagsFile = defineRoute({
  id: 'consoleTagsFile',
  method: 'GET',
  path: '/api/v1/console/exports/tags',
  tag: 'console',
  summary: 'Tags as CSV or XLSX; never their links.',
  who: manage,
  act: false,
  query: Type.Object(
    {
      search: tags.search,
      state: tags.state,
      storeId: tags.storeId,
      entranceId: tags.entranceId,
      chip: tags.chip,
      lastTap: tags.lastTap,
      ...kind,
    },
    strict,
  ),
  produces,
  errors: [...consoleErrors],
});

export const consoleFiguresFile = defineRoute({
  id: 'consoleFiguresFile',
  method: 'GET',
  path: '/api/v1/console/exports/figures',
  tag: 'console',
  summary: 'Figures of taps by day, store, terminal or tag, as CSV or XLSX.',
  who: manage,
  act: false,
  query: Type.Object(
    {
      ...consoleFigures.query.properties,
      by: Type.Union([Type.Literal('day'), ...FiguresBy.anyOf]),
      ...kind,
    },
    strict,
  ),
  produces,
  errors: [...consoleErrors, 'store_unknown', 'period_too_long'],
});

const audit = consoleAudit.query.properties;
export const consoleAuditFile = defineRoute({
  id: 'consoleAuditFile',
  method: 'GET',
  path: '/api/v1/console/exports/audit',
  tag: 'console',
  summary: 'The audit log as CSV or XLSX.',
  who: leads,
  act: false,
  query: Type.Object(
    {
      staffId: audit.staffId,
      action: audit.action,
      subject: audit.subject,
      from: audit.from,
      to: audit.to,
      ...kind,
    },
    strict,
  ),
  produces,
  errors: [...consoleErrors],
});
