import type { Kysely } from 'kysely';
import { unindexed } from '../../db/dialect';
import { fieldsOf, hotQuery } from '../../db/hot-query';
import { hotWrite, numbered, requireNumber } from '../../db/store';
import type { Write } from '../../db/store';
import type { Database, TapsTable, TerminalEventsTable } from '../../db/schema';
import type { Member } from '../members/members';
import type { WaitingNumber } from '../../realtime/queue-numbers';
import { noteAnnounced } from './lately';
import { readNumbers } from './numbers';
import { ARRIVAL_LIFE, STANDING_LIFE, WAITING_LIFE } from './rules';
import type { Tap } from './view';

export type NewTap = Pick<
  TapsTable,
  'visitor_id' | 'member_id' | 'entrance_id' | 'tag_id' | 'terminal_id' | 'evidence' | 'how' | 'scene'
>;

/** A tap row at the moment of arriving; not announced. */
export function arrivedTap(id: string, merchantId: string, tap: NewTap, now: number): Tap {
  return {
    id,
    merchant_id: merchantId,
    ...tap,
    state: 'arrived',
    is_new_member: 0,
    created_at: now,
    announced_at: null,
    expires_at: null,
    handled_at: null,
    pick_number: null,
    pick_choices: null,
    pick_wrong: null,
  };
}

/** What changes of a tap that is there already. */
const CHANGING = [
  'state',
  'member_id',
  'is_new_member',
  'announced_at',
  'expires_at',
  'handled_at',
  'evidence',
  'pick_number',
  'pick_choices',
  'pick_wrong',
] as const;
const FIXED = [
  'id',
  'merchant_id',
  'visitor_id',
  'entrance_id',
  'tag_id',
  'terminal_id',
  'how',
  'scene',
  'created_at',
] as const;

const upsert = hotWrite((db, tap: { [Column in keyof Tap]: Tap[Column] }) =>
  db
    .insertInto('taps')
    .values(fieldsOf(tap, [...FIXED, ...CHANGING]))
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet((e) => Object.fromEntries(CHANGING.map((name) => [name, e.ref(`excluded.${name}`)]))),
    ),
);

/** The write that stores a tap, or the new state of one that is there. */
export function writeTap(tap: Tap): Write {
  const write = upsert(tap);
  return {
    bound(db) {
      noteAnnounced(db, tap);
      return write.bound(db);
    },
    execute(db) {
      noteAnnounced(db, tap);
      return write.execute(db);
    },
  };
}

/** Stores a tap, or the new state of one that is there. */
export async function saveTap(db: Kysely<Database>, tap: Tap): Promise<void> {
  await writeTap(tap).execute(db);
}

interface NewEvent {
  readonly merchantId: string;
  readonly terminalId: string;
  readonly tapId: string;
  readonly kind: TerminalEventsTable['kind'];
  readonly now: number;
}

/** The write that adds a line to the terminal's stream; its number is what the stream resumes from. */
export const writeTerminalEvent = hotWrite((db, event: { [Field in keyof NewEvent]: NewEvent[Field] }) =>
  numbered(
    db,
    db.insertInto('terminal_events').values({
      merchant_id: event.merchantId,
      terminal_id: event.terminalId,
      tap_id: event.tapId,
      kind: event.kind,
      created_at: event.now,
    }),
    'seq',
  ),
);

/** Adds a line to the terminal's stream; its number is what the stream resumes from. */
export async function addTerminalEvent(
  db: Kysely<Database>,
  merchantId: string,
  terminalId: string,
  tapId: string,
  kind: 'tap' | 'tap_changed',
  now: number,
): Promise<number> {
  return requireNumber(await writeTerminalEvent({ merchantId, terminalId, tapId, kind, now }).execute(db));
}

const waitingAt = hotQuery(
  (db, value: { merchantId: string; terminalId: string; createdAfter: number; now: number }) =>
    db
      .selectFrom('taps')
      .select(['id', 'pick_number', 'pick_choices', 'expires_at'])
      .where('merchant_id', '=', value.merchantId)
      .where('terminal_id', '=', value.terminalId)
      .where('state', '=', 'waiting')
      .where('created_at', '>', value.createdAfter)
      .where('expires_at', '>', value.now),
);

/** Who waits at a terminal now, each with the number it has. */
export async function waitingNumbers(
  db: Kysely<Database>,
  merchantId: string,
  terminalId: string,
  now: number,
): Promise<WaitingNumber[]> {
  const createdAfter = now - WAITING_LIFE - ARRIVAL_LIFE;
  const rows = await waitingAt(db, { merchantId, terminalId, createdAfter, now });
  return rows.map(({ id, pick_number, pick_choices, expires_at }) => ({
    tapId: id,
    pick: pick_number === null ? null : { number: pick_number, choices: readNumbers(pick_choices) },
    expiresAt: expires_at ?? now,
  }));
}

