import type { Attempts } from './attempts';
import { act, csrfHeaders } from './console';
import { CallError, call, failureOf, type Answer, type Body } from './client';

const schemesPath = '/api/v1/console/schemes';
export type Schemes = Answer<typeof schemesPath, 'get'>;
export type TagOrder = Schemes['orders'][number];
export type OrderMove = TagOrder['moves'][number];
/** The quota, the queue and a page of orders; `before`: the number of the last order seen. */
export const schemes = (before?: number): Promise<Schemes> => call('get', schemesPath, { query: { before } });

export const resumeQueue = () => act('post', '/api/v1/console/scheme-queue/resume', {});

const ordersPath = '/api/v1/console/tag-orders';
export type OrderWish = Body<typeof ordersPath, 'post'>;
export type Destination = Extract<OrderWish, { kind: 'factory' }>['destination'];
export const orderTags = (wish: OrderWish, attempts: Attempts) =>
  act('post', ordersPath, wish, undefined, { attempts });
export const moveOrder = (orderId: string, move: OrderMove) =>
  act('post', '/api/v1/console/tag-orders/{orderId}/moves', { move }, { orderId });

/** Plain addresses: the cookie goes with them. */
export const factoryFile = (orderId: string, kind: 'csv' | 'xlsx'): string =>
  `${ordersPath}/${orderId}/factory-file.${kind}`;
export const readbackReportFile = (id: string): string => `/api/v1/console/readbacks/${id}/report.csv`;

const readbacksPath = '/api/v1/console/tag-orders/{orderId}/readbacks';
export type Readback = Answer<'/api/v1/console/readbacks/{readbackId}', 'get'>;
export type Verdict = Readback['counts'][number]['verdict'];
export type ReadbackLines = Answer<'/api/v1/console/readbacks/{readbackId}/rows', 'get'>;

export const readbacks = (orderId: string): Promise<Answer<typeof readbacksPath, 'get'>> =>
  call('get', readbacksPath, { params: { orderId } });
export const readback = (readbackId: string): Promise<Readback> =>
  call('get', '/api/v1/console/readbacks/{readbackId}', { params: { readbackId } });
export const readbackLines = (readbackId: string, after: number): Promise<ReadbackLines> =>
  call('get', '/api/v1/console/readbacks/{readbackId}/rows', { params: { readbackId }, query: { after } });
/** Registers up to 1,000 rows; some may be left. */
export const registerReadback = (readbackId: string) =>
  act('post', '/api/v1/console/readbacks/{readbackId}/register', {}, { readbackId }, { timeoutMs: 60_000 });

/** Judging a large file takes its time. */
const UPLOAD_MS = 300_000;

/** Sends a file of the factory; throws CallError with the reason when it cannot be read. */
export async function checkReadback(orderId: string, file: File): Promise<Readback> {
  const response = await fetch(
    `${ordersPath}/${orderId}/readbacks?${new URLSearchParams({ fileName: file.name.slice(0, 200) }).toString()}`,
    {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/octet-stream', ...csrfHeaders() },
      body: file,
      signal: AbortSignal.timeout(UPLOAD_MS),
    },
  ).catch(() => {
    throw new CallError('network', '文件没有传完：请检查网络后重新选择文件。', null, 0);
  });
  if (!response.ok) throw await failureOf(response);
  return (await response.json()) as Readback;
}
