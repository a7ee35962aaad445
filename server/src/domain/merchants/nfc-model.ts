import type { Kysely } from 'kysely';
import type { Database } from '../../db/schema';
import type { Services } from '../../services';
import { changeMerchant } from './change';

export interface NfcModelWish {
  modelId: string;
  mode: 'per_tag' | 'shared';
  actor: string;
}

/**
 * Sets the device model. Orders that no answer has come for yet go over to the new model: those of a mistyped one would
 * stand in the queue's way for ever. Run it in a transaction.
 */
export async function setNfcModel(
  db: Kysely<Database>,
  parts: Pick<Services, 'clock' | 'random'>,
  merchantId: string,
  { modelId, mode, actor }: NfcModelWish,
): Promise<void> {
  const elsewhere = await db
    .selectFrom('schemes')
    .select(['id', 'sn'])
    .where('merchant_id', '=', merchantId)
    .where('state', '=', 'asking')
    .where('model_id', '!=', modelId)
    .where('openlink', 'is', null)
    .execute();
  for (const { id, sn } of elsewhere) {
    const there = await db
      .selectFrom('schemes')
      .select('id')
      .where('merchant_id', '=', merchantId)
      .where('model_id', '=', modelId)
      .where('sn', '=', sn)
      .executeTakeFirst();
    await db
      .updateTable('schemes')
      .set(there ? { state: 'given_up' } : { model_id: modelId, last_errcode: null })
      .where('merchant_id', '=', merchantId)
      .where('id', '=', id)
      // WeChat may answer in this very moment: what it has issued stays what it is.
      .where('state', '=', 'asking')
      .where('openlink', 'is', null)
      .execute();
  }
  await changeMerchant(db, parts, merchantId, {
    columns: { nfc_model_id: modelId, nfc_mode: mode },
    actor,
    action: 'merchant.settings_changed',
    detail: { nfcModelId: modelId, nfcMode: mode },
  });
}
