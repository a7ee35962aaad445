import { call, failureOf, type Answer } from './client';

export type Orientation = 'portrait' | 'landscape';
export type Paper = 'a4' | 'a3' | 'a3plus';
export type Content = 'pdf' | 'png' | 'svg' | 'sheets' | 'code-png' | 'code-svg';

/** How a stand is to look. */
export interface Look {
  orientation: Orientation;
  storeName: boolean;
  blank: boolean;
}

const designPath = '/api/v1/console/material-design';
export type Design = Answer<typeof designPath, 'get'>;
export const materialDesign = (): Promise<Design> => call('get', designPath);

const query = (more: Record<string, string | number | boolean>): string =>
  new URLSearchParams(Object.entries(more).map(([key, value]) => [key, String(value)])).toString();

/** Plain addresses: the cookie goes with them. */
export const standFile = (entranceId: string, format: 'pdf' | 'png' | 'svg', look: Look): string =>
  `/api/v1/console/entrances/${entranceId}/material.${format}?${query({ ...look })}`;
export const codeFile = (entranceId: string, format: 'png' | 'svg'): string =>
  `/api/v1/console/entrances/${entranceId}/${format === 'png' ? 'code-print.png' : 'code.svg'}`;
export const sheetFile = (ids: string, sheet: Paper, copies: number, look: Look): string =>
  `/api/v1/console/material-sheets.pdf?${query({ ids, sheet, copies, ...look })}`;
export const zipFile = (
  content: Content,
  sheet: Paper,
  which: { search: string; terminals: boolean },
  look: Look,
): string =>
  `/api/v1/console/materials.zip?${query({
    content,
    sheet,
    terminals: which.terminals,
    ...(which.search === '' ? {} : { search: which.search }),
    ...look,
  })}`;

/** The drawing as an SVG picture; throws CallError with the reason when it cannot be printed. */
export async function preview(entranceId: string, look: Look, signal: AbortSignal): Promise<Blob> {
  const response = await fetch(standFile(entranceId, 'svg', look), { credentials: 'same-origin', signal });
  if (!response.ok) throw await failureOf(response);
  return response.blob();
}
