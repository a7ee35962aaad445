import { adapterOf } from '../../db/dialect';
import { hotQuery, rememberedQuery } from '../../db/hot-query';
import type { Static } from 'typebox';
import { ApiError } from '../../contract/api-error';
import type { TerminalFace } from '../../contract/terminal';
import { hashToken, looksLikeToken } from '../../security/tokens';
import type { Services } from '../../services';
import { isAwake } from './rules';

export type TerminalFaceView = Static<typeof TerminalFace>;

/** Whose key this is. Well-formed keys that open nothing were revoked or replaced; rubbish is nobody's. */
export async function terminalByKey(
  { db }: Pick<Services, 'db'>,
  key: string,
): Promise<{ merchantId: string; terminalId: string }> {
  if (!looksLikeToken(key)) throw new ApiError('unauthenticated');
  const row = await db
    .selectFrom('terminals')
    .select(['id', 'merchant_id'])
    .where('key_hash', '=', hashToken(key))
    .executeTakeFirst();
  if (!row) throw new ApiError('terminal_revoked');
  return { merchantId: row.merchant_id, terminalId: row.id };
}

/** Names of a terminal and of what it belongs to, for its own screen. */
export async function terminalFace(
  { db }: Pick<Services, 'db'>,
  merchantId: string,
  terminalId: string,
): Promise<TerminalFaceView> {
  const row = await db
    .selectFrom('terminals as t')
    .innerJoin('stores as s', 's.id', 't.store_id')
    .innerJoin('organisations as o', 'o.id', 's.organisation_id')
    .innerJoin('merchants as m', 'm.id', 't.merchant_id')
    .where('t.merchant_id', '=', merchantId)
    .where('t.id', '=', terminalId)
    .select(['t.id', 't.name', 's.name as storeName', 'o.name as organisationName', 'm.name as merchantName'])
    .executeTakeFirst();
  if (!row) throw new ApiError('terminal_revoked');
  return row;
}

/** Remembers that the terminal is awake. */
export async function terminalSeen(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  merchantId: string,
  terminalId: string,
): Promise<void> {
  await db
    .updateTable('terminals')
    .set({ last_seen_at: clock.now() })
    .where('merchant_id', '=', merchantId)
    .where('id', '=', terminalId)
    .where('key_hash', 'is not', null)
    .execute();
}

export interface CounterNow {
  readonly storeName: string;
  readonly terminalName: string;
  /** Hears an announcement made now. */
  readonly awake: boolean;
}

const terminalInStore = rememberedQuery((db, value: { merchantId: string; terminalId: string }) =>
  db
    .selectFrom('terminals as t')
    .innerJoin('stores as s', 's.id', 't.store_id')
    .where('t.merchant_id', '=', value.merchantId)
    .where('t.id', '=', value.terminalId)
    .select(['t.name', 't.key_hash', 's.name as storeName']),
);

const lastSeen = hotQuery((db, value: { merchantId: string; terminalId: string }) =>
  db
    .selectFrom('terminals')
    .where('merchant_id', '=', value.merchantId)
    .where('id', '=', value.terminalId)
    .select('last_seen_at'),
);

/** The counter a tap leads to, and whether it is listening. Null when the merchant has no such terminal. */
export async function counterNow(
  { db, presence, clock }: Pick<Services, 'db' | 'presence' | 'clock'>,
  merchantId: string,
  terminalId: string,
): Promise<CounterNow | null> {
  const [row] = await terminalInStore(db, { merchantId, terminalId });
  if (!row) return null;
  const paired = row.key_hash !== null;
  return {
    storeName: row.storeName,
    terminalName: row.name,
    awake: paired && (await isListening({ db, presence, clock }, merchantId, terminalId)),
  };
}

/** Terminals whose last sign of life is remembered. */
const REMEMBERED = 20_000;
const signs = new WeakMap<object, Map<string, number>>();

/** A sign of life seen before still holds while it is recent: later ones only make it more so. */
async function isListening(
  { db, presence, clock }: Pick<Services, 'db' | 'presence' | 'clock'>,
  merchantId: string,
  terminalId: string,
): Promise<boolean> {
  if (presence.isStreaming(terminalId)) return true;
  const known = signs.get(adapterOf(db)) ?? new Map<string, number>();
  signs.set(adapterOf(db), known);
  if (isAwake(false, known.get(terminalId) ?? null, clock.now())) return true;
  const [row] = await lastSeen(db, { merchantId, terminalId });
  const seen = row?.last_seen_at ?? null;
  if (known.size >= REMEMBERED) known.clear();
  if (seen !== null) known.set(terminalId, seen);
  return isAwake(false, seen, clock.now());
}
