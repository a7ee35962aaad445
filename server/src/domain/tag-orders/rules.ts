import type { TagOrdersTable } from '../../db/schema';

/** Schemes that WeChat issues to one mini-program in its life (errcode 85400; fact sheet B4). */
export const SCHEMES_FOR_LIFE = 100_000;

export type OrderRow = Pick<
  TagOrdersTable,
  'kind' | 'state' | 'count' | 'issued' | 'finished_at' | 'file_taken_at'
>;

/** How far an order has come. `ready`: every tag has its scheme. */
export type OrderStage = 'issuing' | 'paused' | 'ready' | 'cancelled';

export function stageOf(order: OrderRow): OrderStage {
  if (order.state === 'cancelled') return 'cancelled';
  if (order.issued >= order.count) return 'ready';
  return order.state === 'paused' ? 'paused' : 'issuing';
}

export type OrderMove = 'pause' | 'resume' | 'cancel';

/**
 * What people may still do to an order. Once its file was taken a factory may have written its tags: they never go back.
 * A pool order that is ready has nothing left to cancel.
 */
export function movesOf(order: OrderRow): readonly OrderMove[] {
  switch (stageOf(order)) {
    case 'issuing':
      return ['pause', 'cancel'];
    case 'paused':
      return ['resume', 'cancel'];
    case 'ready':
      return order.kind === 'factory' && order.file_taken_at === null ? ['cancel'] : [];
    case 'cancelled':
      return [];
  }
}

/** The serial that a factory prints and reads back: the order's number, then the tag's in it. */
export function serialOf(orderNumber: number, serial: number): string {
  return `${orderNumber}-${String(serial).padStart(6, '0')}`;
}

/** The tag's number in the order, from a serial as a factory may write it; null for a serial of another order. */
export function numberOf(orderNumber: number, text: string): number | null {
  const found = /^(\d{1,9})[-–—_](\d{1,6})$/.exec(text.trim());
  return found && Number(found[1]) === orderNumber && Number(found[2]) > 0 ? Number(found[2]) : null;
}

/** Serials first … last lead to one entrance. */
export interface SerialRange {
  first: number;
  last: number;
  entranceId: string;
}

/** `each` tags for every entrance, in their order. */
export function rangesOf(entranceIds: readonly string[], each: number): SerialRange[] {
  return entranceIds.map((entranceId, index) => ({
    first: index * each + 1,
    last: (index + 1) * each,
    entranceId,
  }));
}
