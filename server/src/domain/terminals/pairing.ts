import type { Kysely } from 'kysely';
import { ApiError } from '../../contract/api-error';
import { holdName } from '../../db/dialect';
import type { Database } from '../../db/schema';
import { pickFrom } from '../../security/ids';
import { hashToken } from '../../security/tokens';
import type { Services } from '../../services';
import { normalisePairingCode, PAIRING_ALPHABET, PAIRING_LENGTH, PAIRING_LIFE } from './rules';

type PairingServices = Pick<Services, 'db' | 'clock' | 'secrets'>;

/**
 * A one-time code that pairs a front desk with this terminal; only its hash is stored. Earlier unused codes of the
 * terminal stop working. The caller has checked that the terminal is the merchant's. `db` may be a transaction.
 */
export async function createPairingCode(
  { db, clock, random }: { db: Kysely<Database> } & Pick<Services, 'clock' | 'random'>,
  merchantId: string,
  terminalId: string,
): Promise<{ code: string; expiresAt: number }> {
  const code = pickFrom(random, PAIRING_ALPHABET, PAIRING_LENGTH);
  const now = clock.now();
  await holdName(db, `pairing:${terminalId}`);
  await db
    .updateTable('pairing_codes')
    .set({ expires_at: now })
    .where('merchant_id', '=', merchantId)
    .where('terminal_id', '=', terminalId)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .execute();
  await db
    .insertInto('pairing_codes')
    .values({
      code_hash: hashToken(code),
      merchant_id: merchantId,
      terminal_id: terminalId,
      created_at: now,
      expires_at: now + PAIRING_LIFE,
      used_by: null,
      used_at: null,
    })
    .execute();
  return { code, expiresAt: now + PAIRING_LIFE };
}

/**
 * Spends a pairing code and gives the terminal another key, which ends the one before. The retry of a lost answer (same
 * idempotency key, code not yet over) gets the same key, whichever of the two is stored last.
 */
export async function pairTerminal(
  services: PairingServices,
  typed: string,
  idempotencyKey: string,
): Promise<{ merchantId: string; terminalId: string; key: string }> {
  const codeHash = hashToken(normalisePairingCode(typed));
  const now = services.clock.now();
  const key = services.secrets.token(`pairing:${codeHash}:${idempotencyKey}`);
  const paired = await services.db.transaction().execute(async (trx) => {
    const otherwise = await trx
      .selectFrom('pairing_codes')
      .select('code_hash')
      .where('used_by', '=', idempotencyKey)
      .where('code_hash', '!=', codeHash)
      .executeTakeFirst();
    if (otherwise) throw new ApiError('idempotency_conflict');
    const spent = await trx
      .updateTable('pairing_codes')
      .set({ used_by: idempotencyKey, used_at: now })
      .where('code_hash', '=', codeHash)
      .where('expires_at', '>', now)
      .where((eb) => eb.or([eb('used_at', 'is', null), eb('used_by', '=', idempotencyKey)]))
      .returning(['merchant_id', 'terminal_id'])
      .executeTakeFirst();
    if (!spent) throw new ApiError('pairing_code_invalid');
    await trx
      .updateTable('terminals')
      .set({ key_hash: hashToken(key), paired_at: now, last_seen_at: now })
      .where('merchant_id', '=', spent.merchant_id)
      .where('id', '=', spent.terminal_id)
      .execute();
    return spent;
  });
  return { merchantId: paired.merchant_id, terminalId: paired.terminal_id, key };
}

/** Ends a terminal's key and its open streams. False when the merchant has no such terminal. */
export async function revokeTerminal(
  services: Pick<Services, 'db' | 'presence'>,
  merchantId: string,
  terminalId: string,
): Promise<boolean> {
  const row = await services.db
    .updateTable('terminals')
    .set({ key_hash: null, paired_at: null, last_seen_at: null })
    .where('merchant_id', '=', merchantId)
    .where('id', '=', terminalId)
    .returning('id')
    .executeTakeFirst();
  if (row) services.presence.expel(terminalId);
  return row !== undefined;
}