/** By the visitor: by the terminal the database would walk all taps of that terminal. */
const announcedSince = hotQuery((db, value: TapsAt & { announcedAfter: number }) =>
  db
    .selectFrom('taps')
    .selectAll()
    .where('merchant_id', '=', value.merchantId)
    .where('visitor_id', '=', value.visitorId)
    .where('created_at', '>', value.createdAfter)
    .where(unindexed('terminal_id'), '=', value.terminalId)
    .where(unindexed('announced_at'), '>', value.announcedAfter)
    .orderBy('created_at', 'desc'),
);
type TapsAt = Record<'merchantId' | 'visitorId' | 'terminalId', string> & { createdAfter: number };

/** Taps of this person at this counter that were announced so lately that one may still stand, newest first, in whatever state. */
export async function lastAnnounced(
  db: Kysely<Database>,
  merchantId: string,
  visitorId: string,
  terminalId: string,
  now: number,
): Promise<readonly Tap[]> {
  const createdAfter = now - STANDING_LIFE - ARRIVAL_LIFE;
  const announcedAfter = now - STANDING_LIFE;
  const found = await announcedSince(db, { merchantId, visitorId, terminalId, createdAfter, announcedAfter });
  if (found.length > 1) found.sort((a, b) => (b.announced_at ?? 0) - (a.announced_at ?? 0));
  return found;
}

const arrivedSince = hotQuery((db, value: { merchantId: string; visitorId: string; createdAfter: number }) =>
  db
    .selectFrom('taps')
    .selectAll()
    .where('merchant_id', '=', value.merchantId)
    .where('visitor_id', '=', value.visitorId)
    .where('created_at', '>', value.createdAfter)
    .orderBy('created_at', 'desc')
    .limit(1),
);

/** The counter where a visitor stood last, while that is recent; the tap may have been announced since. */
export async function lastAtCounter(
  db: Kysely<Database>,
  merchantId: string,
  visitorId: string,
  now: number,
): Promise<(Tap & { terminal_id: string }) | null> {
  const [row] = await arrivedSince(db, { merchantId, visitorId, createdAfter: now - ARRIVAL_LIFE });
  return row && row.terminal_id !== null ? { ...row, terminal_id: row.terminal_id } : null;
}

/** Where a visitor stood last and could not be announced yet, while that is recent. */
export async function lastArrival(
  db: Kysely<Database>,
  merchantId: string,
  visitorId: string,
  now: number,
): Promise<Tap | null> {
  const tap = await lastAtCounter(db, merchantId, visitorId, now);
  return tap?.state === 'arrived' ? tap : null;
}

const visitorsTap = hotQuery((db, value: { merchantId: string; visitorId: string; tapId: string }) =>
  db
    .selectFrom('taps')
    .selectAll()
    .where('id', '=', value.tapId)
    .where('merchant_id', '=', value.merchantId)
    .where('visitor_id', '=', value.visitorId),
);

export async function tapOfVisitor(
  db: Kysely<Database>,
  merchantId: string,
  visitorId: string,
  tapId: string,
): Promise<Tap | null> {
  return (await visitorsTap(db, { merchantId, visitorId, tapId }))[0] ?? null;
}

export interface TapWithMember {
  readonly tap: Tap;
  readonly member: Member;
}

/** Announced taps of a terminal by id, each with its member. */
export async function tapsWithMembers(
  db: Kysely<Database>,
  merchantId: string,
  terminalId: string,
  tapIds: readonly string[],
): Promise<Map<string, TapWithMember>> {
  if (tapIds.length === 0) return new Map();
  const taps = await db
    .selectFrom('taps')
    .selectAll()
    .where('id', 'in', tapIds)
    .where('merchant_id', '=', merchantId)
    .where('terminal_id', '=', terminalId)
    .where('state', '!=', 'arrived')
    .execute();
  const memberIds = [...new Set(taps.flatMap((tap) => (tap.member_id === null ? [] : [tap.member_id])))];
  if (memberIds.length === 0) return new Map();
  const members = await db
    .selectFrom('members')
    .selectAll()
    .where('merchant_id', '=', merchantId)
    .where('id', 'in', memberIds)
    .execute();
  const byId = new Map(members.map((member) => [member.id, member]));
  return new Map(
    taps.flatMap((tap) => {
      const member = tap.member_id === null ? undefined : byId.get(tap.member_id);
      return member ? [[tap.id, { tap, member }] as const] : [];
    }),
  );
}
