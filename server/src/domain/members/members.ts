import type { Kysely, Selectable } from 'kysely';
import { ApiError } from '../../contract/api-error';
import { hotQuery } from '../../db/hot-query';
import type { Database, MembersTable } from '../../db/schema';
import { createDigits, createId } from '../../security/ids';
import type { Services } from '../../services';
import { memberNumber, NUMBER_LENGTH } from './rules';

export type Member = Selectable<MembersTable>;

/** What arriving needs of a member: reading a column costs more than finding the row. */
export const HERE = [
  'id',
  'visitor_id',
  'state',
  'card_id',
  'card_code',
  'number',
  'level',
  'points',
  'balance_fen',
  'name',
  'phone_tail',
  'activated_at',
  'created_at',
] as const;
export type MemberHere = Pick<Member, (typeof HERE)[number]>;

const hereByVisitor = hotQuery((db, value: { merchantId: string; visitorId: string }) =>
  db
    .selectFrom('members')
    .select(HERE)
    .where('merchant_id', '=', value.merchantId)
    .where('visitor_id', '=', value.visitorId),
);

/** The same row as `memberOfVisitor`, as much of it as an arrival needs. */
export async function memberHere(
  db: Kysely<Database>,
  merchantId: string,
  visitorId: string,
): Promise<MemberHere | null> {
  return (await hereByVisitor(db, { merchantId, visitorId }))[0] ?? null;
}

const byVisitor = hotQuery((db, value: { merchantId: string; visitorId: string }) =>
  db
    .selectFrom('members')
    .selectAll()
    .where('merchant_id', '=', value.merchantId)
    .where('visitor_id', '=', value.visitorId),
);

/** The member row of a visitor in whatever state, or null. */
export async function memberOfVisitor(
  db: Kysely<Database>,
  merchantId: string,
  visitorId: string,
): Promise<Member | null> {
  return (await byVisitor(db, { merchantId, visitorId }))[0] ?? null;
}

export async function memberById(
  db: Kysely<Database>,
  merchantId: string,
  memberId: string,
): Promise<Member | null> {
  const row = await db
    .selectFrom('members')
    .selectAll()
    .where('merchant_id', '=', merchantId)
    .where('id', '=', memberId)
    .executeTakeFirst();
  return row ?? null;
}

/** The member who holds a card of the card pack, or null. */
export async function memberByCardCode(
  db: Kysely<Database>,
  merchantId: string,
  cardCode: string,
): Promise<Member | null> {
  const row = await db
    .selectFrom('members')
    .selectAll()
    .where('merchant_id', '=', merchantId)
    .where('card_code', '=', cardCode)
    .executeTakeFirst();
  return row ?? null;
}

async function freeNumber(
  db: Kysely<Database>,
  random: Services['random'],
  merchantId: string,
): Promise<string> {
  for (;;) {
    const number = memberNumber(createDigits(random, NUMBER_LENGTH - 1));
    const taken = await db
      .selectFrom('members')
      .select('id')
      .where('merchant_id', '=', merchantId)
      .where('number', '=', number)
      .executeTakeFirst();
    if (!taken) return number;
  }
}

/**
 * Notes that a visitor holds a card that is not activated yet. The membership number is fixed here, before WeChat
 * is told of it, so that a repeated activation names the same one. An active member with this card stays active. Throws
 * `activation_rejected` for a card that somebody else holds.
 */
export async function holdCard(
  db: Kysely<Database>,
  { clock, random }: Pick<Services, 'clock' | 'random'>,
  merchantId: string,
  held: { visitorId: string; cardId: string; cardCode: string },
): Promise<Member> {
  const known = await memberOfVisitor(db, merchantId, held.visitorId);
  if (known?.state === 'active' && known.card_code === held.cardCode) return known;
  const holder = await memberByCardCode(db, merchantId, held.cardCode);
  if (holder && holder.visitor_id !== held.visitorId) throw new ApiError('activation_rejected');
  if (known) {
    const pending = await db
      .updateTable('members')
      .set({ card_id: held.cardId, card_code: held.cardCode, state: 'pending' })
      .where('merchant_id', '=', merchantId)
      .where('id', '=', known.id)
      .where('visitor_id', '=', held.visitorId)
      .where((e) => e.or([e('state', '!=', 'active'), e('card_code', '!=', held.cardCode)]))
      .returningAll()
      .executeTakeFirst();
    // Activated or left in this very moment: looked at again.
    return pending ?? holdCard(db, { clock, random }, merchantId, held);
  }
  const made = await db
    .insertInto('members')
    .values({
      id: createId(random),
      merchant_id: merchantId,
      visitor_id: held.visitorId,
      card_id: held.cardId,
      card_code: held.cardCode,
      state: 'pending',
      number: await freeNumber(db, random, merchantId),
      level: '普通会员',
      points: 0,
      balance_fen: 0,
      name: null,
      phone_enc: null,
      phone_tail: null,
      created_at: clock.now(),
      activated_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();
  // The return from the component and the card event may come in the same moment: the other one made the row.
  return made ?? holdCard(db, { clock, random }, merchantId, held);
}

export interface Profile {
  readonly name: string | null;
  readonly phone: string | null;
}

/** Context under which a member's phone number is sealed. */
export function phoneContext(merchantId: string, memberId: string): string {
  return `member:${merchantId}:${memberId}:phone`;
}

/**
 * Makes the holder of a card an active member. What WeChat's form did not tell is left as it was. Throws `activation_rejected`
 * for who left, threw the card away or got another one while WeChat was asked: what it said is about a card of before.
 */
export async function activateMember(
  db: Kysely<Database>,
  { clock, secrets }: Pick<Services, 'clock' | 'secrets'>,
  member: Member,
  profile: Profile,
): Promise<Member> {
  const phone = profile.phone;
  const active = await db
    .updateTable('members')
    .set({
      state: 'active',
      activated_at: member.activated_at ?? clock.now(),
      ...(profile.name !== null && { name: profile.name }),
      ...(phone !== null && {
        phone_enc: secrets.seal(phone, phoneContext(member.merchant_id, member.id)),
        phone_tail: phone.slice(-4),
      }),
    })
    .where('merchant_id', '=', member.merchant_id)
    .where('id', '=', member.id)
    .where('card_code', '=', member.card_code)
    .where('state', 'in', ['pending', 'active'])
    .returningAll()
    .executeTakeFirst();
  if (!active) throw new ApiError('activation_rejected');
  return active;
}

/** Notes that a card was thrown away in the card pack. */
export async function markDeleted(db: Kysely<Database>, merchantId: string, cardCode: string): Promise<void> {
  await db
    .updateTable('members')
    .set({ state: 'deleted' })
    .where('merchant_id', '=', merchantId)
    .where('card_code', '=', cardCode)
    .where('state', 'in', ['active', 'pending'])
    .execute();
}
