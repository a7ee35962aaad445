import type { Insertable, Kysely } from 'kysely';
import type { Database } from '../db/schema';
import { sealContext } from '../domain/merchants/accounts';
import type { SealedColumn } from '../domain/merchants/accounts';
import { DAILY_CAP } from '../domain/write-codes/rules';
import { DEMO_OWNER } from '../domain/staff/sessions';
import { entranceRow, terminalRow } from '../domain/stores/rows';
import type { EntrancePlace } from '../domain/stores/rows';
import type { Random } from '../ports';
import { createId } from '../security/ids';
import type { Services } from '../services';
import { parseOpeningLink } from '../wechat/opening-link';
import type { DemoCredentials } from '../wechat/simulator';
import { addMemberData, DEMO_AGREEMENT } from './members';
import { DEMO, DEMO_STORES } from './places';
import type { DemoStore } from './places';

export { DEMO } from './places';

type Parts = Pick<Services, 'db' | 'clock' | 'random' | 'secrets'>;
type Merchant = Insertable<Database['merchants']>;

export interface SeededDemo {
  merchantId: string;
  /** In the address of the message push. */
  pushId: string;
  /** True at the first start only. */
  made: boolean;
}

/** Columns that follow the simulated platform, which may have been started afresh with other secrets. */
function wechatColumns({ secrets }: Parts, credentials: DemoCredentials) {
  const opening = parseOpeningLink(credentials.card.openingLink);
  const seal = (column: SealedColumn, plain: string) =>
    secrets.seal(plain, sealContext(DEMO.merchant, column));
  const { miniProgram, serviceAccount, card } = credentials;
  return {
    app_id: miniProgram.appId,
    app_secret_enc: seal('app_secret', miniProgram.appSecret),
    service_app_id: serviceAccount.appId,
    service_app_secret_enc: seal('service_app_secret', serviceAccount.appSecret),
    push_token_enc: seal('push_token', serviceAccount.pushToken),
    push_aes_key_enc: seal('push_aes_key', serviceAccount.encodingAesKey),
    nfc_model_id: miniProgram.perDeviceModelId,
    card_id: card.cardId,
    encrypt_card_id: opening?.encryptCardId ?? null,
    card_biz: opening?.biz ?? null,
  } satisfies Partial<Merchant>;
}

function merchantRow(parts: Parts, credentials: DemoCredentials, at: number): Merchant {
  return {
    ...wechatColumns(parts, credentials),
    id: DEMO.merchant,
    name: '晋业示范商家',
    status: 'active',
    nfc_mode: 'per_tag',
    push_id: createId(parts.random),
    card_title: '晋业会员卡',
    brand_color: '#2F7D5B',
    logo: null,
    benefits_json: JSON.stringify([
      '开卡免费，当天可用',
      '消费 1 元积 1 分，结账时可抵扣',
      '生日当月双倍积分',
      '每月 8 日会员日专享价',
    ]),
    agreement_version: DEMO_AGREEMENT,
    service_phone: '0351-5550100',
    simulated: 1,
    created_at: at,
  };
}

async function addEntrance(
  db: Kysely<Database>,
  id: string,
  place: EntrancePlace,
  at: number,
): Promise<void> {
  await db
    .insertInto('entrances')
    .values(entranceRow({ merchantId: DEMO.merchant, at }, id, place))
    .execute();
}

async function addStore(db: Kysely<Database>, random: Random, demo: DemoStore, at: number): Promise<void> {
  const common = { merchant_id: DEMO.merchant, created_at: at };
  const organisationId = createId(random);
  const storeId = createId(random);
  await db
    .insertInto('organisations')
    .values({ id: organisationId, number: demo.number, name: demo.organisation, ...common })
    .execute();
  await db
    .insertInto('stores')
    .values({
      id: storeId,
      organisation_id: organisationId,
      number: demo.number,
      name: demo.store,
      address: demo.address,
      hours: demo.hours,
      phone: demo.phone,
      ...common,
    })
    .execute();
  const place = { organisationId, storeId };
  await addEntrance(db, demo.entranceId ?? createId(random), { kind: 'store', ...place }, at);
  for (const { name, entranceId } of demo.terminals) {
    const terminalId = createId(random);
    await db
      .insertInto('terminals')
      .values(terminalRow({ merchantId: DEMO.merchant, at }, terminalId, storeId, name))
      .execute();
    await addEntrance(db, entranceId ?? createId(random), { kind: 'terminal', terminalId, ...place }, at);
  }
}

async function addRest(db: Kysely<Database>, at: number): Promise<void> {
  const common = { merchant_id: DEMO.merchant, created_at: at };
  await addEntrance(db, DEMO.merchantWide, { kind: 'merchant' }, at);
  await db
    .insertInto('write_codes')
    .values({
      id: DEMO.writeCodeTerminal1,
      entrance_id: DEMO.taiyuanFirstTerminal1,
      created_by: null,
      daily_cap: DAILY_CAP,
      expires_at: null,
      revoked_at: null,
      ...common,
    })
    .execute();
  await db
    .insertInto('staff')
    .values({
      id: DEMO.owner,
      login_name: DEMO_OWNER,
      // No password: only the developer preview lets this person in.
      password_hash: null,
      name: '演示店主',
      role: 'owner',
      disabled_at: null,
      ...common,
    })
    .execute();
}

/**
 * The demo merchant of the developer preview: made whole at the first start, left as people changed it afterwards; only
 * its accounts follow the simulated platform. Never call it in real mode.
 */
export async function seedDemo(parts: Parts, credentials: DemoCredentials): Promise<SeededDemo> {
  const { db, clock, random } = parts;
  const known = await db
    .selectFrom('merchants')
    .select(['push_id', 'nfc_model_id'])
    .where('id', '=', DEMO.merchant)
    .executeTakeFirst();
  if (known) {
    const { perDeviceModelId, perModelModelId } = credentials.miniProgram;
    // Somebody may have switched to the shared model; a model of a forgotten platform is replaced.
    const model = [perDeviceModelId, perModelModelId].find((id) => id === known.nfc_model_id);
    const columns = { ...wechatColumns(parts, credentials), nfc_model_id: model ?? perDeviceModelId };
    await db.updateTable('merchants').set(columns).where('id', '=', DEMO.merchant).execute();
    return { merchantId: DEMO.merchant, pushId: known.push_id, made: false };
  }
  const at = clock.now();
  const row = merchantRow(parts, credentials, at);
  await db.transaction().execute(async (trx) => {
    await trx.insertInto('merchants').values(row).execute();
    await addRest(trx, at);
    await addMemberData(trx, parts, at);
    for (const store of DEMO_STORES) await addStore(trx, random, store, at);
  });
  return { merchantId: DEMO.merchant, pushId: row.push_id, made: true };
}
