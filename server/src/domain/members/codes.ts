import type { Kysely } from 'kysely';
import { ApiError } from '../../contract/api-error';
import { hotQuery } from '../../db/hot-query';
import type { Database } from '../../db/schema';
import { createDigits } from '../../security/ids';
import { hashToken } from '../../security/tokens';
import type { Services } from '../../services';

/** 18 digits stay dense as CODE128-C and are too many to guess among all live codes. */
export const CODE_LENGTH = 18;
/** Milliseconds a code is valid. */
export const CODE_WINDOW = 120_000;
/** Milliseconds by which the next code begins before the last one ends. */
export const CODE_OVERLAP = 30_000;
/** The code to show now and those for use without network. */
const CODES_AHEAD = 3;
/** Milliseconds a phone's clock may run ahead of ours. */
const EARLY = 30_000;

export interface IssuedCode {
  readonly code: string;
  readonly validFrom: number;
  readonly validTo: number;
}

/** Windows of the current code and the next few, seamless with an overlap. */
export function codeWindows(now: number): { validFrom: number; validTo: number }[] {
  return Array.from({ length: CODES_AHEAD }, (_, i) => {
    const validFrom = now + i * (CODE_WINDOW - CODE_OVERLAP);
    return { validFrom, validTo: validFrom + CODE_WINDOW };
  });
}

function stored(merchantId: string, code: string): string {
  return hashToken(`${merchantId}:${code}`);
}

/** Issues the current code and the next few. Only hashes are stored. */
export async function issueCodes(
  db: Kysely<Database>,
  { clock, random }: Pick<Services, 'clock' | 'random'>,
  merchantId: string,
  memberId: string,
): Promise<IssuedCode[]> {
  const codes = codeWindows(clock.now()).map((window) => ({
    code: createDigits(random, CODE_LENGTH),
    ...window,
  }));
  await db
    .insertInto('member_codes')
    .values(
      codes.map(({ code, validFrom, validTo }) => ({
        code_hash: stored(merchantId, code),
        merchant_id: merchantId,
        member_id: memberId,
        valid_from: validFrom,
        valid_to: validTo,
        used_at: null,
        used_by_terminal: null,
      })),
    )
    .execute();
  return codes;
}

const byHash = hotQuery((db, value: { merchantId: string; hash: string }) =>
  db
    .selectFrom('member_codes')
    .selectAll()
    .where('merchant_id', '=', value.merchantId)
    .where('code_hash', '=', value.hash),
);

/**
 * Spends a scanned member code: once across the merchant, inside its window. The look-up is by SHA-256, so its time
 * tells nothing about how close a guess was. Answers the member's id.
 */
export async function spendCode(
  db: Kysely<Database>,
  { clock }: Pick<Services, 'clock'>,
  merchantId: string,
  terminalId: string,
  scanned: string,
): Promise<string> {
  const code = scanned.replace(/\s/g, '');
  const now = clock.now();
  const [row] = await byHash(db, { merchantId, hash: stored(merchantId, code) });
  if (!row || now < row.valid_from - EARLY) throw new ApiError('member_code_invalid');
  if (row.used_at !== null) throw new ApiError('member_code_used');
  if (now > row.valid_to) throw new ApiError('member_code_expired');
  const spent = await db
    .updateTable('member_codes')
    .set({ used_at: now, used_by_terminal: terminalId })
    .where('merchant_id', '=', merchantId)
    .where('code_hash', '=', row.code_hash)
    .where('used_at', 'is', null)
    .returning('member_id')
    .executeTakeFirst();
  if (!spent) throw new ApiError('member_code_used');
  return spent.member_id;
}
