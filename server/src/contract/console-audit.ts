import { Type } from 'typebox';
import { AuditActionSchema, NotedAction } from './audit-actions';
import { Id, Time, nullable, strict } from './common';
import { defineRoute } from './route';
import { consoleErrors } from './usual-errors';

const leads = { kind: 'console', roles: ['owner', 'operator'] } as const;

/** Who did something. `system` did it by itself; `anyone` was not logged in. */
export const AuditActorKind = Type.Union([
  Type.Literal('staff'),
  Type.Literal('write_code'),
  Type.Literal('terminal'),
  Type.Literal('member'),
  Type.Literal('operator'),
  Type.Literal('anyone'),
  Type.Literal('system'),
]);

/** A calendar day in China. */
export const Day = Type.String({ format: 'date' });

export const AuditRow = Type.Object(
  {
    id: Id,
    at: Time,
    actor: Type.Object(
      { kind: AuditActorKind, id: nullable(Type.String()), name: nullable(Type.String()) },
      strict,
    ),
    action: NotedAction,
    /** What it was done to; `name` is for people, null where there is none any more. */
    subject: Type.Object({ id: Type.String(), name: nullable(Type.String()) }, strict),
    detail: Type.Record(
      Type.String(),
      Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()]),
    ),
  },
  strict,
);

export const consoleAudit = defineRoute({
  id: 'consoleAudit',
  method: 'GET',
  path: '/api/v1/console/audit',
  tag: 'console',
  summary: 'Who did what and when, newest first. Days are those of China, both included.',
  who: leads,
  act: false,
  query: Type.Object(
    {
      staffId: Type.Optional(Id),
      action: Type.Optional(AuditActionSchema),
      /** Id of what it was done to. */
      subject: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
      from: Type.Optional(Day),
      to: Type.Optional(Day),
      cursor: Type.Optional(Type.String({ maxLength: 256 })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
    },
    strict,
  ),
  response: Type.Object({ rows: Type.Array(AuditRow), nextCursor: nullable(Type.String()) }, strict),
  errors: [...consoleErrors],
});
