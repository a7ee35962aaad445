import { Type } from 'typebox';
import { Day } from './console-audit';
import { Id, Time, nullable, strict } from './common';
import { defineRoute } from './route';
import { consoleErrors } from './usual-errors';

const manage = { kind: 'console', roles: ['owner', 'operator', 'store_manager'] } as const;

/** What came of arrivals by tag or code. */
const figures = {
  taps: Type.Integer(),
  /** Cards activated by who came in here. */
  claims: Type.Integer(),
  /** Arrivals that a cashier accepted. */
  recognised: Type.Integer(),
  /** Arrivals that led nowhere, and why. Ids that nobody knows leave no tap. */
  nowhere: Type.Object(
    {
      entranceOff: Type.Integer(),
      tagOff: Type.Integer(),
      tagLost: Type.Integer(),
      unknown: Type.Integer(),
    },
    strict,
  ),
};

export const Figures = Type.Object(figures, strict);
export const DayFigures = Type.Object({ day: Day, ...figures }, strict);
/** One store, terminal or tag. `id` null: the merchant-wide entrance. */
export const FiguresRow = Type.Object(
  { id: nullable(Id), name: Type.String(), place: nullable(Type.String()), ...figures },
  strict,
);

export const FiguresBy = Type.Union([Type.Literal('store'), Type.Literal('terminal'), Type.Literal('tag')]);

const period = {
  /** Days of China, both included; at most 366. */
  from: Day,
  to: Day,
  storeId: Type.Optional(Id),
};

export const consoleFigures = defineRoute({
  id: 'consoleFigures',
  method: 'GET',
  path: '/api/v1/console/figures',
  tag: 'console',
  summary: '到店统计: taps, claims and recognitions of a period, whole and day by day.',
  who: manage,
  act: false,
  query: Type.Object(period, strict),
  response: Type.Object(
    {
      /** Taps up to this moment are counted. */
      upTo: Time,
      total: Figures,
      days: Type.Array(DayFigures),
    },
    strict,
  ),
  errors: [...consoleErrors, 'store_unknown', 'period_too_long'],
});

export const consoleFiguresBy = defineRoute({
  id: 'consoleFiguresBy',
  method: 'GET',
  path: '/api/v1/console/figures/rows',
  tag: 'console',
  summary: 'The same by store, terminal or tag, the most tapped first.',
  who: manage,
  act: false,
  query: Type.Object(
    {
      ...period,
      by: FiguresBy,
      cursor: Type.Optional(Type.String({ maxLength: 16, pattern: '^[0-9]+$' })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
    },
    strict,
  ),
  response: Type.Object({ rows: Type.Array(FiguresRow), nextCursor: nullable(Type.String()) }, strict),
  errors: [...consoleErrors, 'store_unknown', 'period_too_long'],
});
