import { ApiError } from '../../contract/api-error';
import { columnOf, dateText, numberText, unescaped } from './rules';
import type { SheetLimits, SheetRow } from './sheet';
import { withPackage } from './xlsx-file';
import type { Package } from './xlsx-file';
import { sharedTexts } from './xlsx-texts';
import type { Texts } from './xlsx-texts';
import { workbookOf } from './xlsx-workbook';
import type { Workbook } from './xlsx-workbook';
import { readXml } from './xml';

/** Days from the beginning of the one calendar to that of the other. */
const YEARS_TO_1904 = 1_462;

interface OpenCell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  text: string;
}

function shown(cell: OpenCell, { isDate, from1904 }: Workbook, texts: Texts): string {
  const { type, text, style } = cell;
  if (text === '') return '';
  if (type === 's') return texts(Number(text));
  if (type === 'inlineStr' || type === 'str') return unescaped(text);
  if (type === 'b') return text === '1' ? '是' : '否';
  if (type === 'e') return text;
  if (type === 'd') return text.replace('T', ' ').replace(/(:\d\d):00(\.0+)?Z?$/, '$1');
  const date = isDate(style) ? dateText(Number(text) + (from1904 ? YEARS_TO_1904 : 0)) : null;
  return date ?? numberText(text);
}

async function* rowsOf(parts: Package, limits: SheetLimits): AsyncGenerator<SheetRow> {
  const workbook = await workbookOf(parts);
  const texts =
    workbook.texts === null
      ? () => {
          throw new ApiError('sheet_damaged');
        }
      : await sharedTexts(parts.read(workbook.texts), limits.texts);
  let ready: SheetRow[] = [];
  let line = 0;
  let cells: string[] = [];
  let next = 0;
  let cell: OpenCell | null = null;
  let taking = false;
  let reading = 0;
  const parsing = readXml(parts.read(workbook.sheet), {
    open(tag, attributes) {
      if (tag === 'row') {
        const given = Number(attributes['r'] ?? line + 1);
        if (!Number.isInteger(given) || given <= line) throw new ApiError('sheet_damaged');
        line = given;
        cells = [];
        next = 0;
      } else if (tag === 'c') {
        const { r, t, s } = attributes;
        const column = (r === undefined ? null : columnOf(r)) ?? next;
        if (column < next) throw new ApiError('sheet_damaged');
        next = column + 1;
        cell = { column, type: t ?? 'n', style: Number(s ?? 0), text: '' };
      } else if (tag === 'rPh') reading += 1;
      else if (tag === 'v' || tag === 't') taking = cell !== null && reading === 0;
    },
    text(text) {
      if (taking && cell) cell.text += text;
    },
    close(tag) {
      if (tag === 'v' || tag === 't') taking = false;
      else if (tag === 'rPh') reading -= 1;
      else if (tag === 'c' && cell) {
        const text = shown(cell, workbook, texts);
        // Far right an empty but formatted cell is no fault, a text is one that `checked` names.
        if (text !== '') {
          if (cell.column >= limits.columns) throw new ApiError('sheet_too_large');
          while (cells.length < cell.column) cells.push('');
          cells.push(text);
        }
        cell = null;
      } else if (tag === 'row') ready.push({ line, cells });
    },
  });
  while (!(await parsing.next()).done) {
    yield* ready;
    ready = [];
  }
}

/** Rows of the first visible sheet of an XLSX file. Throws `sheet_damaged` and `sheet_too_large`. */
export function xlsxRows(source: AsyncIterable<Uint8Array>, limits: SheetLimits): AsyncGenerator<SheetRow> {
  return withPackage(source, limits.unpacked, (parts) => rowsOf(parts, limits));
}
