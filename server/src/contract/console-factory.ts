import { Type } from 'typebox';
import { Empty, Id, Time, nullable, strict } from './common';
import { defineRoute } from './route';
import { consoleActErrors, consoleErrors } from './usual-errors';

const base = { tag: 'console', who: { kind: 'console', roles: ['owner', 'operator'] }, act: false } as const;
const order = Type.Object({ orderId: Id }, strict);
const readback = Type.Object({ readbackId: Id }, strict);

/** What a row of the factory's read-back turned out to be. Only `matches` can be registered. */
export const ReadbackVerdict = Type.Union([
  Type.Literal('matches'),
  Type.Literal('registered'),
  /** It holds the content of another tag. */
  Type.Literal('swapped'),
  Type.Literal('truncated'),
  Type.Literal('changed'),
  Type.Literal('empty'),
  Type.Literal('uid_missing'),
  Type.Literal('uid_twice'),
  Type.Literal('serial_twice'),
  Type.Literal('unknown_serial'),
  /** The tag was disabled or lost meanwhile. */
  Type.Literal('closed'),
]);

const Report = Type.Object(
  {
    id: Id,
    orderId: Id,
    fileName: Type.String(),
    rows: Type.Integer(),
    createdAt: Time,
    counts: Type.Array(Type.Object({ verdict: ReadbackVerdict, rows: Type.Integer() }, strict)),
    /** Rows that match and are not registered yet. */
    registrable: Type.Integer(),
  },
  strict,
);

const file = {
  ...base,
  method: 'GET',
  params: order,
  errors: [...consoleErrors, 'tag_order_unknown', 'tag_order_unfinished'],
} as const;
const FILE =
  'The file for the tag factory: serial, scheme, NDEF message and page image of every tag, with columns for what it reads back.';

export const consoleFactoryFileCsv = defineRoute({
  ...file,
  id: 'consoleFactoryFileCsv',
  path: '/api/v1/console/tag-orders/:orderId/factory-file.csv',
  summary: FILE,
  produces: 'text/csv',
});

export const consoleFactoryFileXlsx = defineRoute({
  ...file,
  id: 'consoleFactoryFileXlsx',
  path: '/api/v1/console/tag-orders/:orderId/factory-file.xlsx',
  summary: FILE,
  produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
});

export const consoleReadbackCheck = defineRoute({
  ...base,
  id: 'consoleReadbackCheck',
  method: 'POST',
  path: '/api/v1/console/tag-orders/:orderId/readbacks',
  summary:
    'Checks what the factory read back, CSV or XLSX, at most 32 MB, as a stream: a verdict per row. No tag is changed; each file has a report of its own.',
  params: order,
  query: Type.Object({ fileName: Type.String({ minLength: 1, maxLength: 200 }) }, strict),
  consumes: 'application/octet-stream',
  response: Report,
  errors: [
    ...consoleErrors,
    'csrf_failed',
    'tag_order_unknown',
    'tag_order_unfinished',
    'readback_unreadable',
    'sheet_encoding',
    'sheet_old_excel',
    'sheet_damaged',
    'sheet_too_large',
  ],
});

export const consoleReadbacks = defineRoute({
  ...base,
  id: 'consoleReadbacks',
  method: 'GET',
  path: '/api/v1/console/tag-orders/:orderId/readbacks',
  summary: 'The last 50 read-backs of an order, newest first.',
  params: order,
  response: Type.Object(
    {
      readbacks: Type.Array(
        Type.Object({ id: Id, fileName: Type.String(), rows: Type.Integer(), createdAt: Time }, strict),
      ),
    },
    strict,
  ),
  errors: [...consoleErrors, 'tag_order_unknown', 'tag_order_unfinished'],
});

export const consoleReadback = defineRoute({
  ...base,
  id: 'consoleReadback',
  method: 'GET',
  path: '/api/v1/console/readbacks/:readbackId',
  summary: 'The report of a read-back: rows by verdict.',
  params: readback,
  response: Report,
  errors: [...consoleErrors, 'readback_unknown'],
});

export const consoleReadbackRows = defineRoute({
  ...base,
  id: 'consoleReadbackRows',
  method: 'GET',
  path: '/api/v1/console/readbacks/:readbackId/rows',
  summary: 'Rows of a read-back by line; without a verdict those that are not in order.',
  params: readback,
  query: Type.Object(
    { verdict: Type.Optional(ReadbackVerdict), after: Type.Optional(Type.Integer({ minimum: 0 })) },
    strict,
  ),
  response: Type.Object(
    {
      rows: Type.Array(
        Type.Object(
          {
            line: Type.Integer(),
            serial: Type.String(),
            uid: nullable(Type.String()),
            verdict: ReadbackVerdict,
            /** For people: which other row or tag the verdict speaks of. */
            about: Type.String(),
          },
          strict,
        ),
      ),
      more: Type.Boolean(),
    },
    strict,
  ),
  errors: [...consoleErrors, 'readback_unknown'],
});

export const consoleReadbackReport = defineRoute({
  ...base,
  id: 'consoleReadbackReport',
  method: 'GET',
  path: '/api/v1/console/readbacks/:readbackId/report.csv',
  summary: 'The verdict of every row as a table.',
  params: readback,
  produces: 'text/csv',
  errors: [...consoleErrors, 'readback_unknown'],
});

export const consoleReadbackRegister = defineRoute({
  ...base,
  id: 'consoleReadbackRegister',
  method: 'POST',
  path: '/api/v1/console/readbacks/:readbackId/register',
  summary:
    'Registers the next rows that match, at most 1,000, as written and verified; call again while some are left.',
  act: true,
  params: readback,
  body: Empty,
  response: Type.Object({ registered: Type.Integer(), left: Type.Integer() }, strict),
  errors: [...consoleActErrors, 'readback_unknown'],
});
