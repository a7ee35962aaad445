import { sql } from 'kysely';
import type { Expression, ExpressionBuilder, Kysely, SqlBool } from 'kysely';
import { textLike } from '../../db/dialect';
import type { Database, MembersTable } from '../../db/schema';
import type { Clock } from '../../ports';
import type { SecretBox } from '../../security/secrets';
import { containing } from '../entrances/search';
import { plainCardNumber } from '../old-cards/rules';
import { EVERYWHERE } from '../staff/reach';
import type { Reach } from '../staff/reach';
import { readPageCursor, writePageCursor } from '../page-cursor';
import { phoneContext } from './members';
import type { Member } from './members';
import { plainPhone } from './phone-number';
import { NUMBER_LENGTH } from './rules';
import { cameWithin, visitorWithin } from './within';

/** Members looked through for a name in one request: the cost of a page, however many members there are. */
const LOOKED_THROUGH = 20_000;
/** Newest members of whom it is asked one by one whether they came to some stores, before all who came are gathered. */
const ASKED_FIRST = 2_000;
/** Levels a merchant has in practice; more are not offered as filters. */
const MOST_LEVELS = 30;

export interface MemberQuery {
  readonly search?: string | undefined;
  readonly state?: MembersTable['state'] | undefined;
  readonly level?: string | undefined;
}

export interface MemberPage {
  readonly rows: Member[];
  readonly nextCursor: string | null;
}

type Services = { readonly db: Kysely<Database>; readonly secrets: SecretBox; readonly clock: Clock };
/** Whose members, seen by whom. */
type Whose = { readonly merchantId: string; readonly reach: Reach };
type Builder = ExpressionBuilder<Database & { m: MembersTable }, 'm'>;

/** What is searched by a key, as conditions of which one must hold; null for a word that can only be part of a name. */
function keyed(merchantId: string, word: string): ((e: Builder) => Expression<SqlBool>[]) | null {
  const plain = plainCardNumber(word);
  if (!/^\+?[0-9A-Z]+$/.test(plain) || !/[0-9]/.test(plain)) return null;
  const phone = plainPhone(word);
  const tail = phone?.slice(-4) ?? (/^[0-9]{4}$/.test(plain) ? plain : null);
  return (e) => {
    const ways: Expression<SqlBool>[] = [
      e(
        'm.id',
        'in',
        e
          .selectFrom('old_members as o')
          .select('o.bound_member_id')
          .where('o.merchant_id', '=', merchantId)
          .where('o.number', '=', plain)
          .where('o.bound_member_id', 'is not', null)
          .$asScalar() as never,
      ),
    ];
    // All numbers have one length, so that a beginning is a range.
    if (/^[0-9]+$/.test(plain) && plain.length <= NUMBER_LENGTH)
      ways.push(
        e.and([
          e('m.number', '>=', plain.padEnd(NUMBER_LENGTH, '0')),
          e('m.number', '<=', plain.padEnd(NUMBER_LENGTH, '9')),
        ]),
      );
    if (tail !== null) ways.push(e('m.phone_tail', '=', tail));
    return ways;
  };
}

/** Whether a row that was found by the last four digits has the whole number that was typed. */
function hasPhone(secrets: SecretBox, member: Member, phone: string): boolean {
  if (member.phone_tail !== phone.slice(-4) || member.phone_enc === null) return true;
  return secrets.open(member.phone_enc, phoneContext(member.merchant_id, member.id)) === phone;
}

function listed(
  { db, clock }: Services,
  { merchantId, reach }: Whose,
  query: MemberQuery,
  cursor: string | undefined,
) {
  const from = readPageCursor(cursor);
  let members = db
    .selectFrom('members as m')
    .where('m.merchant_id', '=', merchantId)
    .where(visitorWithin(merchantId, reach, 'm.visitor_id', clock.now()))
    // Of some stores not the bare column: its order would tempt a planner to walk all members for it.
    .orderBy(reach.kind === 'stores' ? sql`(m.created_at + 0)` : 'm.created_at', 'desc')
    .orderBy('m.id', 'desc');
  if (query.state) members = members.where('m.state', '=', query.state);
  if (query.level) members = members.where('m.level', '=', query.level);
  if (from) members = members.where(sql<boolean>`(m.created_at, m.id) < (${from.at}, ${from.id})`);
  return members;
}

