import { call, failureOf, newIdempotencyKey, CallError, type Answer, type Body, type Query } from './client';
import { act, csrf } from './console';

const switchPath = '/api/v1/console/entrances/switch';
export type SwitchWish = Body<typeof switchPath, 'post'>;
/** Milliseconds: a hundred thousand take their time. */
const LONG = 120_000;
export const switchMany = (wish: SwitchWish) => act('post', switchPath, wish, undefined, { timeoutMs: LONG });

export type EntranceFilter = Omit<
  NonNullable<Query<'/api/v1/console/entrances'>>,
  'cursor' | 'page' | 'limit'
>;

const queryOf = (more: Record<string, string | number | boolean | undefined>): string =>
  new URLSearchParams(
    Object.entries(more).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]])),
  ).toString();

/** Plain addresses: the cookie goes with them. */
export const codesZip = (content: 'code-png' | 'code-svg', which: EntranceFilter | { ids: string }): string =>
  `/api/v1/console/materials.zip?${queryOf({ content, ...which })}`;
export const storesFile = (format: 'csv' | 'xlsx', filter: EntranceFilter): string =>
  `/api/v1/console/exports/stores?${queryOf({ format, ...filter })}`;
export const oldMembersFile = (format: 'csv' | 'xlsx'): string =>
  `/api/v1/console/exports/old-members?${queryOf({ format })}`;

export type Import = Answer<'/api/v1/console/imports/{importId}', 'get'>;
export type ImportKind = Import['kind'];
export type FaultPage = Answer<'/api/v1/console/imports/{importId}/faults', 'get'>;

export const imports = async (): Promise<Import[]> => (await call('get', '/api/v1/console/imports')).imports;
export const importNow = (importId: string, signal?: AbortSignal): Promise<Import> =>
  call('get', '/api/v1/console/imports/{importId}', { params: { importId }, ...(signal && { signal }) });
export const importFaults = (importId: string, cursor?: string): Promise<FaultPage> =>
  call('get', '/api/v1/console/imports/{importId}/faults', { params: { importId }, query: { cursor } });
export const confirmImport = (importId: string, skipBad: boolean): Promise<Import> =>
  act('post', '/api/v1/console/imports/{importId}/confirm', { skipBad }, { importId });
export const cancelImport = (importId: string): Promise<Import> =>
  act('post', '/api/v1/console/imports/{importId}/cancel', {}, { importId });
export const templateFile = (kind: ImportKind, format: 'csv' | 'xlsx'): string =>
  `/api/v1/console/import-template?${queryOf({ kind, format })}`;
export const reportFile = (importId: string, format: 'csv' | 'xlsx'): string =>
  `/api/v1/console/imports/${importId}/report?${queryOf({ format })}`;

/** Announces and sends a file. Throws CallError with the reason when it is refused. */
export async function sendImport(kind: ImportKind, file: File, signal: AbortSignal): Promise<Import> {
  const { id } = await act('post', '/api/v1/console/imports', { kind, fileName: file.name.slice(-200) });
  const response = await fetch(`/api/v1/console/imports/${id}/file`, {
    method: 'PUT',
    credentials: 'same-origin',
    headers: {
      'content-type': 'application/octet-stream',
      'x-csrf-token': csrf(),
      'idempotency-key': newIdempotencyKey(),
    },
    body: file,
    signal,
  }).catch((error: unknown) => {
    if (signal.aborted) throw error;
    throw new CallError('network', '文件没有传完：请检查网络后重新选择文件。', null, 0);
  });
  if (!response.ok) throw await failureOf(response);
  return (await response.json()) as Import;
}
