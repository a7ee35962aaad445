import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Static } from 'typebox';
import type { AuditActorKind } from '../../contract/console-audit';
import type { Database } from '../../db/schema';
import { readDay, startOf } from '../china-days';
import { readPageCursor, writePageCursor } from '../page-cursor';
import type { AuditAction, AuditEntry } from './audit';
import { auditNames } from './names';

export type ActorKind = Static<typeof AuditActorKind>;

export interface AuditQuery {
  readonly staffId?: string | undefined;
  readonly action?: AuditAction | undefined;
  readonly subject?: string | undefined;
  /** Days of China, `2026-11-22`, both included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export interface AuditLine {
  readonly id: string;
  readonly at: number;
  readonly actor: { readonly kind: ActorKind; readonly id: string | null; readonly name: string | null };
  /** An `AuditAction`, or what a newer version beside this one noted. */
  readonly action: string;
  readonly subject: { readonly id: string; readonly name: string | null };
  readonly detail: NonNullable<AuditEntry['detail']>;
}

const KINDS: Readonly<Record<string, ActorKind>> = {
  staff: 'staff',
  write_code: 'write_code',
  terminal: 'terminal',
  member: 'member',
  visitor: 'member',
  phone: 'member',
  operator: 'operator',
  anyone: 'anyone',
};

/** `staff:abc` → staff, abc. What no person did was done by the system. */
function readActor(actor: string): { kind: ActorKind; id: string | null } {
  const [kind = '', id] = actor.split(':', 2);
  return { kind: KINDS[kind] ?? 'system', id: id ?? null };
}

/** A page of the merchant's audit log, newest first. A cursor that is none begins at the start. */
export async function auditLog(
  db: Kysely<Database>,
  merchantId: string,
  query: AuditQuery,
  page: { cursor?: string | undefined; limit: number },
): Promise<{ rows: AuditLine[]; nextCursor: string | null }> {
  const from = readPageCursor(page.cursor);
  let lines = db
    .selectFrom('audit')
    .select(['id', 'at', 'actor', 'action', 'subject', 'detail_json'])
    .where('merchant_id', '=', merchantId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit + 1);
  if (query.staffId !== undefined) lines = lines.where('actor', '=', `staff:${query.staffId}`);
  if (query.action !== undefined) lines = lines.where('action', '=', query.action);
  if (query.subject !== undefined) lines = lines.where('subject', '=', query.subject);
  const [first, last] = [readDay(query.from ?? ''), readDay(query.to ?? '')];
  if (first !== null) lines = lines.where('at', '>=', startOf(first));
  if (last !== null) lines = lines.where('at', '<', startOf(last + 1));
  if (from) lines = lines.where(sql<boolean>`(at, id) < (${from.at}, ${from.id})`);
  const rows = await lines.execute();
  const shown = rows.slice(0, page.limit).map((row) => ({
    id: row.id,
    at: row.at,
    actor: readActor(row.actor),
    action: row.action,
    subject: row.subject,
    detail: JSON.parse(row.detail_json) as AuditLine['detail'],
  }));
  const names = await auditNames(db, merchantId, shown);
  const end = rows.length > page.limit ? shown.at(-1) : undefined;
  return {
    rows: shown.map((row) => ({
      ...row,
      actor: { ...row.actor, name: names.ofActor(row.actor) },
      subject: { id: row.subject, name: names.ofSubject(row) },
    })),
    nextCursor: end ? writePageCursor({ at: end.at, id: end.id }) : null,
  };
}
