import { Type } from 'typebox';
import { consoleAudit } from './console-audit';
import { FiguresBy, consoleFigures } from './console-figures';
import { SheetKind } from './console-imports';
import { consoleMembers } from './console-members';
import { consoleTagRegister } from './console-tags';
import { strict } from './common';
import { defineRoute } from './route';
import { consoleErrors } from './usual-errors';

/** Tables as files: all that the page with the same filters would show, made while they are read. Each is in the audit log. */
const leads = { kind: 'console', roles: ['owner', 'operator'] } as const;
const manage = { kind: 'console', roles: ['owner', 'operator', 'store_manager'] } as const;

const format = { format: SheetKind };
const produces = 'application/octet-stream';

const { search, state, level } = consoleMembers.query.properties;
export const consoleMembersFile = defineRoute({
  id: 'consoleMembersFile',
  method: 'GET',
  path: '/api/v1/console/exports/members',
  tag: 'console',
  summary: 'Members as CSV or XLSX, names and phone numbers masked.',
  who: leads,
  act: false,
  query: Type.Object({ search, state, level, ...format }, strict),
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
      ...format,
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
      ...format,
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
      ...format,
    },
    strict,
  ),
  produces,
  errors: [...consoleErrors],
});
