import type { Kysely } from 'kysely';
import { ApiError } from '../../contract/api-error';
import type { Database } from '../../db/schema';
import type { Random } from '../../ports';
import { noteAudit } from '../audit/audit';
import type { Cell } from '../sheets/sheet';
import { findOrder } from '../tag-orders/move-order';
import { serialOf, stageOf } from '../tag-orders/rules';
import { hexOf, isFactoryChip, messageOf, pageImage } from './content';
import type { FactoryChip } from './content';
import { COLUMNS, notesFor } from './sheet-columns';

export interface FactoryOrder {
  id: string;
  number: number;
  count: number;
  chip: FactoryChip;
}

const READ_AT_ONCE = 500;

/** Tags of an order with their schemes, from a serial on. */
export function orderedTags(db: Kysely<Database>, merchantId: string, orderId: string) {
  return db
    .selectFrom('tags as t')
    .innerJoin('schemes as s', 's.id', 't.scheme_id')
    .where('t.merchant_id', '=', merchantId)
    .where('t.order_id', '=', orderId)
    .where('t.order_serial', 'is not', null);
}

/** An order that a factory makes, its schemes issued. Throws `tag_order_unknown`, `tag_order_unfinished`. */
export async function factoryOrder(
  db: Kysely<Database>,
  merchantId: string,
  orderId: string,
): Promise<FactoryOrder & { fileTakenAt: number | null }> {
  const order = await findOrder(db, merchantId, orderId);
  if (order.kind !== 'factory' || order.state === 'cancelled' || !isFactoryChip(order.chip))
    throw new ApiError('tag_order_unknown');
  if (stageOf(order) !== 'ready') throw new ApiError('tag_order_unfinished');
  const { id, number, count, chip } = order;
  return { id, number, count, chip, fileTakenAt: order.file_taken_at };
}

/**
 * Notes that the file was taken: from now on its tags may be on chips. Run it in a transaction. Throws
 * `tag_order_unknown`, `tag_order_unfinished`.
 */
export async function takeFile(
  trx: Kysely<Database>,
  random: Random,
  merchantId: string,
  orderId: string,
  { actor, at, kind }: { actor: string; at: number; kind: string },
): Promise<FactoryOrder> {
  const order = await factoryOrder(trx, merchantId, orderId);
  await trx
    .updateTable('tag_orders')
    .set({ file_taken_at: order.fileTakenAt ?? at })
    .where('merchant_id', '=', merchantId)
    .where('id', '=', orderId)
    .execute();
  await noteAudit(trx, random, merchantId, {
    at,
    actor,
    action: 'tag_order.file_taken',
    subject: orderId,
    detail: { number: order.number, count: order.count, kind },
  });
  return order;
}

interface FileTag {
  order_serial: number | null;
  sn: string;
  openlink: string | null;
  storeName: string | null;
  terminalName: string | null;
}

function lineOf(order: FactoryOrder, tag: FileTag): Cell[] {
  const openlink = tag.openlink ?? '';
  const message = messageOf(openlink);
  const place = [tag.storeName, tag.terminalName].filter(Boolean).join(' ');
  return [
    serialOf(order.number, tag.order_serial ?? 0),
    place === '' ? '不区分门店' : place,
    order.chip,
    openlink,
    tag.sn,
    hexOf(message),
    message.length,
    hexOf(pageImage(order.chip, message)),
    '',
    '',
  ];
}

/** The whole file, read bit by bit: how to use it, the header, a row per tag in the order of the serials. */
export async function* factoryRows(
  db: Kysely<Database>,
  merchantId: string,
  order: FactoryOrder,
): AsyncGenerator<readonly Cell[]> {
  yield* notesFor(order);
  yield COLUMNS;
  let last = 0;
  for (;;) {
    const tags = await orderedTags(db, merchantId, order.id)
      .leftJoin('entrances as e', 'e.id', 't.entrance_id')
      .leftJoin('stores as p', 'p.id', 'e.store_id')
      .leftJoin('terminals as c', 'c.id', 'e.terminal_id')
      .select(['t.order_serial', 's.sn', 's.openlink', 'p.name as storeName', 'c.name as terminalName'])
      .where('t.order_serial', '>', last)
      .orderBy('t.order_serial')
      .limit(READ_AT_ONCE)
      .execute();
    for (const tag of tags) yield lineOf(order, tag);
    if (tags.length < READ_AT_ONCE) return;
    last = tags.at(-1)?.order_serial ?? last;
  }
}
