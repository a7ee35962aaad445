import type { Kysely } from 'kysely';
import type { AuditAction } from '../../contract/audit-actions';
import type { Database } from '../../db/schema';
import type { Random } from '../../ports';
import { createId } from '../../security/ids';

export type { AuditAction };

export interface AuditEntry {
  at: number;
  /** `staff:<id>`, `write_code:<id>` … */
  actor: string;
  action: AuditAction;
  /** Id of what it was done to. */
  subject: string;
  /** Never a secret, a phone number or a scheme. */
  detail?: Readonly<Record<string, string | number | boolean | null>>;
}

/** Adds one line to the merchant's audit log; give it the transaction of the act it belongs to. */
export async function noteAudit(
  db: Kysely<Database>,
  random: Random,
  merchantId: string,
  entry: AuditEntry,
): Promise<void> {
  await db
    .insertInto('audit')
    .values({
      id: createId(random),
      merchant_id: merchantId,
      at: entry.at,
      actor: entry.actor,
      action: entry.action,
      subject: entry.subject,
      detail_json: JSON.stringify(entry.detail ?? {}),
    })
    .execute();
}
