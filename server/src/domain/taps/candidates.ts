import type { Static } from 'typebox';
import type { MemberCandidate } from '../../contract/terminal';
import { SecretError } from '../../security/secrets';
import type { Services } from '../../services';
import { maskName, maskPhone } from '../members/rules';
import type { Counter } from './counter';

export type MemberCandidateView = Static<typeof MemberCandidate>;

/** Milliseconds in which the cashier chooses. */
const CHOOSE_WITHIN = 2 * 60_000;
const MOST = 8;

/** Opens at one terminal only. */
const contextOf = ({ merchantId, terminalId }: Counter): string => `candidate:${merchantId}:${terminalId}`;

/** 9253658646 → ******8646. */
function maskNumber(number: string): string {
  return '*'.repeat(Math.max(0, number.length - 4)) + number.slice(-4);
}

/**
 * Active members whose verified phone number ends in these four digits, masked. A candidate is sealed: it says nothing,
 * works at this terminal alone, and is soon over, so that a list read here is worth nothing elsewhere or later.
 */
export async function searchByTail(
  { db, clock, secrets }: Pick<Services, 'db' | 'clock' | 'secrets'>,
  counter: Counter,
  phoneTail: string,
): Promise<{ candidates: MemberCandidateView[]; more: boolean }> {
  const rows = await db
    .selectFrom('members')
    .select(['id', 'name', 'phone_tail', 'number', 'level'])
    .where('merchant_id', '=', counter.merchantId)
    .where('phone_tail', '=', phoneTail)
    .where('state', '=', 'active')
    .orderBy('id')
    .limit(MOST + 1)
    .execute();
  const until = clock.now() + CHOOSE_WITHIN;
  return {
    candidates: rows.slice(0, MOST).map((row) => ({
      candidate: secrets.seal(`${until}:${row.id}`, contextOf(counter)),
      maskedName: maskName(row.name),
      maskedPhone: maskPhone(row.phone_tail),
      maskedNumber: maskNumber(row.number),
      level: row.level,
    })),
    more: rows.length > MOST,
  };
}

/** The member behind a candidate given to this terminal; null when it is over or not ours. */
export function readCandidate(
  { clock, secrets }: Pick<Services, 'clock' | 'secrets'>,
  counter: Counter,
  candidate: string,
): string | null {
  try {
    const [until, memberId] = secrets.open(candidate, contextOf(counter)).split(':');
    return memberId !== undefined && Number(until) > clock.now() ? memberId : null;
  } catch (error) {
    if (error instanceof SecretError) return null;
    throw error;
  }
}
