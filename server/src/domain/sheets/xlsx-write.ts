import { PassThrough, Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { Cell } from './sheet';

/** Rows of one sheet; Excel itself ends at 1,048,576. */
const ROWS_PER_SHEET = 1_000_000;
/** Characters gathered before they are handed to the zip. */
const PIECE = 64 * 1024;

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Style 1 is the first row, style 2 shows numbers typed into it as text: 001 stays 001. */
const STYLES =
  `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>` +
  '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3">' +
  '<xf/><xf numFmtId="49" fontId="1" applyFont="1" applyNumberFormat="1"/><xf numFmtId="49" applyNumberFormat="1"/>' +
  '</cellXfs></styleSheet>';

/** What XML cannot hold: control characters but tab and line feed, and halves of a character. */
const UNFIT = /[^\P{Cc}\t\n]|[\ufffe\uffff]|\p{Cs}/gu;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as XML can hold it; what it cannot is written `_x0000_`, and so is what looks like that already. */
function xmlText(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(UNFIT, (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
}

function columnName(index: number): string {
  const rest = index % 26;
  const before = index < 26 ? '' : columnName((index - rest) / 26 - 1);
  return before + String.fromCharCode(65 + rest);
}

function rowXml(cells: readonly Cell[], line: number): string {
  const style = line === 1 ? 1 : 2;
  const parts = cells.map((cell, n) => {
    if (cell === null || cell === '') return '';
    const at = `${columnName(n)}${line}`;
    return typeof cell === 'number'
      ? `<c r="${at}"><v>${cell}</v></c>`
      : `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(cell)}</t></is></c>`;
  });
  return `<row r="${line}">${parts.join('')}</row>`;
}

/** Twice as wide as an ASCII character is every other: columns wide enough for their first row. */
function widths(header: readonly Cell[]): string {
  const columns = header.map((cell, n) => {
    const width = Array.from(String(cell ?? '')).reduce((sum, c) => sum + (c > '\x7f' ? 2.2 : 1.1), 4);
    const wide = Math.min(60, Math.max(14, Math.round(width)));
    return `<col min="${n + 1}" max="${n + 1}" width="${wide}" style="2" customWidth="1"/>`;
  });
  return columns.length === 0 ? '' : `<cols>${columns.join('')}</cols>`;
}

type Rows = AsyncIterator<readonly Cell[]>;

/** One sheet, its first row kept in sight. `over` becomes true once there are no more rows. */
async function* sheetXml(
  rows: Rows,
  header: readonly Cell[],
  state: { over: boolean },
): AsyncGenerator<string> {
  yield `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">` +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    `${widths(header)}<sheetData>${rowXml(header, 1)}`;
  let text = '';
  for (let line = 2; line <= ROWS_PER_SHEET; line += 1) {
    const row = await rows.next();
    if (row.done === true) {
      state.over = true;
      break;
    }
    text += rowXml(row.value, line);
    if (text.length < PIECE) continue;
    yield text;
    text = '';
  }
  yield `${text}</sheetData></worksheet>`;
}

function frame(sheets: readonly string[], name: string): ReadonlyMap<string, string> {
  const numbers = sheets.map((_, n) => n + 1);
  const title = (n: number) => xmlText(n === 1 ? name : `${name} ${n}`);
  return new Map([
    [
      '[Content_Types].xml',
      `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
        '<Default Extension="xml" ContentType="application/xml"/>' +
        `<Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>` +
        `<Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>` +
        sheets.map((s) => `<Override PartName="/xl/${s}" ContentType="${TYPE}.worksheet+xml"/>`).join('') +
        '</Types>',
    ],
    [
      '_rels/.rels',
      `${HEAD}<Relationships xmlns="${RELS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" ` +
        'Target="xl/workbook.xml"/></Relationships>',
    ],
    [
      'xl/workbook.xml',
      `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>` +
        numbers.map((n) => `<sheet name="${title(n)}" sheetId="${n}" r:id="rId${n}"/>`).join('') +
        '</sheets></workbook>',
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${HEAD}<Relationships xmlns="${RELS}">` +
        sheets
          .map((s, n) => `<Relationship Id="rId${n + 1}" Type="${OFFICE}/worksheet" Target="${s}"/>`)
          .join('') +
        `<Relationship Id="rId${sheets.length + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    ],
    ['xl/styles.xml', STYLES],
  ]);
}

/**
 * An XLSX file made while it is read. Text goes into inline strings, numbers into typed cells: nothing can become a
 * formula. The first row is repeated on every further sheet. `name` stands on the sheet's tab.
 */
export function xlsxStream(
  rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>,
  name = '数据',
): Readable {
  const zip = new ZipFile();
  const out = zip.outputStream;
  if (!(out instanceof PassThrough)) throw new TypeError('yazl writes into a PassThrough');
  const gone: PassThrough = out;
  const iterator = (async function* () {
    yield* rows;
  })();
  let current: Readable | null = null;
  const fail = (error: unknown) => out.destroy(error instanceof Error ? error : new Error(String(error)));
  out.once('close', () => {
    current?.destroy();
    void iterator.return(undefined).catch(() => undefined);
  });

  async function fill(): Promise<void> {
    const first = await iterator.next();
    const header = first.done === true ? [] : first.value;
    const state = { over: first.done === true };
    const sheets: string[] = [];
    do {
      const sheet = `worksheets/sheet${sheets.length + 1}.xml`;
      sheets.push(sheet);
      const source = Readable.from(sheetXml(iterator, header, state), { objectMode: false });
      current = source;
      await new Promise<void>((resolve, reject) => {
        source.once('error', reject);
        source.once('close', resolve);
        zip.addReadStream(source, `xl/${sheet}`);
      });
    } while (!state.over && !gone.destroyed);
    for (const [path, text] of frame(sheets, name)) zip.addBuffer(Buffer.from(text), path);
    zip.end();
  }
  fill().catch(fail);
  return out;
}
