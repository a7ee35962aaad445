import { openDatabase } from '../../../server/src/db/open';
import { migrations } from '../../../server/src/db/migrations';
import type { Database } from '../../../server/src/db/schema';
import { isApiError } from '../../../server/src/contract/api-error';
import { CODE_LENGTH, issueCodes, spendCode } from '../../../server/src/domain/members/codes';
import { systemRandom } from '../../../server/src/ports';
import { createDigits } from '../../../server/src/security/ids';

const MERCHANT = 'guessedMerchant000';
const TERMINAL = 'guessingTerminal00';

export interface Guessing {
  readonly live: number;
  readonly guesses: number;
  /** Guesses that were taken for somebody's code. */
  readonly accepted: number;
  /** The genuine code, tried after all the guesses. */
  readonly genuine: 'accepted' | 'refused';
  /** Answers other than "there is no such code". */
  readonly odd: number;
  /** Mean microseconds of a guess. */
  readonly perGuess: number;
}

/**
 * What guessing comes to while `live` codes of one merchant are valid and nothing slows the guesser down: random codes,
 * and the neighbours of a genuine one, which a person could read from a phone and mistype.
 */
export async function guess(live: number, guesses: number): Promise<Guessing> {
  const open = await openDatabase<Database>({ kind: 'memory' }, migrations);
  const clock = { now: () => 1_767_600_000_000 };
  try {
    let codes: readonly string[] = [];
    await open.db.transaction().execute(async (trx) => {
      for (let have = 0; have < live; have += codes.length) {
        const issued = await issueCodes(trx, { clock, random: systemRandom }, MERCHANT, `member${have}`);
        codes = issued.map(({ code }) => code);
      }
    });
    const genuineCode = codes[0] ?? '';
    let accepted = 0;
    let odd = 0;
    const started = performance.now();
    for (let i = 0; i < guesses; i += 1) {
      const tried = i % 100 === 0 ? neighbour(genuineCode, i / 100) : createDigits(systemRandom, CODE_LENGTH);
      try {
        await spendCode(open.db, { clock }, MERCHANT, TERMINAL, tried);
        accepted += 1;
      } catch (error) {
        if (!isApiError(error, 'member_code_invalid')) odd += 1;
      }
    }
    const perGuess = ((performance.now() - started) * 1_000) / guesses;
    const genuine = await spendCode(open.db, { clock }, MERCHANT, TERMINAL, genuineCode).then(
      () => 'accepted' as const,
      () => 'refused' as const,
    );
    return { live, guesses, accepted, genuine, odd, perGuess };
  } finally {
    await open.close();
  }
}

/** The code with one digit changed. */
function neighbour(code: string, n: number): string {
  const at = n % code.length;
  const digit = (Number(code[at]) + 1 + (n % 9)) % 10;
  return code.slice(0, at) + String(digit) + code.slice(at + 1);
}
