import { sql } from 'kysely';
import type { Kysely, SelectQueryBuilder } from 'kysely';
import type { Static } from 'typebox';
import { ApiError } from '../../contract/api-error';
import type { DayFigures, Figures, FiguresRow } from '../../contract/console-figures';
import type { Database } from '../../db/schema';
import { dayText, readDay } from '../china-days';
import { namedEntrances, placeText } from '../entrances/names';
import { WHOLE_MERCHANT } from '../entrances/search';
import { entranceWithin, storeWithin } from '../staff/reach';
import type { Reach } from '../staff/reach';
import { FIGURES } from './figures-write';
import type { Figure } from './figures-write';

export type FiguresView = Static<typeof Figures>;
export type DayView = Static<typeof DayFigures>;
export type FiguresRowView = Static<typeof FiguresRow>;
export type By = 'store' | 'terminal' | 'tag';

const MOST_DAYS = 366;

/** Days since 1970-01-01, both included. */
export interface Period {
  readonly first: number;
  readonly last: number;
  readonly storeId: string | undefined;
}

type Sums = Record<Figure, number | string | null>;

/** Throws `bad_request` for days there are not, `period_too_long`. */
export function periodOf(asked: { from: string; to: string; storeId?: string | undefined }): Period {
  const [first, last] = [readDay(asked.from), readDay(asked.to)];
  if (first === null || last === null || last < first) throw new ApiError('bad_request');
  if (last - first >= MOST_DAYS) throw new ApiError('period_too_long');
  return { first, last, storeId: asked.storeId };
}

function view(sums: Sums): FiguresView {
  const of = (name: Figure): number => Number(sums[name] ?? 0);
  return {
    taps: of('taps'),
    claims: of('claims'),
    recognised: of('recognised'),
    nowhere: {
      entranceOff: of('entrance_off'),
      tagOff: of('tag_off'),
      tagLost: of('tag_lost'),
      unknown: of('unknown'),
    },
  };
}

const NOTHING = view({
  taps: 0,
  claims: 0,
  recognised: 0,
  entrance_off: 0,
  tag_off: 0,
  tag_lost: 0,
  unknown: 0,
});

/** The rows of a period, each with where its entrance is. */
function inPeriod(db: Kysely<Database>, merchantId: string, reach: Reach, { first, last, storeId }: Period) {
  return db
    .selectFrom('tap_days as d')
    .leftJoin('entrances as e', (join) =>
      join.onRef('e.id', '=', 'd.entrance_id').onRef('e.merchant_id', '=', 'd.merchant_id'),
    )
    .where('d.merchant_id', '=', merchantId)
    .where('d.day', '>=', first)
    .where('d.day', '<=', last)
    .where(entranceWithin(merchantId, reach, 'd.entrance_id'))
    .$if(storeId !== undefined, (query) =>
      query.where('d.entrance_id', 'in', (q) =>
        q
          .selectFrom('entrances as x')
          .select('x.id')
          .where('x.merchant_id', '=', merchantId)
          .where('x.store_id', '=', storeId ?? ''),
      ),
    );
}

function summed<DB, TB extends keyof DB, O>(query: SelectQueryBuilder<DB, TB, O>) {
  return query.select(FIGURES.map((name) => sql<number>`sum(${sql.ref(`d.${name}`)})`.as(name)));
}

/** Throws `store_unknown` unless the store is the merchant's and within reach. */
async function requireStore(
  db: Kysely<Database>,
  merchantId: string,
  reach: Reach,
  storeId: string | undefined,
) {
  if (storeId === undefined) return;
  const store = await db
    .selectFrom('stores')
    .select('id')
    .where('merchant_id', '=', merchantId)
    .where('id', '=', storeId)
    .where(storeWithin(merchantId, reach, 'id'))
    .executeTakeFirst();
  if (!store) throw new ApiError('store_unknown');
}

/** Up to when taps are counted: those that came since are still on their way into the figures. */
async function countedTo(db: Kysely<Database>, now: number): Promise<number> {
  const { upto } = await db
    .selectFrom('tap_mark')
    .select('upto')
    .where('id', '=', 1)
    .executeTakeFirstOrThrow();
  const next = await db
    .selectFrom('taps')
    .select('created_at')
    .where('created_at', '>', upto)
    .orderBy('created_at')
    .limit(1)
    .executeTakeFirst();
  return next ? Math.min(next.created_at, now) : now;
}

