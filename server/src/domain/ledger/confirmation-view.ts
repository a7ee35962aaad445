import type { Kysely, Selectable } from 'kysely';
import type { Static } from 'typebox';
import type { MemberConfirmation } from '../../contract/ledger';
import type { Database, SpendingConfirmationsTable } from '../../db/schema';
import type { TerminalConfirmationView } from '../../realtime/tap-bus';
import type { Member } from '../members/members';
import { iso } from '../iso';
import { confirmationStateNow } from './rules';

export type Confirmation = Selectable<SpendingConfirmationsTable>;
export type MemberConfirmationView = Static<typeof MemberConfirmation>;

function common(row: Confirmation, now: number) {
  return {
    id: row.id,
    account: row.account,
    amount: row.amount,
    reason: row.reason,
    state: confirmationStateNow(row.state, row.expires_at, now),
    askedAt: iso(row.created_at),
    expiresAt: iso(row.expires_at),
    decidedAt: row.decided_at === null ? null : iso(row.decided_at),
  };
}

export function terminalConfirmationView(row: Confirmation, now: number): TerminalConfirmationView {
  return { ...common(row, now), tapId: row.tap_id, reference: row.reference, entryId: row.entry_id };
}

export function memberConfirmationView(
  row: Confirmation,
  counter: { storeName: string; terminalName: string },
  member: Pick<Member, 'points' | 'balance_fen'>,
  now: number,
): MemberConfirmationView {
  return {
    ...common(row, now),
    storeName: counter.storeName,
    terminalName: counter.terminalName,
    available: row.account === 'points' ? member.points : member.balance_fen,
  };
}

/** Confirmations of a terminal by id. */
export async function confirmationsById(
  db: Kysely<Database>,
  merchantId: string,
  terminalId: string,
  ids: readonly string[],
): Promise<Map<string, Confirmation>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('spending_confirmations')
    .selectAll()
    .where('id', 'in', ids)
    .where('merchant_id', '=', merchantId)
    .where('terminal_id', '=', terminalId)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}
