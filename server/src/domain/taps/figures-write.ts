import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Database } from '../../db/schema';
import { hotWrite } from '../../db/store';
import type { Write } from '../../db/store';
import { CHINA } from '../schemes/rules';
import { dayOf } from '../china-days';
import type { ResolvedEntry } from '../entrances/resolve';
import { standsAtPlace } from './rules';
import type { Tap } from './view';

/** What is counted for each day, entrance and tag; see the table `tap_days`. */
export const FIGURES = [
  'taps',
  'claims',
  'recognised',
  'entrance_off',
  'tag_off',
  'tag_lost',
  'unknown',
] as const;
export type Figure = (typeof FIGURES)[number];

export interface FigureKey {
  readonly merchantId: string;
  readonly day: number;
  readonly entranceId: string;
  readonly tagId: string;
}

type Row = Record<'merchantId' | 'entranceId' | 'tagId', string> & Record<'day' | Figure, number>;

const NOTHING: Record<Figure, number> = {
  taps: 0,
  claims: 0,
  recognised: 0,
  entrance_off: 0,
  tag_off: 0,
  tag_lost: 0,
  unknown: 0,
};

/** What comes to a row that is there already. */
const sums = Object.fromEntries(
  FIGURES.map((name) => [name, sql<number>`${sql.ref(`tap_days.${name}`)} + ${sql.ref(`excluded.${name}`)}`]),
);
const KEY = ['merchant_id', 'day', 'entrance_id', 'tag_id'] as const;

const addRow = hotWrite((db, row: { [Field in keyof Row]: Row[Field] }) =>
  db
    .insertInto('tap_days')
    .values({
      merchant_id: row.merchantId,
      day: row.day,
      entrance_id: row.entranceId,
      tag_id: row.tagId,
      taps: row.taps,
      claims: row.claims,
      recognised: row.recognised,
      entrance_off: row.entrance_off,
      tag_off: row.tag_off,
      tag_lost: row.tag_lost,
      unknown: row.unknown,
    })
    .onConflict((conflict) => conflict.columns(KEY).doUpdateSet(sums)),
);

const DAY = 24 * 3_600_000;

/**
 * The write that adds the arrivals stored after one moment and up to another: one statement, so that the database counts
 * them wherever it is written, beside the event loop or on another machine.
 */
export const addArrivals = hotWrite((db, period: { after: number; to: number }) =>
  db
    .insertInto('tap_days')
    .columns([...KEY, 'taps'])
    .expression((e) =>
      e
        .selectFrom('taps')
        .select([
          'merchant_id',
          sql<number>`(created_at + ${sql.lit(CHINA)}) / ${sql.lit(DAY)}`.as('day'),
          sql<string>`coalesce(entrance_id, '')`.as('entrance'),
          sql<string>`coalesce(tag_id, '')`.as('tag'),
          e.fn.countAll<number>().as('taps'),
        ])
        .where('created_at', '>', period.after)
        .where('created_at', '<=', period.to)
        .where('how', 'in', ['tag', 'code'])
        .groupBy(['merchant_id', 'day', 'entrance', 'tag'])
        // One order for all who write here.
        .orderBy('merchant_id')
        .orderBy('day')
        .orderBy('entrance')
        .orderBy('tag'),
    )
    .onConflict((conflict) => conflict.columns(KEY).doUpdateSet(sums)),
);

/** The write that adds to the figures of one day, entrance and tag. */
export function addFigures(key: FigureKey, more: Partial<Record<Figure, number>>): Write {
  return addRow({ ...NOTHING, ...key, ...more });
}

/** What is written of an arrival that leads nowhere; nothing of any other. */
export function ledNowhere(merchantId: string, at: ResolvedEntry, now: number): readonly Write[] {
  if (at.state === 'open') return [];
  const place =
    at.state === 'unknown'
      ? { entranceId: '', tagId: '' }
      : { entranceId: at.entranceId, tagId: at.tagId ?? '' };
  const why = at.state === 'unknown' ? 'unknown' : WHY[at.cause];
  return [addFigures({ merchantId, day: dayOf(now), ...place }, { [why]: 1 })];
}
const WHY = { entrance: 'entrance_off', tag: 'tag_off', lost: 'tag_lost' } as const;

/** Counts a tap that a cashier accepts, on the day of its arrival. Run it in the transaction that accepts. */
export async function countRecognised(db: Kysely<Database>, tap: Tap): Promise<void> {
  if (!standsAtPlace(tap.how)) return;
  const place = { entranceId: tap.entrance_id ?? '', tagId: tap.tag_id ?? '' };
  const key = { merchantId: tap.merchant_id, day: dayOf(tap.created_at), ...place };
  await addFigures(key, { recognised: 1 }).execute(db);
}

/** Counts a card that was activated by who came in here. Run it in the transaction that activates. */
export async function countClaim(
  db: Kysely<Database>,
  merchantId: string,
  claim: { readonly entrance_id: string | null; readonly tag_id: string | null },
  now: number,
): Promise<void> {
  const place = { entranceId: claim.entrance_id ?? '', tagId: claim.tag_id ?? '' };
  await addFigures({ merchantId, day: dayOf(now), ...place }, { claims: 1 }).execute(db);
}
