import { Type } from 'typebox';
import { Empty, Id, Time, nullable, strict } from './common';
import { defineRoute } from './route';
import { consoleActErrors, consoleErrors } from './usual-errors';

const leads = { kind: 'console', roles: ['owner', 'operator'] } as const;

/** Tags that one order takes at most: as many as a mini-program has schemes for. */
const MOST_TAGS = 100_000;
const Count = Type.Integer({ minimum: 1, maximum: MOST_TAGS });
/** Chips whose page image the factory file can hold. */
export const FactoryChip = Type.Union([
  Type.Literal('NTAG213'),
  Type.Literal('NTAG215'),
  Type.Literal('NTAG216'),
]);

export const TagOrderMove = Type.Union([
  Type.Literal('pause'),
  Type.Literal('resume'),
  Type.Literal('cancel'),
]);

const TagOrder = Type.Object(
  {
    id: Id,
    /** The first part of its tags' serials. */
    number: Type.Integer(),
    kind: Type.Union([Type.Literal('pool'), Type.Literal('factory')]),
    /** ready: every tag has its scheme. */
    stage: Type.Union([
      Type.Literal('issuing'),
      Type.Literal('paused'),
      Type.Literal('ready'),
      Type.Literal('cancelled'),
    ]),
    moves: Type.Array(TagOrderMove),
    chip: nullable(Type.String()),
    count: Type.Integer(),
    issued: Type.Integer(),
    /** Tags that a read-back of the factory has registered. */
    registered: Type.Integer(),
    note: Type.String(),
    createdAt: Time,
    finishedAt: nullable(Time),
    fileTakenAt: nullable(Time),
  },
  strict,
);

export const consoleSchemes = defineRoute({
  id: 'consoleSchemes',
  method: 'GET',
  path: '/api/v1/console/schemes',
  tag: 'console',
  summary: 'NFC schemes: the lifetime quota, the queue and why it rests, and the orders, newest first.',
  who: leads,
  act: false,
  query: Type.Object({ before: Type.Optional(Type.Integer({ minimum: 1 })) }, strict),
  response: Type.Object(
    {
      mode: Type.Union([Type.Literal('per_tag'), Type.Literal('shared')]),
      /** The mini-program and its NFC device model are filled in. */
      configured: Type.Boolean(),
      quota: Type.Object(
        {
          limit: Type.Integer(),
          /** Exist at WeChat, spent versions included. */
          used: Type.Integer(),
          /** Promised to the pool and to orders, not issued yet. */
          queued: Type.Integer(),
          left: Type.Integer(),
          /** Issued and free to be written. */
          pool: Type.Integer(),
          today: Type.Integer(),
        },
        strict,
      ),
      queue: Type.Object(
        {
          state: Type.Union([
            Type.Literal('idle'),
            Type.Literal('issuing'),
            Type.Literal('slowed'),
            Type.Literal('tomorrow'),
            Type.Literal('stopped'),
          ]),
          reason: nullable(
            Type.Object(
              {
                errcode: nullable(Type.Integer()),
                cause: Type.String(),
                nextStep: Type.String(),
                /** Where a person can do something about it. */
                remedy: Type.Union([Type.Literal('settings'), Type.Literal('guide'), Type.Literal('none')]),
              },
              strict,
            ),
          ),
          nextAt: nullable(Time),
        },
        strict,
      ),
      orders: Type.Array(TagOrder),
      more: Type.Boolean(),
    },
    strict,
  ),
  errors: [...consoleErrors],
});

export const consoleSchemeQueueResume = defineRoute({
  id: 'consoleSchemeQueueResume',
  method: 'POST',
  path: '/api/v1/console/scheme-queue/resume',
  tag: 'console',
  summary: 'Asks WeChat again now, however long the queue meant to rest.',
  who: leads,
  act: true,
  body: Empty,
  response: Empty,
  errors: [...consoleActErrors],
});

const Destination = Type.Union([
  /** To the merchant-wide entrance; moved to stores later without rewriting. */
  Type.Object({ kind: Type.Literal('merchant'), count: Count }, strict),
  Type.Object(
    {
      kind: Type.Literal('entrances'),
      ids: Type.Array(Id, { minItems: 1, maxItems: 2_000 }),
      each: Type.Integer({ minimum: 1, maximum: 1_000 }),
    },
    strict,
  ),
  Type.Object(
    {
      kind: Type.Union([Type.Literal('stores'), Type.Literal('terminals')]),
      each: Type.Integer({ minimum: 1, maximum: 1_000 }),
    },
    strict,
  ),
]);

export const consoleTagOrder = defineRoute({
  id: 'consoleTagOrder',
  method: 'POST',
  path: '/api/v1/console/tag-orders',
  tag: 'console',
  summary:
    'Orders tags in bulk: for the pool, or to be written by a tag factory. Their schemes are issued in the background.',
  who: leads,
  act: true,
  body: Type.Union([
    Type.Object({ kind: Type.Literal('pool'), count: Count }, strict),
    Type.Object(
      {
        kind: Type.Literal('factory'),
        chip: FactoryChip,
        destination: Destination,
        note: Type.String({ maxLength: 100 }),
      },
      strict,
    ),
  ]),
  response: Type.Object({ id: Id }, strict),
  errors: [
    ...consoleActErrors,
    'nfc_model_missing',
    'tag_order_shared',
    'scheme_quota_exceeded',
    'entrance_unknown',
  ],
});

export const consoleTagOrderMove = defineRoute({
  id: 'consoleTagOrderMove',
  method: 'POST',
  path: '/api/v1/console/tag-orders/:orderId/moves',
  tag: 'console',
  summary: 'Pauses, resumes or cancels an order; tags of a cancelled one go to the pool.',
  who: leads,
  act: true,
  params: Type.Object({ orderId: Id }, strict),
  body: Type.Object({ move: TagOrderMove }, strict),
  response: Type.Object({ id: Id }, strict),
  errors: [...consoleActErrors, 'tag_order_unknown', 'tag_order_over'],
});
