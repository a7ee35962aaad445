import type { Kysely } from 'kysely';
import type { Database } from '../../db/schema';
import type { Random } from '../../ports';
import { createId } from '../../security/ids';

/** What people did that others may ask about later. */
export type AuditAction =
  | 'staff.login'
  | 'staff.login_failed'
  | 'staff.logout'
  | 'entrance.enabled'
  | 'entrance.disabled'
  | 'write_code.made'
  | 'write_code.revoked'
  | 'terminal.pairing_code_made'
  | 'terminal.revoked'
  | 'tag.moved_to_entrance'
  | 'tag.moved_to_chip'
  | 'tag.overwritten'
  | 'tag.erased'
  | 'tag.protection_changed'
  | 'tag.password_given'
  | 'tag_password_key.made'
  | 'staff.invited'
  | 'staff.invitation_revoked'
  | 'staff.joined'
  | 'staff.phone_linked'
  | 'staff.phone_login'
  | 'staff.role_changed'
  | 'staff.disabled'
  | 'staff.enabled'
  | 'old_card.bound'
  | 'member.left'
  | 'staff.password_changed'
  | 'merchant.made'
  | 'merchant.owner_made'
  | 'merchant.account_proven'
  | 'merchant.settings_changed'
  | 'merchant.push_keys_changed'
  | 'merchant.card_adopted'
  | 'merchant.card_created'
  | 'merchant.card_form_changed'
  | 'merchant.agreement_published'
  | 'merchant.pick_rule_changed'
  | 'webhook.set'
  | 'webhook.removed'
  | 'ledger.adjusted'
  | 'merchant.write_policy_changed';

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