/** The figures of a period, whole and day by day; a day without any is there with zeros. */
export async function figuresOf(
  db: Kysely<Database>,
  merchantId: string,
  reach: Reach,
  period: Period,
  now: number,
): Promise<{ upTo: number; total: FiguresView; days: DayView[] }> {
  await requireStore(db, merchantId, reach, period.storeId);
  // Asked first: what is counted in between is in the figures without being promised.
  const upTo = await countedTo(db, now);
  // Of some stores not the bare column: its order would tempt a planner to walk every store of the merchant for it.
  const some = reach.kind === 'stores' || period.storeId !== undefined;
  const day = some ? sql<number>`(d.day + 0)` : sql<number>`d.day`;
  const rows = await summed(inPeriod(db, merchantId, reach, period).select(day.as('day')))
    .groupBy(day)
    .orderBy(day)
    .execute();
  const byDay = new Map(rows.map((row) => [row.day, view(row)]));
  const days = Array.from({ length: period.last - period.first + 1 }, (_, index) => {
    const day = period.first + index;
    return { day: dayText(day), ...(byDay.get(day) ?? NOTHING) };
  });
  const total = (name: 'taps' | 'claims' | 'recognised') => days.reduce((sum, day) => sum + day[name], 0);
  const nowhere = (name: keyof FiguresView['nowhere']) =>
    days.reduce((sum, day) => sum + day.nowhere[name], 0);
  return {
    upTo,
    days,
    total: {
      taps: total('taps'),
      claims: total('claims'),
      recognised: total('recognised'),
      nowhere: {
        entranceOff: nowhere('entranceOff'),
        tagOff: nowhere('tagOff'),
        tagLost: nowhere('tagLost'),
        unknown: nowhere('unknown'),
      },
    },
  };
}

const COLUMN = { store: 'e.store_id', terminal: 'e.terminal_id', tag: 'd.tag_id' } as const;

/** A page of a period's figures by store, terminal or tag, the most tapped first. `skip`: rows shown before. */
export async function figuresBy(
  db: Kysely<Database>,
  merchantId: string,
  reach: Reach,
  by: By,
  period: Period,
  page: { skip: number; limit: number },
): Promise<{ rows: FiguresRowView[]; more: boolean }> {
  await requireStore(db, merchantId, reach, period.storeId);
  let query = summed(
    inPeriod(db, merchantId, reach, period).select(sql<string | null>`${sql.ref(COLUMN[by])}`.as('id')),
  )
    .groupBy(COLUMN[by])
    .orderBy('taps', 'desc')
    .orderBy('id')
    .limit(page.limit + 1)
    .offset(page.skip);
  // Ids that nobody knows stand in no store.
  if (by === 'store') query = query.where('d.entrance_id', '!=', '');
  if (by === 'terminal') query = query.where('e.terminal_id', 'is not', null);
  if (by === 'tag') query = query.where('d.tag_id', '!=', '');
  const found = await query.execute();
  const shown = found.slice(0, page.limit);
  const ids = shown.flatMap((row) => row.id ?? []);
  const name = await namesOf(db, merchantId, by, ids);
  return {
    rows: shown.map((row) => ({ id: row.id, ...name(row.id), ...view(row) })),
    more: found.length > page.limit,
  };
}

type Named = (id: string | null) => { name: string; place: string | null };

/** Names for people of some stores, terminals or tags. */
async function namesOf(
  db: Kysely<Database>,
  merchantId: string,
  by: By,
  ids: readonly string[],
): Promise<Named> {
  if (by === 'tag') {
    const tags =
      ids.length === 0
        ? []
        : await db
            .selectFrom('tags')
            .select(['id', 'uid', 'entrance_id'])
            .where('merchant_id', '=', merchantId)
            .where('id', 'in', ids)
            .execute();
    const entrances = await namedEntrances(
      db,
      merchantId,
      tags.flatMap((tag) => tag.entrance_id ?? []),
    );
    const byId = new Map(tags.map((tag) => [tag.id, tag]));
    return (id) => {
      const tag = byId.get(id ?? '');
      const entrance = entrances.get(tag?.entrance_id ?? '');
      return { name: tag?.uid ?? id ?? '', place: entrance ? placeText(entrance.place) : null };
    };
  }
  const rows =
    ids.length === 0
      ? []
      : await db
          .selectFrom('entrances as e')
          .leftJoin('organisations as o', 'o.id', 'e.organisation_id')
          .leftJoin('stores as s', 's.id', 'e.store_id')
          .leftJoin('terminals as t', 't.id', 'e.terminal_id')
          .select([
            'e.store_id',
            'e.terminal_id',
            'o.name as organisation',
            's.name as store',
            't.name as terminal',
          ])
          .where('e.merchant_id', '=', merchantId)
          .where('e.kind', '=', by)
          .where(by === 'store' ? 'e.store_id' : 'e.terminal_id', 'in', ids)
          .execute();
  const byId = new Map(
    rows.map((row) => [
      by === 'store' ? row.store_id : row.terminal_id,
      by === 'store'
        ? { name: row.store ?? '', place: row.organisation }
        : { name: row.terminal ?? '', place: [row.organisation, row.store].filter(Boolean).join(' ') },
    ]),
  );
  return (id) => byId.get(id) ?? { name: WHOLE_MERCHANT, place: null };
}
