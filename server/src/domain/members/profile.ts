import type { Kysely, Transaction } from 'kysely';
import type { Static } from 'typebox';
import { ApiError } from '../../contract/api-error';
import type { MemberProfile } from '../../contract/member-account';
import type { Database } from '../../db/schema';
import type { Services } from '../../services';
import { isWechatError } from '../../wechat/errors';
import { miniProgramAccount } from '../merchants/accounts';
import { bindOldCard } from '../old-cards/bind';
import { freeOldCardsOfPhone, oldCardsOfMember, oldCardView } from '../old-cards/repository';
import type { OldCardView } from '../old-cards/repository';
import { iso } from '../iso';
import type { Member } from './members';
import { memberOfVisitor } from './members';
import type { Merchant } from './merchant';
import { phoneColumns, plainPhone } from './phone-number';
import { isPossibleBirthday, maskPhone } from './rules';

export type ProfileView = Static<typeof MemberProfile>;

export interface ProfileChange {
  readonly nickname?: string | null;
  readonly birthday?: string | null;
  readonly phone?: null;
}

/** The active member a visitor is. Throws `not_a_member`. */
export async function activeMember(
  db: Kysely<Database>,
  merchantId: string,
  visitorId: string,
): Promise<Member> {
  const member = await memberOfVisitor(db, merchantId, visitorId);
  if (member?.state !== 'active') throw new ApiError('not_a_member');
  return member;
}

export async function profileView(db: Kysely<Database>, member: Member): Promise<ProfileView> {
  return {
    nickname: member.nickname,
    birthday: member.birthday,
    name: member.name,
    maskedPhone: maskPhone(member.phone_tail),
    phoneVerifiedAt: member.phone_verified_at === null ? null : iso(member.phone_verified_at),
    oldCards: await oldCardsOfMember(db, member.merchant_id, member.id),
  };
}

/** Changes what a member told; absent fields stay. Throws `birthday_impossible`, `not_a_member` for who left meanwhile. */
export async function changeProfile(
  trx: Transaction<Database>,
  { clock }: Pick<Services, 'clock'>,
  member: Member,
  change: ProfileChange,
): Promise<Member> {
  const { nickname, birthday, phone } = change;
  if (typeof birthday === 'string' && !isPossibleBirthday(birthday, clock.now()))
    throw new ApiError('birthday_impossible');
  const columns = {
    ...(nickname !== undefined && { nickname: nickname?.trim() || null }),
    ...(birthday !== undefined && { birthday }),
    ...(phone === null && { phone_enc: null, phone_tail: null, phone_verified_at: null }),
  };
  if (Object.keys(columns).length === 0) return member;
  const changed = await trx
    .updateTable('members')
    .set(columns)
    .where('merchant_id', '=', member.merchant_id)
    .where('id', '=', member.id)
    .where('state', '=', 'active')
    .returningAll()
    .executeTakeFirst();
  if (!changed) throw new ApiError('not_a_member');
  return changed;
}

/** Asks WeChat for the number behind a getPhoneNumber code, which this spends. Throws `phone_code_rejected`. */
export async function verifiedPhone(
  { secrets, gateway }: Pick<Services, 'secrets' | 'gateway'>,
  merchant: Merchant,
  code: string,
): Promise<string> {
  const account = miniProgramAccount(secrets, merchant);
  try {
    const answer = await gateway.miniProgram(account).phoneNumber(code);
    const phone = plainPhone(`+${answer.countryCode}${answer.purePhoneNumber}`);
    if (phone !== null) return phone;
  } catch (error) {
    if (isWechatError(error, 'code_spent') || isWechatError(error, 'input'))
      throw new ApiError('phone_code_rejected', { cause: error });
    throw error;
  }
  throw new ApiError('phone_code_rejected');
}

/**
 * Keeps a number that WeChat verified, and binds the old cards that were imported with it. Throws `not_a_member` for who left
 * while WeChat was asked: nothing may be kept of them.
 */
export async function bindPhone(
  trx: Transaction<Database>,
  services: Pick<Services, 'clock' | 'random' | 'secrets'>,
  member: Member,
  phone: string,
): Promise<{ member: Member; newlyBound: OldCardView[] }> {
  const { merchant_id: merchantId, id } = member;
  const kept = await trx
    .updateTable('members')
    .set({
      ...phoneColumns(services.secrets, merchantId, id, phone),
      phone_verified_at: services.clock.now(),
    })
    .where('merchant_id', '=', merchantId)
    .where('id', '=', id)
    .where('state', '=', 'active')
    .returning('id')
    .executeTakeFirst();
  if (!kept) throw new ApiError('not_a_member');
  const newlyBound: OldCardView[] = [];
  for (const old of await freeOldCardsOfPhone(trx, services, merchantId, phone)) {
    const bound = await bindOldCard(trx, services, merchantId, id, old.id, 'phone');
    if (bound) newlyBound.push(oldCardView(bound));
  }
  const now = await trx
    .selectFrom('members')
    .selectAll()
    .where('merchant_id', '=', merchantId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return { member: now, newlyBound };
}