const cursorAt = (member: Pick<Member, 'created_at' | 'id'>): string =>
  writePageCursor({ at: member.created_at, id: member.id });

function pageOf(rows: readonly Member[], limit: number): MemberPage {
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return { rows: shown, nextCursor: last ? cursorAt(last) : null };
}

/**
 * A page from the newest members alone. Null when they do not fill it; of a store that few of the merchant's members
 * visit, which makes the way over all visits short.
 */
async function amongNewest(
  services: Services,
  { merchantId, reach }: Whose,
  query: MemberQuery,
  page: { cursor?: string | undefined; limit: number },
): Promise<MemberPage | null> {
  const newest = listed(services, { merchantId, reach: EVERYWHERE }, query, page.cursor)
    .selectAll('m')
    .limit(ASKED_FIRST);
  const rows = await services.db
    .selectFrom(newest.as('m'))
    .selectAll('m')
    .where(cameWithin(merchantId, reach, 'm.visitor_id', services.clock.now()))
    .orderBy('m.created_at', 'desc')
    .orderBy('m.id', 'desc')
    .limit(page.limit + 1)
    .execute();
  return rows.length > page.limit ? pageOf(rows, page.limit) : null;
}

/** A part of a name: so many members are looked through, and where that ends the next page begins. */
async function byName(
  services: Services,
  whose: Whose,
  query: MemberQuery,
  word: string,
  page: { cursor?: string | undefined; limit: number },
): Promise<MemberPage> {
  const { db } = services;
  const end = await listed(services, whose, query, page.cursor)
    .select(['m.created_at', 'm.id'])
    .limit(1)
    .offset(LOOKED_THROUGH - 1)
    .executeTakeFirst();
  let found = listed(services, whose, query, page.cursor)
    .selectAll('m')
    .where(textLike(db, 'm.name', containing(word)))
    .limit(page.limit + 1);
  if (end) found = found.where(sql<boolean>`(m.created_at, m.id) >= (${end.created_at}, ${end.id})`);
  const answer = pageOf(await found.execute(), page.limit);
  return { ...answer, nextCursor: answer.nextCursor ?? (end ? cursorAt(end) : null) };
}

/** A page of the merchant's members, or of those who came to a store within reach lately, the newest first. A cursor that is none begins at the start. */
export async function registeredMembers(
  services: Services,
  merchantId: string,
  reach: Reach,
  query: MemberQuery,
  page: { cursor?: string | undefined; limit: number },
): Promise<MemberPage> {
  const { secrets } = services;
  const word = query.search?.trim() ?? '';
  const whose = { merchantId, reach };
  if (word === '' && reach.kind === 'stores') {
    const found = await amongNewest(services, whose, query, page);
    if (found) return found;
  }
  const rows = listed(services, whose, query, page.cursor)
    .selectAll('m')
    .limit(page.limit + 1);
  if (word === '') return pageOf(await rows.execute(), page.limit);
  const ways = keyed(merchantId, word);
  if (!ways) return byName(services, whose, query, word, page);
  const answer = pageOf(await rows.where((e) => e.or(ways(e))).execute(), page.limit);
  const phone = plainPhone(word);
  if (phone === null) return answer;
  return { ...answer, rows: answer.rows.filter((row) => hasPhone(secrets, row, phone)) };
}

/** The levels that members have: one look-up each, whatever the number of members. */
export async function memberLevels(db: Kysely<Database>, merchantId: string): Promise<string[]> {
  const levels: string[] = [];
  while (levels.length < MOST_LEVELS) {
    const next = await db
      .selectFrom('members')
      .select('level')
      .where('merchant_id', '=', merchantId)
      .where('level', '>', levels.at(-1) ?? '')
      .orderBy('level')
      .limit(1)
      .executeTakeFirst();
    if (!next) break;
    levels.push(next.level);
  }
  return levels;
}
