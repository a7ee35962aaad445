import type { ExpressionBuilder, Kysely } from 'kysely';
import type { Static } from 'typebox';
import type { MemberEntry, TerminalEntry } from '../../contract/ledger';
import type { Database } from '../../db/schema';
import type { Member } from '../members/members';
import { maskName } from '../members/rules';
import { readPageCursor, writePageCursor } from '../page-cursor';
import { iso } from '../iso';
import type { LedgerEntry } from './book';
import { readSeqCursor } from './cursor';

export type MemberEntryView = Static<typeof MemberEntry>;
export type TerminalEntryView = Static<typeof TerminalEntry>;

const PAGE = 20;

type Reversible = LedgerEntry & { readonly reversed_by: string | null };

function common(entry: Reversible) {
  const { id, account, kind, amount, reason, reverses } = entry;
  return {
    id,
    account,
    kind,
    amount,
    after: entry.balance_after,
    reason,
    at: iso(entry.created_at),
    reverses,
    reversedBy: entry.reversed_by,
  };
}

/** An entry as the terminal that booked it reads it. */
export function terminalEntryView(
  entry: LedgerEntry & { readonly reversed_by?: string | null },
  member: Pick<Member, 'name' | 'number'>,
): TerminalEntryView {
  return {
    ...common({ ...entry, reversed_by: entry.reversed_by ?? null }),
    tapId: entry.tap_id,
    reference: entry.reference,
    member: { maskedName: maskName(member.name), number: member.number },
  };
}

/** An entry as its member reads it. */
export function memberEntryView(
  row: Reversible & { readonly store_name: string | null; readonly terminal_name: string | null },
): MemberEntryView {
  return { ...common(row), storeName: row.store_name, terminalName: row.terminal_name };
}

const reversedBy = (e: ExpressionBuilder<Database & { e: LedgerEntry }, 'e'>) =>
  e
    .selectFrom('ledger_entries as r')
    .select('r.id')
    .whereRef('r.merchant_id', '=', 'e.merchant_id')
    .whereRef('r.reverses', '=', 'e.id')
    .as('reversed_by');

/** A page of what a terminal booked, newest first. An unreadable cursor begins anew. */
export async function entriesOfTerminal(
  db: Kysely<Database>,
  merchantId: string,
  terminalId: string,
  cursor: string | undefined,
): Promise<{ entries: TerminalEntryView[]; nextCursor: string | null }> {
  const from = readPageCursor(cursor);
  const rows = await db
    .selectFrom('ledger_entries as e')
    .innerJoin('members as m', 'm.id', 'e.member_id')
    .selectAll('e')
    .select(['m.name', 'm.number'])
    .select(reversedBy)
    .where('e.merchant_id', '=', merchantId)
    .where('e.terminal_id', '=', terminalId)
    .$if(from !== null, (query) =>
      query.where((e) =>
        e.or([
          e('e.created_at', '<', from?.at ?? 0),
          e.and([e('e.created_at', '=', from?.at ?? 0), e('e.id', '<', from?.id ?? '')]),
        ]),
      ),
    )
    .orderBy('e.created_at', 'desc')
    .orderBy('e.id', 'desc')
    .limit(PAGE + 1)
    .execute();
  const page = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? page.at(-1) : undefined;
  return {
    entries: page.map((row) => terminalEntryView(row, row)),
    nextCursor: last ? writePageCursor({ at: last.created_at, id: last.id }) : null,
  };
}

/** A page of a member's own entries, newest first, with the counter each was booked at. */
export async function entriesOfMember(
  db: Kysely<Database>,
  merchantId: string,
  memberId: string,
  cursor: string | undefined,
): Promise<{ entries: MemberEntryView[]; nextCursor: string | null }> {
  const before = readSeqCursor(cursor);
  const rows = await db
    .selectFrom('ledger_entries as e')
    .leftJoin('terminals as t', 't.id', 'e.terminal_id')
    .leftJoin('stores as s', 's.id', 't.store_id')
    .selectAll('e')
    .select(['t.name as terminal_name', 's.name as store_name'])
    .select(reversedBy)
    .where('e.merchant_id', '=', merchantId)
    .where('e.member_id', '=', memberId)
    .$if(before !== null, (query) => query.where('e.seq', '<', before ?? 0))
    .orderBy('e.seq', 'desc')
    .limit(PAGE + 1)
    .execute();
  const page = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? page.at(-1) : undefined;
  return {
    entries: page.map(memberEntryView),
    nextCursor: last ? String(last.seq) : null,
  };
}
