import type { Kysely } from 'kysely';
import type { Database } from '../../../server/src/db/schema';
import { sealContext } from '../../../server/src/domain/merchants/accounts';
import { placeOrder } from '../../../server/src/domain/tag-orders/place-order';
import { systemRandom } from '../../../server/src/ports';
import { addMerchant } from '../../helpers/server-database';
import { MERCHANT, secretBox } from './issuing';
import type { SimScheme, VirtualWechat } from './wechat';

/** A merchant at the simulated platform who orders `count` tags. */
export async function orderTags(db: Kysely<Database>, wechat: VirtualWechat, count: number): Promise<void> {
  const { appId, appSecret, perDeviceModelId } = wechat.credentials.miniProgram;
  await addMerchant(db, {
    id: MERCHANT,
    app_id: appId,
    app_secret_enc: secretBox().seal(appSecret, sealContext(MERCHANT, 'app_secret')),
    nfc_model_id: perDeviceModelId,
  });
  const by = { actor: 'staff:owner', at: wechat.now() };
  await db
    .transaction()
    .execute((trx) => placeOrder(trx, systemRandom, MERCHANT, { kind: 'pool', count }, by));
}

export interface Account {
  issued: number;
  /** Versions that WeChat has and no tag uses. */
  spent: number;
  usedByMeter: number;
  /** What must never be; empty when all is well. */
  faults: string[];
}

/** Compares what stands at WeChat with what the database says, one by one. */
export async function account(db: Kysely<Database>, standing: readonly SimScheme[]): Promise<Account> {
  const faults: string[] = [];
  const rows = await db.selectFrom('schemes').selectAll().where('merchant_id', '=', MERCHANT).execute();
  const tags = await db
    .selectFrom('tags')
    .select(['id', 'scheme_id', 'order_serial', 'state'])
    .where('merchant_id', '=', MERCHANT)
    .execute();
  const bySn = new Map(standing.map((scheme) => [scheme.sn, scheme]));
  if (bySn.size !== standing.length) faults.push('WeChat issued twice for one sn');
  const issued = rows.filter((row) => row.state === 'issued');
  const spent = rows.filter((row) => row.state === 'given_up');
  for (const row of rows.filter(({ state }) => state === 'asking'))
    faults.push(`${row.sn} is still asked for`);
  for (const row of issued) {
    const there = bySn.get(row.sn);
    if (!there || !row.openlink?.endsWith(there.ticket))
      faults.push(`${row.sn} has a scheme that is not its own`);
    else if (there.path !== row.path || there.query !== `e=${row.serial}` || there.envVersion !== 'release')
      faults.push(`${row.sn} opens ${there.path}?${there.query}`);
  }
  for (const row of spent)
    if (!bySn.has(row.sn)) faults.push(`${row.sn} was given up though nothing stands there`);
  const known = new Set(rows.map((row) => row.sn));
  for (const { sn } of standing) if (!known.has(sn)) faults.push(`nobody knows of ${sn}`);
  if (new Set(issued.map((row) => row.serial)).size !== issued.length) faults.push('a tag has two schemes');
  if (new Set(issued.map((row) => row.openlink)).size !== issued.length)
    faults.push('two tags share a scheme');
  const ids = new Set(issued.map((row) => row.id));
  for (const tag of tags)
    if (tag.state === 'pool' && !ids.has(tag.scheme_id ?? '')) faults.push(`tag ${tag.id} has no scheme`);
  const serials = tags.flatMap((tag) => (tag.state === 'pool' ? [tag.order_serial] : []));
  const order = await db.selectFrom('tag_orders').selectAll().executeTakeFirstOrThrow();
  if (serials.length !== order.count || new Set(serials).size !== order.count || order.issued !== order.count)
    faults.push(`ordered ${order.count}, counted ${order.issued}, there are ${serials.length}`);
  const meter = await db.selectFrom('scheme_queues').selectAll().executeTakeFirstOrThrow();
  if (meter.used !== standing.length)
    faults.push(`the meter says ${meter.used}, WeChat has ${standing.length}`);
  return { issued: issued.length, spent: spent.length, usedByMeter: meter.used, faults };
}

/** What a run proves, beside the account: `kills` processes died in the middle, four calls at most under way in each. */
export function judge(
  made: Account,
  seen: ReturnType<VirtualWechat['figures']>,
  kills: number,
): readonly string[] {
  const faults = [...made.faults];
  const most = seen.lost + seen.taken + kills * 4;
  if (made.spent > most)
    faults.push(`${made.spent} versions were spent where at most ${most} answers were lost`);
  if (seen.tooFast > 0) faults.push(`WeChat refused ${seen.tooFast} calls as too many`);
  if (seen.busiestSecond > 100) faults.push(`${seen.busiestSecond} calls in one second`);
  return faults;
}
