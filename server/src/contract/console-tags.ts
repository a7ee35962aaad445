import { Type } from 'typebox';
import { NotedAction } from './audit-actions';
import { TagState } from './console-entrances';
import { EntrancePlace, Id, Protection, StaffRoleSchema, Time, nullable, strict } from './common';
import { defineRoute, staffRoles } from './route';
import { WriteOutcome } from './staff';
import { consoleActErrors, consoleErrors } from './usual-errors';

const manage = { kind: 'console', roles: ['owner', 'operator', 'store_manager'] } as const;
const anyStaff = { kind: 'console', roles: staffRoles } as const;

/** What a person may do to a tag; what is possible follows from its state. */
export const TagAct = Type.Union([
  Type.Literal('disable'),
  Type.Literal('enable'),
  Type.Literal('lose'),
  Type.Literal('find'),
]);

/** When somebody last came in by a tag. */
export const TagLastTap = Type.Union([
  Type.Literal('never'),
  Type.Literal('recent'),
  Type.Literal('long_ago'),
]);

export const TagRow = Type.Object(
  {
    id: Id,
    uid: nullable(Type.String()),
    chip: nullable(Type.String()),
    state: TagState,
    protection: Protection,
    /** Its chip carries another tag's id now, or none. */
    overwritten: Type.Boolean(),
    entranceId: nullable(Id),
    /** Where it leads; null for a tag that leads nowhere yet. */
    place: nullable(EntrancePlace),
    /** An entrance that is switched off closes all its tags. */
    entranceEnabled: Type.Boolean(),
    writtenAt: nullable(Time),
    lastTapAt: nullable(Time),
    /** What may be done to it now. */
    acts: Type.Array(TagAct),
  },
  strict,
);

const filters = {
  /** A part of the chip's number, or of the tag's own. */
  search: Type.Optional(Type.String({ maxLength: 64 })),
  state: Type.Optional(TagState),
  storeId: Type.Optional(Id),
  entranceId: Type.Optional(Id),
  chip: Type.Optional(Type.String({ maxLength: 40 })),
  lastTap: Type.Optional(TagLastTap),
};

export const consoleTagRegister = defineRoute({
  id: 'consoleTagRegister',
  method: 'GET',
  path: '/api/v1/console/tags',
  tag: 'console',
  summary:
    'All tags that were written, the newest first. `recent`: tapped within 7 days, `long_ago`: not within 30.',
  who: anyStaff,
  act: false,
  query: Type.Object(
    {
      ...filters,
      cursor: Type.Optional(Type.String({ maxLength: 256 })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
    },
    strict,
  ),
  response: Type.Object(
    {
      rows: Type.Array(TagRow),
      nextCursor: nullable(Type.String()),
      /** Only with the first page. */
      total: nullable(Type.Integer()),
      /** In shared mode a link names an entrance only: no single tag can be told, moved or closed. */
      mode: Type.Union([Type.Literal('per_tag'), Type.Literal('shared')]),
    },
    strict,
  ),
  errors: [...consoleErrors],
});

const TagIds = Type.Array(Id, { minItems: 1, maxItems: 200, uniqueItems: true });
const Changed = Type.Object(
  {
    tags: Type.Array(Type.Object({ id: Id, state: TagState, entranceId: nullable(Id) }, strict)),
    /** Tags that stayed as they were: their state does not allow it, or it was so already. */
    unchanged: Type.Integer(),
  },
  strict,
);

/** All of them or none: an id that is not this merchant's is `tag_unknown`. */
export const consoleTagActs = defineRoute({
  id: 'consoleTagActs',
  method: 'POST',
  path: '/api/v1/console/tags/acts',
  tag: 'console',
  summary: 'Disable or enable tags, report them lost or found; no stand is written anew for it.',
  who: manage,
  act: true,
  body: Type.Object({ tagIds: TagIds, act: TagAct }, strict),
  response: Changed,
  errors: [...consoleErrors, 'tag_unknown', ...consoleActErrors],
});

export const consoleTagMoves = defineRoute({
  id: 'consoleTagMoves',
  method: 'POST',
  path: '/api/v1/console/tags/moves',
  tag: 'console',
  summary: 'Let tags lead to another entrance, without writing them anew.',
  who: manage,
  act: true,
  body: Type.Object({ tagIds: TagIds, entranceId: Id }, strict),
  response: Changed,
  errors: [...consoleErrors, 'tag_unknown', 'entrance_unknown', ...consoleActErrors],
});

export const consoleTagHistory = defineRoute({
  id: 'consoleTagHistory',
  method: 'GET',
  path: '/api/v1/console/tags/:tagId/writes',
  tag: 'console',
  summary: 'What was reported about a tag and what people did to it, newest first, at most 200 of each.',
  who: anyStaff,
  act: false,
  params: Type.Object({ tagId: Id }, strict),
  response: Type.Object(
    {
      writes: Type.Array(
        Type.Object(
          {
            outcome: WriteOutcome,
            reason: nullable(Type.String()),
            uid: Type.String(),
            chip: Type.String(),
            protection: nullable(Protection),
            keyVersion: nullable(Type.Integer()),
            /** Came in after the write code had ended, or from somebody who may not write any more. */
            late: Type.Boolean(),
            /** Name of the invited staff member; null for a mere holder of the write code. */
            by: nullable(Type.String()),
            writtenAt: Time,
            receivedAt: Time,
          },
          strict,
        ),
      ),
      acts: Type.Array(
        Type.Object(
          {
            action: NotedAction,
            at: Time,
            /** Who did it; null for what came with a report. */
            by: nullable(Type.Object({ name: Type.String(), role: StaffRoleSchema }, strict)),
            /** Where it led before, and since, when it was moved. */
            from: nullable(EntrancePlace),
            to: nullable(EntrancePlace),
          },
          strict,
        ),
      ),
    },
    strict,
  ),
  errors: [...consoleErrors, 'tag_unknown'],
});
