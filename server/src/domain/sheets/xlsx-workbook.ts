import { posix } from 'node:path';
import { ApiError } from '../../contract/api-error';
import { isDateFormat } from './rules';
import type { Package } from './xlsx-file';
import { readWholeXml } from './xml';

export interface Workbook {
  /** Name of the part with the rows of the first sheet that is not hidden. */
  readonly sheet: string;
  readonly texts: string | null;
  /** Dates count from 1904, as on old Macintoshes. */
  readonly from1904: boolean;
  /** Whether a cell of this style shows a date. */
  readonly isDate: (style: number) => boolean;
}

const OFFICE = 'officeDocument';

/** Relationships of a part: target by id, and by the last word of its type. */
async function relationships(parts: Package, of: string) {
  const byId = new Map<string, string>();
  const byType = new Map<string, string>();
  const folder = posix.dirname(of);
  const name = posix.join(folder, '_rels', `${posix.basename(of)}.rels`);
  if (!parts.has(name)) return { byId, byType };
  await readWholeXml(parts.read(name), {
    open(tag, { Id, Type, Target, TargetMode }) {
      if (tag !== 'Relationship' || Target === undefined || TargetMode === 'External') return;
      const target = Target.startsWith('/') ? Target.slice(1) : posix.normalize(posix.join(folder, Target));
      if (Id !== undefined) byId.set(Id, target);
      const type = Type?.split('/').pop();
      if (type !== undefined && !byType.has(type)) byType.set(type, target);
    },
  });
  return { byId, byType };
}

async function dateStyles(document: AsyncIterable<Uint8Array>): Promise<(style: number) => boolean> {
  const codes = new Map<number, string>();
  const formats: number[] = [];
  let inCells = false;
  await readWholeXml(document, {
    open(tag, attributes) {
      if (tag === 'cellXfs') inCells = true;
      else if (tag === 'numFmt') codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      else if (tag === 'xf' && inCells) formats.push(Number(attributes['numFmtId'] ?? 0));
    },
    close(tag) {
      if (tag === 'cellXfs') inCells = false;
    },
  });
  const dates = formats.map((id) => isDateFormat(id, codes.get(id)));
  return (style) => dates[style] === true;
}

/** Finds the sheet that people see first, and what it needs. Throws `sheet_damaged`. */
export async function workbookOf(parts: Package): Promise<Workbook> {
  const main = (await relationships(parts, 'package')).byType.get(OFFICE) ?? 'xl/workbook.xml';
  const { byId, byType } = await relationships(parts, main);
  let chosen: string | undefined;
  let hidden: string | undefined;
  let from1904 = false;
  await readWholeXml(parts.read(main), {
    open(tag, attributes) {
      if (tag === 'workbookPr') from1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
      if (tag !== 'sheet') return;
      const id = Object.entries(attributes).find(([name]) => /(^|:)id$/.test(name))?.[1];
      const part = id === undefined ? undefined : byId.get(id);
      if (attributes['state'] === undefined || attributes['state'] === 'visible') chosen ??= part;
      else hidden ??= part;
    },
  });
  const sheet = chosen ?? hidden;
  if (sheet === undefined) throw new ApiError('sheet_damaged');
  const texts = byType.get('sharedStrings');
  const styles = byType.get('styles');
  return {
    sheet,
    texts: texts !== undefined && parts.has(texts) ? texts : null,
    from1904,
    isDate: styles !== undefined && parts.has(styles) ? await dateStyles(parts.read(styles)) : () => false,
  };
}
