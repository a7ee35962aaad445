import { Type } from 'typebox';
import { Empty, Id, Time, nullable, strict } from './common';
import { defineRoute } from './route';
import { consoleActErrors, consoleErrors } from './usual-errors';

const leads = { kind: 'console', roles: ['owner', 'operator'] } as const;
const base = { tag: 'console', who: leads } as const;
const params = Type.Object({ importId: Id }, strict);
export const SheetKind = Type.Union([Type.Literal('csv'), Type.Literal('xlsx')]);
const format = Type.Object({ format: SheetKind }, strict);
const one = [...consoleErrors, 'import_unknown'] as const;

/** Stores with their organisations and terminals, or members of a former system. */
export const ImportKind = Type.Union([Type.Literal('stores'), Type.Literal('old_members')]);

export const ImportState = Type.Union([
  Type.Literal('receiving'),
  /** The dry run goes on. */
  Type.Literal('checking'),
  /** The dry run is over; somebody decides. */
  Type.Literal('checked'),
  Type.Literal('running'),
  Type.Literal('done'),
  Type.Literal('cancelled'),
]);

export const Import = Type.Object(
  {
    id: Id,
    kind: ImportKind,
    fileName: Type.String(),
    state: ImportState,
    /** Rows of the file. */
    rows: Type.Integer(),
    /** Rows that the present state is done with. */
    done: Type.Integer(),
    /** Rows that cannot be taken over. */
    bad: Type.Integer(),
    added: Type.Integer(),
    updated: Type.Integer(),
    unchanged: Type.Integer(),
    createdAt: Time,
    finishedAt: nullable(Time),
  },
  strict,
);

export const consoleImports = defineRoute({
  ...base,
  id: 'consoleImports',
  method: 'GET',
  path: '/api/v1/console/imports',
  summary: 'The last 20 imports, newest first.',
  act: false,
  response: Type.Object({ imports: Type.Array(Import) }, strict),
  errors: [...consoleErrors],
});

export const consoleImportTemplate = defineRoute({
  ...base,
  id: 'consoleImportTemplate',
  method: 'GET',
  path: '/api/v1/console/import-template',
  summary: 'An empty file with the columns of an import and two rows as an example.',
  act: false,
  query: Type.Object({ kind: ImportKind, format: SheetKind }, strict),
  produces: 'application/octet-stream',
  errors: [...consoleErrors],
});

export const consoleImportStart = defineRoute({
  ...base,
  id: 'consoleImportStart',
  method: 'POST',
  path: '/api/v1/console/imports',
  summary: 'Announce a file to be imported; send it with `consoleImportFile`.',
  act: true,
  body: Type.Object({ kind: ImportKind, fileName: Type.String({ minLength: 1, maxLength: 200 }) }, strict),
  response: Import,
  errors: [...consoleErrors, ...consoleActErrors],
});

/** The same file may be sent again as long as it is not checked; the last one counts. */
export const consoleImportFile = defineRoute({
  ...base,
  id: 'consoleImportFile',
  method: 'PUT',
  path: '/api/v1/console/imports/:importId/file',
  summary:
    'The file itself, CSV or XLSX, at most 64 MB, as a stream. Its rows are stored and the dry run begins; nothing is taken over yet.',
  act: false,
  params,
  consumes: 'application/octet-stream',
  response: Import,
  errors: [
    ...one,
    'csrf_failed',
    'import_not_ready',
    'sheet_encoding',
    'sheet_old_excel',
    'sheet_damaged',
    'sheet_too_large',
    'sheet_columns',
    'sheet_empty',
  ],
});

export const consoleImport = defineRoute({
  ...base,
  id: 'consoleImport',
  method: 'GET',
  path: '/api/v1/console/imports/:importId',
  summary: 'How far an import is.',
  act: false,
  params,
  response: Import,
  errors: [...one],
});

export const consoleImportFaults = defineRoute({
  ...base,
  id: 'consoleImportFaults',
  method: 'GET',
  path: '/api/v1/console/imports/:importId/faults',
  summary: 'What the dry run found wrong, by line.',
  act: false,
  params,
  query: Type.Object({ cursor: Type.Optional(Type.String({ maxLength: 128 })) }, strict),
  response: Type.Object(
    {
      faults: Type.Array(
        Type.Object({ line: Type.Integer(), column: Type.String(), reason: Type.String() }, strict),
      ),
      nextCursor: nullable(Type.String()),
    },
    strict,
  ),
  errors: [...one],
});

export const consoleImportReport = defineRoute({
  ...base,
  id: 'consoleImportReport',
  method: 'GET',
  path: '/api/v1/console/imports/:importId/report',
  summary: 'Everything the dry run found wrong, as a file.',
  act: false,
  params,
  query: format,
  produces: 'application/octet-stream',
  errors: [...one],
});

export const consoleImportConfirm = defineRoute({
  ...base,
  id: 'consoleImportConfirm',
  method: 'POST',
  path: '/api/v1/console/imports/:importId/confirm',
  summary: 'Take the rows over, in the background. Bad rows are left out only when that is said.',
  act: true,
  params,
  body: Type.Object({ skipBad: Type.Boolean() }, strict),
  response: Import,
  errors: [...one, 'import_not_ready', 'import_has_faults', 'import_busy', ...consoleActErrors],
});

export const consoleImportCancel = defineRoute({
  ...base,
  id: 'consoleImportCancel',
  method: 'POST',
  path: '/api/v1/console/imports/:importId/cancel',
  summary: 'End an import; what was taken over already stays.',
  act: true,
  params,
  body: Empty,
  response: Import,
  errors: [...one, 'import_not_ready', ...consoleActErrors],
});
