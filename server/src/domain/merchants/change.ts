import type { Kysely, Updateable } from 'kysely';
import type { Database, MerchantSetupTable, MerchantsTable } from '../../db/schema';
import type { Services } from '../../services';
import { noteAudit } from '../audit/audit';
import type { AuditAction, AuditEntry } from '../audit/audit';

export interface MerchantChange {
  columns?: Updateable<MerchantsTable>;
  setup?: Omit<Updateable<MerchantSetupTable>, 'merchant_id'>;
  actor: string;
  action: AuditAction;
  detail?: AuditEntry['detail'];
}

/** Notes what is known of a merchant's set-up; what is left out stays. */
export async function noteSetup(
  db: Kysely<Database>,
  merchantId: string,
  columns: Omit<Updateable<MerchantSetupTable>, 'merchant_id'>,
): Promise<void> {
  const none = {
    app_proven_at: null,
    service_app_proven_at: null,
    push_keys_at: null,
    push_seen_at: null,
    mini_program_name: null,
    card_form_json: null,
    card_jump_mode: null,
  };
  await db
    .insertInto('merchant_setup')
    .values({ ...none, ...columns, merchant_id: merchantId })
    .onConflict((conflict) => conflict.column('merchant_id').doUpdateSet(columns))
    .execute();
}

/** Columns that a pre-flight looks at. */
export const CHECKED = [
  'app_secret_enc',
  'service_app_secret_enc',
  'nfc_model_id',
  'nfc_mode',
  'card_id',
  'encrypt_card_id',
  'push_token_enc',
] as const;

/** The one way by which people change a merchant: columns, what is known of the set-up, and a line in the audit log. */
export async function changeMerchant(
  db: Kysely<Database>,
  { clock, random }: Pick<Services, 'clock' | 'random'>,
  merchantId: string,
  { columns, setup, actor, action, detail }: MerchantChange,
): Promise<void> {
  if (columns && Object.keys(columns).length > 0)
    await db.updateTable('merchants').set(columns).where('id', '=', merchantId).execute();
  // What WeChat said of the old settings says nothing about the new ones.
  if (columns && CHECKED.some((name) => name in columns))
    await db.deleteFrom('setup_checks').where('merchant_id', '=', merchantId).execute();
  if (setup) await noteSetup(db, merchantId, setup);
  await noteAudit(db, random, merchantId, {
    at: clock.now(),
    actor,
    action,
    subject: merchantId,
    ...(detail && { detail }),
  });
}
