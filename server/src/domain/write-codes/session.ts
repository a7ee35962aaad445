import { ApiError } from '../../contract/api-error';
import { holdName } from '../../db/dialect';
import type { Services } from '../../services';
import type { Place } from '../entrances/place';
import { entryResolver } from '../entrances/resolve';
import { EVERYWHERE } from '../staff/reach';
import type { WritePolicy } from '../staff/write-policy';
import type { Refusal, SchemeSource } from '../schemes/source';
import { RESERVATION_MS, heldByOtherPhones, reserveTags } from '../tags/reservations';
import { remaining } from './rules';
import type { WriteCode } from './write-codes';
import { writeCodes } from './write-codes';

export interface ReservedScheme {
  tagId: string | null;
  scheme: string;
  reservedUntil: number;
}

export interface WriteSession {
  merchantName: string;
  entrance: { place: Place; enabled: boolean };
  mode: 'per_tag' | 'shared';
  reserved: ReservedScheme[];
  writeCode: WriteCode;
  remainingToday: number;
  policy: WritePolicy;
}

export interface WriteSessionWish {
  writeCodeId: string;
  /** Installation of the write page. */
  phone: string;
  want: number;
  /** Invited staff hold the phone. */
  byStaff: boolean;
}

type Parts = Pick<Services, 'db' | 'clock' | 'random' | 'sleep'>;

/** A person with a phone in the hand waits no longer than this for WeChat. Milliseconds. */
const PATIENCE = 6_000;

/** What to tell the person when WeChat would not issue: something to repair, or something to wait for. */
function refusalError(refusal: Refusal | null): ApiError {
  if (refusal?.reaction !== 'stop') return new ApiError('schemes_not_ready', { retryAfter: 60 });
  return refusal.error
    ? new ApiError('wechat_misconfigured', { message: refusal.error.message, cause: refusal.error })
    : new ApiError('wechat_misconfigured', {
        message: '商家的 NFC 设备型号（model_id）尚未设置好，请联系商家在“商家设置”中检查后再写卡。',
      });
}

/** Opens the write page for a code: where the tags will lead, and tag ids with their schemes, reserved ahead. */
export function writeSessions(services: Parts, queue: SchemeSource) {
  const { db, clock, random } = services;

  /**
   * What the phone gets of the `left` tags that the code may still write, and how many the pool lacks. Phones of one code take
   * turns, and what the others hold counts: else one code could be used to take the whole pool, phone by phone.
   */
  const reserve = (merchantId: string, { writeCodeId, phone, want }: WriteSessionWish, left: number) =>
    db.transaction().execute(async (trx) => {
      await holdName(trx, `reservations ${writeCodeId}`);
      const mine = { writeCodeId, phone, now: clock.now() };
      const free = left - (await heldByOtherPhones(trx, merchantId, mine));
      if (free <= 0) throw new ApiError('write_code_exhausted');
      const most = Math.min(want, free);
      const tags = await reserveTags(trx, merchantId, { ...mine, want: most });
      return { tags, missing: most - tags.length };
    });

  async function perTag(merchantId: string, wish: WriteSessionWish, left: number): Promise<ReservedScheme[]> {
    const { tags, missing } = await reserve(merchantId, wish, left);
    if (missing === 0) return tags;
    const refusal = await Promise.race([
      queue.issueNow(merchantId, missing),
      services.sleep(PATIENCE).then(() => null),
    ]);
    const more = (await reserve(merchantId, wish, left)).tags;
    if (more.length === 0) throw refusalError(refusal);
    return more;
  }

  async function shared(merchantId: string, want: number): Promise<ReservedScheme[]> {
    const outcome = await queue.shared(merchantId);
    if (outcome?.kind !== 'issued')
      throw refusalError(outcome ?? { kind: 'refused', reaction: 'stop', error: null });
    const { openlink } = outcome.scheme;
    const reservedUntil = clock.now() + RESERVATION_MS;
    return Array.from({ length: want }, () => ({ tagId: null, scheme: openlink, reservedUntil }));
  }

  async function entranceOf(merchantId: string, entranceId: string): Promise<WriteSession['entrance']> {
    const entry = await entryResolver(db).resolveEntry(merchantId, entranceId);
    if (entry.state === 'unknown') throw new ApiError('write_code_unknown');
    return { place: entry.place, enabled: entry.state === 'open' };
  }

  return {
    /** Throws `write_code_*`, `staff_required`, `schemes_not_ready` or `wechat_misconfigured`. */
    async open(merchantId: string, wish: WriteSessionWish): Promise<WriteSession> {
      const code = await writeCodes(db, clock, random, EVERYWHERE).valid(merchantId, wish.writeCodeId);
      const remainingToday = remaining(code.dailyCap, code.writtenToday);
      if (remainingToday === 0) throw new ApiError('write_code_exhausted');
      const merchant = await db
        .selectFrom('merchants')
        .select(['name', 'nfc_mode as mode', 'write_policy as policy'])
        .where('id', '=', merchantId)
        .executeTakeFirstOrThrow();
      if (merchant.policy === 'staff' && !wish.byStaff) throw new ApiError('staff_required');
      const entrance = await entranceOf(merchantId, code.entranceId);
      const reserved =
        merchant.mode === 'shared'
          ? await shared(merchantId, Math.min(wish.want, remainingToday))
          : await perTag(merchantId, wish, remainingToday);
      queue.wake(merchantId);
      return {
        merchantName: merchant.name,
        entrance,
        mode: merchant.mode,
        reserved,
        writeCode: code,
        remainingToday,
        policy: merchant.policy,
      };
    },
  };
}
