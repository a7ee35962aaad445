import type { Kysely, Updateable } from 'kysely';
import type { Static } from 'typebox';
import { ApiError } from '../../contract/api-error';
import type { Settings } from '../../contract/console-settings';
import { locked } from '../../db/dialect';
import type { Database, MerchantsTable } from '../../db/schema';
import type { Services } from '../../services';
import { refuseIfChanged } from '../changed-meanwhile';
import { iso, isoOrNull } from '../iso';
import { changeMerchant } from './change';
import { isUsableLogo, textOn } from './look';
import { isFrozen } from './prove';
import { pushUrl } from './push-keys';

export type SettingsView = Static<typeof Settings>;
export type CardFormView = NonNullable<SettingsView['card']['form']>;

/** Texts of the latest versions; older ones stay readable for members who consented to them. */
const AGREEMENTS_LISTED = 20;

/** What the set-up knows of a merchant; all null where nothing is known. */
export async function setupOf(db: Kysely<Database>, merchantId: string) {
  const row = await db
    .selectFrom('merchant_setup')
    .selectAll()
    .where('merchant_id', '=', merchantId)
    .executeTakeFirst();
  return {
    appProvenAt: row?.app_proven_at ?? null,
    serviceAppProvenAt: row?.service_app_proven_at ?? null,
    pushKeysAt: row?.push_keys_at ?? null,
    pushSeenAt: row?.push_seen_at ?? null,
    miniProgramName: row?.mini_program_name ?? null,
    cardForm:
      row?.card_form_json === undefined || row.card_form_json === null
        ? null
        : (JSON.parse(row.card_form_json) as CardFormView),
    jumpMode:
      row?.card_jump_mode === undefined || row.card_jump_mode === null ? null : row.card_jump_mode === 1,
  };
}

async function agreementsOf(db: Kysely<Database>, merchantId: string, current: string | null) {
  const rows = await db
    .selectFrom('agreements')
    .select(['version', 'kind', 'title', 'text', 'published_at'])
    .where('merchant_id', '=', merchantId)
    .orderBy('published_at', 'desc')
    .orderBy('kind')
    .limit(AGREEMENTS_LISTED)
    .execute();
  return rows.map(({ published_at: at, ...rest }) => ({
    ...rest,
    publishedAt: iso(at),
    current: rest.version === current,
  }));
}

/** Everything an owner may set, without any secret. */
export async function readSettings(
  db: Kysely<Database>,
  { config }: Pick<Services, 'config'>,
  merchantId: string,
): Promise<SettingsView> {
  const row = await db
    .selectFrom('merchants')
    .selectAll()
    .where('id', '=', merchantId)
    .executeTakeFirstOrThrow();
  const setup = await setupOf(db, merchantId);
  // Accounts of the demo were never proven by hand; they count from when the merchant was made.
  const provenSince = (appId: string | null, at: number | null) =>
    appId === null ? null : isoOrNull(at ?? row.created_at);
  return {
    merchantName: row.name,
    miniProgram: {
      appId: row.app_id,
      provenAt: provenSince(row.app_id, setup.appProvenAt),
      frozen: await isFrozen(db, merchantId, 'mini_program'),
    },
    miniProgramName: setup.miniProgramName,
    serviceAccount: {
      appId: row.service_app_id,
      provenAt: provenSince(row.service_app_id, setup.serviceAppProvenAt),
      frozen: await isFrozen(db, merchantId, 'service_account'),
    },
    nfc: { modelId: row.nfc_model_id, mode: row.nfc_mode },
    card: {
      cardId: row.card_id,
      linked: row.encrypt_card_id !== null && row.card_biz !== null,
      title: row.card_title,
      jumpMode: setup.jumpMode,
      form: setup.cardForm,
    },
    look: {
      brandColor: row.brand_color,
      ...textOn(row.brand_color),
      logo: row.logo,
      benefits: JSON.parse(row.benefits_json) as string[],
      servicePhone: row.service_phone,
    },
    agreements: await agreementsOf(db, merchantId, row.agreement_version),
    push: {
      url: pushUrl(config.publicUrl, row.push_id),
      keysAt: row.push_token_enc === null ? null : isoOrNull(setup.pushKeysAt ?? row.created_at),
      seenAt: isoOrNull(setup.pushSeenAt),
    },
    writePolicy: row.write_policy,
    pickNumber: row.pick_number,
    signUp: config.signUp,
  };
}

export interface SettingsWish {
  merchantName?: string | undefined;
  brandColor?: string | undefined;
  logo?: string | null | undefined;
  cardTitle?: string | undefined;
  benefits?: string[] | undefined;
  servicePhone?: string | null | undefined;
  pickNumber?: 'when_many' | 'always' | undefined;
}

/** What is in force, held until the transaction ends. */
async function settingsNow(db: Kysely<Database>, merchantId: string) {
  const row = await locked(
    db,
    db.selectFrom('merchants').selectAll().where('id', '=', merchantId),
  ).executeTakeFirstOrThrow();
  return {
    merchantName: row.name,
    brandColor: row.brand_color,
    logo: row.logo,
    cardTitle: row.card_title,
    benefits: JSON.parse(row.benefits_json) as string[],
    servicePhone: row.service_phone,
    pickNumber: row.pick_number,
  };
}

/**
 * Changes what is named and leaves the rest. `was`: what the change rests on. Throws `logo_unusable`,
 * `changed_meanwhile`. Run it in a transaction.
 */
export async function changeSettings(
  db: Kysely<Database>,
  parts: Pick<Services, 'clock' | 'random'>,
  merchantId: string,
  { actor, was, ...typed }: SettingsWish & { actor: string; was?: SettingsWish | undefined },
): Promise<void> {
  const wish: SettingsWish = {
    ...typed,
    merchantName: typed.merchantName?.trim(),
    brandColor: typed.brandColor?.toUpperCase(),
    cardTitle: typed.cardTitle?.trim(),
    benefits: typed.benefits?.map((line) => line.trim()),
  };
  const { logo } = wish;
  if (typeof logo === 'string' && !isUsableLogo(logo, (base64) => Buffer.from(base64, 'base64')))
    throw new ApiError('logo_unusable');
  refuseIfChanged<SettingsWish>(await settingsNow(db, merchantId), was, wish);
  const columns: Updateable<MerchantsTable> = {
    ...(wish.merchantName !== undefined && { name: wish.merchantName }),
    ...(wish.brandColor !== undefined && { brand_color: wish.brandColor }),
    ...(logo !== undefined && { logo }),
    ...(wish.cardTitle !== undefined && { card_title: wish.cardTitle }),
    ...(wish.benefits !== undefined && { benefits_json: JSON.stringify(wish.benefits) }),
    ...(wish.servicePhone !== undefined && { service_phone: wish.servicePhone }),
    ...(wish.pickNumber !== undefined && { pick_number: wish.pickNumber }),
  };
  const changed = Object.keys(columns).join(',');
  if (changed === '') return;
  await changeMerchant(db, parts, merchantId, {
    columns,
    actor,
    action: 'merchant.settings_changed',
    detail: { changed },
  });
}
