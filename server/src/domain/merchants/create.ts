import type { Kysely } from 'kysely';
import type { Database } from '../../db/schema';
import type { Services } from '../../services';
import { createId } from '../../security/ids';
import { noteAudit } from '../audit/audit';
import { entranceRow } from '../stores/rows';

/** The console's own green, until the merchant chooses. */
const FIRST_COLOR = '#0B6E4F';

export interface NewMerchant {
  name: string;
  /** Made beside the simulated platform: the real mode refuses to start with it. */
  simulated: boolean;
  /** Who made it: `operator`, or `anyone` who signed up. */
  actor: string;
}

/**
 * A merchant that has nothing yet but its name and the merchant-wide entrance. Its AppID stays empty until somebody
 * proves one. Give it the transaction of the act it belongs to; answers the merchant's id.
 */
export async function createMerchant(
  db: Kysely<Database>,
  { clock, random }: Pick<Services, 'clock' | 'random'>,
  wish: NewMerchant,
): Promise<string> {
  const id = createId(random);
  const at = clock.now();
  await db
    .insertInto('merchants')
    .values({
      id,
      name: wish.name,
      status: 'active',
      app_id: null,
      app_secret_enc: null,
      service_app_id: null,
      service_app_secret_enc: null,
      nfc_model_id: null,
      nfc_mode: 'per_tag',
      push_id: createId(random),
      push_token_enc: null,
      push_aes_key_enc: null,
      card_id: null,
      encrypt_card_id: null,
      card_biz: null,
      card_title: '会员卡',
      brand_color: FIRST_COLOR,
      logo: null,
      benefits_json: '[]',
      agreement_version: null,
      service_phone: null,
      simulated: wish.simulated ? 1 : 0,
      created_at: at,
    })
    .execute();
  const entrance = entranceRow({ merchantId: id, at }, createId(random), { kind: 'merchant' });
  await db.insertInto('entrances').values(entrance).execute();
  await noteAudit(db, random, id, { at, actor: wish.actor, action: 'merchant.made', subject: id });
  return id;
}
