import { Readable } from 'node:stream';
import { fromBufferPromise } from 'yauzl';
import { ZipFile } from 'yazl';
import { isApiError } from '../../../server/src/contract/api-error';
import { readSheet } from '../../../server/src/domain/sheets/read';
import { bare, dateText, guarded, isDateFormat, numberText } from '../../../server/src/domain/sheets/rules';
import { SHEET_LIMITS } from '../../../server/src/domain/sheets/sheet';
import type { Cell, SheetLimits, SheetRow } from '../../../server/src/domain/sheets/sheet';
import { writeSheet } from '../../../server/src/domain/sheets/write';
import { until } from '../../helpers/until';

async function bytesOf(stream: AsyncIterable<unknown>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk as Uint8Array | string));
  return Buffer.concat(chunks);
}

/** In pieces of a few bytes, so that characters and signatures are cut in two. */
const pieces = (bytes: Buffer, size: number) =>
  Readable.from(
    (function* () {
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
    })(),
  );

async function rowsIn(bytes: Buffer, size = 7, limits: SheetLimits = SHEET_LIMITS): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const row of readSheet(pieces(bytes, size), limits)) rows.push(row);
  return rows;
}

async function refusal(bytes: Buffer, limits?: SheetLimits): Promise<string> {
  try {
    await rowsIn(bytes, 4_096, limits);
  } catch (error) {
    if (isApiError(error)) return error.code;
    throw error;
  }
  return 'read';
}

function xlsx(parts: Readonly<Record<string, string>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, text] of Object.entries(parts)) zip.addBuffer(Buffer.from(text), name);
  zip.end();
  return bytesOf(zip.outputStream);
}

const RELATIONSHIP = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A workbook as Excel writes it: prefixes, shared texts, a hidden first sheet, readings, styles. */
const asExcel = (sheet: string) => ({
  '_rels/.rels': `<Relationships><Relationship Id="rId1" Type="${RELATIONSHIP}/officeDocument" Target="/xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml':
    '<x:workbook xmlns:x="m" xmlns:r="r"><x:sheets><x:sheet name="h" state="hidden" r:id="rId9"/>' +
    '<x:sheet name="门店" r:id="rId1"/></x:sheets></x:workbook>',
  'xl/_rels/workbook.xml.rels':
    `<Relationships><Relationship Id="rId1" Type="${RELATIONSHIP}/worksheet" Target="worksheets/sheet2.xml"/>` +
    `<Relationship Id="rId9" Type="${RELATIONSHIP}/worksheet" Target="worksheets/sheet1.xml"/>` +
    `<Relationship Id="rId2" Type="${RELATIONSHIP}/sharedStrings" Target="sharedStrings.xml"/>` +
    `<Relationship Id="rId3" Type="${RELATIONSHIP}/styles" Target="styles.xml"/></Relationships>`,
  'xl/sharedStrings.xml':
    '<sst><si><t>门店</t></si><si><r><t>太原</t></r><r><t xml:space="preserve"> 一店</t></r><rPh><t>TAIYUAN</t></rPh></si><si><t>a_x0041_b</t></si></sst>',
  'xl/styles.xml':
    '<styleSheet><numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts>' +
    '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/><xf numFmtId="20"/></cellXfs></styleSheet>',
  'xl/worksheets/sheet1.xml': '<worksheet><sheetData/></worksheet>',
  'xl/worksheets/sheet2.xml': sheet,
});

const EXCEL_ROWS =
  '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>2</v></c></row>' +
  '<row r="4"><c r="A4" t="s"><v>1</v></c><c r="B4"><v>13800000000</v></c><c r="C4" s="1"><v>46082</v></c>' +
  '<c r="D4" s="2"><v>46082.395833333336</v></c><c r="E4" s="3"><v>0.39583333333333331</v></c>' +
  '<c r="F4" t="b"><v>1</v></c><c r="G4" t="str"><f>1+1</f><v>2</v></c><c r="H4"><v>12.300000000000001</v></c>' +
  '<c r="I4"><v>6.2284800000000003E+17</v></c></row><row r="5"><c r="A5" s="1"/></row></sheetData></worksheet>';

const TABLE: Cell[][] = [
  ['门店编码', '门店', '电话', '积分'],
  ['0018', '太原 "第一" 店,\n二楼', '+86 351 5550126', 12.5],
  ['=1+1', '＝全角', '-3', -3],
  ['@x', "O'Neil", "'原样", 0],
  [null, '末 _x0041_ \u{1F600}', '', 7],
];

describe('sheets', () => {
  test.each(['csv', 'xlsx'] as const)('what is written as %s is read back the same', async (kind) => {
    const bytes = await bytesOf(writeSheet(TABLE, kind));
    const rows = await rowsIn(bytes);
    expect(rows.map((row) => row.line)).toEqual([1, 2, 3, 4, 5]);
    expect(rows.map((row) => row.cells)).toEqual(
      TABLE.map((row) => row.map((cell) => (cell === null ? '' : String(cell)))),
    );
  });

  test('no text of a CSV file begins like a formula; numbers stay numbers', async () => {
    const text = (await bytesOf(writeSheet(TABLE, 'csv'))).toString('utf8');
    expect(text.startsWith('\ufeff门店编码,')).toBe(true);
    expect(text).toContain("\r\n'=1+1,'＝全角,'-3,-3\r\n");
    expect(guarded('\t=1')).toBe("'\t=1");
    expect(bare(guarded('-店'))).toBe('-店');
    expect(bare("'店")).toBe("'店");
  });

  test('no cell of an XLSX file is a formula', async () => {
    const rows = Array.from({ length: 5_000 }, (_, n) => ['=1+1', `第 ${n} 店`, n]);
    const bytes = await bytesOf(writeSheet(rows, 'xlsx'));
    const back = await rowsIn(bytes, 64 * 1024);
    expect(back).toHaveLength(5_000);
    expect(back[4_999]?.cells).toEqual(['=1+1', '第 4999 店', '4999']);
    const zip = await fromBufferPromise(bytes, { lazyEntries: true });
    let sheet = '';
    for await (const entry of zip.eachEntry())
      if (entry.fileName === 'xl/worksheets/sheet1.xml')
        sheet = (await bytesOf(await zip.openReadStreamPromise(entry))).toString('utf8');
    expect(sheet).toContain('>=1+1</t>');
    expect(sheet).not.toMatch(/<f[\s>]/);
  });

  test('a CSV file is understood in the encodings and separators of Excel', async () => {
    const expected = [
      ['门店', '地址'],
      ['太原第一门店', '长风街 8 号'],
    ];
    const gb = Buffer.from([
      ...[0xc3, 0xc5, 0xb5, 0xea, 0x2c, 0xb5, 0xd8, 0xd6, 0xb7, 0x0d, 0x0a], // 门店,地址
      ...[0xcc, 0xab, 0xd4, 0xad, 0xb5, 0xda, 0xd2, 0xbb, 0xc3, 0xc5, 0xb5, 0xea, 0x2c], // 太原第一门店,
      ...[0xb3, 0xa4, 0xb7, 0xe7, 0xbd, 0xd6, 0x20, 0x38, 0x20, 0xba, 0xc5], // 长风街 8 号
    ]);
    const text = '门店,地址\r\n太原第一门店,长风街 8 号\r\n';
    const files = [
      gb,
      Buffer.from(text),
      Buffer.from(`\ufeff${text}`),
      Buffer.from(`\ufeff${text.replaceAll(',', '\t')}`, 'utf16le'),
      Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
      Buffer.from(text.replaceAll(',', ';')),
    ];
    for (const file of files)
      for (const size of [1, 3, 4_096])
        expect((await rowsIn(file, size)).map((row) => row.cells)).toEqual(expected);
    // The first Chinese character comes long after the guess would have been made from the beginning alone.
    const late = Buffer.concat([Buffer.from('a,b\n'.repeat(40_000)), gb]);
    expect((await rowsIn(late, 50_000)).at(-1)).toEqual({ line: 40_002, cells: expected[1] });
  });

  test('lines are counted as Excel counts them', async () => {
    const rows = await rowsIn(Buffer.from('a,b\n\n"1\n2",x\n,,\n3,4,5\n'));
    expect(rows).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 3, cells: ['1\n2', 'x'] },
      { line: 5, cells: ['3', '4', '5'] },
    ]);
  });

  test('a workbook of Excel: shared texts, readings, dates, numbers, gaps, a hidden sheet', async () => {
    expect(await rowsIn(await xlsx(asExcel(EXCEL_ROWS)))).toEqual([
      { line: 1, cells: ['门店', '', 'aAb'] },
      {
        line: 4,
        cells: [
          ...['太原 一店', '13800000000', '2026-03-01', '2026-03-01 09:30', '09:30', '是', '2', '12.3'],
          '6.2284800000000003E+17',
        ],
      },
    ]);
  });

  test('what is no table is refused by its own code', async () => {
    expect(await refusal(Buffer.from('d0cf11e0a1b11ae1', 'hex'))).toBe('sheet_old_excel');
    expect(await refusal(Buffer.from('PK\u0003\u0004 and then nothing'))).toBe('sheet_damaged');
    expect(await refusal(Buffer.from([0x61, 0xff, 0xff, 0xff, 0x80]))).toBe('sheet_encoding');
    expect(await refusal(Buffer.from(`a,"${'x'.repeat(600_000)}`))).toBe('sheet_damaged');
    expect(await refusal(Buffer.from('a,"b'))).toBe('sheet_damaged');
    expect(await refusal(await xlsx({ 'word/document.xml': '<x/>' }))).toBe('sheet_damaged');
    const torn = (await xlsx(asExcel(EXCEL_ROWS))).subarray(0, 900);
    expect(await refusal(torn)).toBe('sheet_damaged');
    const entities = EXCEL_ROWS.replace('<worksheet>', '<!DOCTYPE x [<!ENTITY a "b">]><worksheet>');
    expect(await refusal(await xlsx(asExcel(entities)))).toBe('sheet_damaged');
    expect(await refusal(await xlsx(asExcel(EXCEL_ROWS.replace('<v>0</v>', '<v>99</v>'))))).toBe(
      'sheet_damaged',
    );
  });

  test('what is too large is refused, packed or not', async () => {
    const limits = {
      ...SHEET_LIMITS,
      bytes: 10_000,
      rows: 3,
      columns: 4,
      cell: 10,
      unpacked: 100_000,
      texts: 20,
    };
    expect(await refusal(Buffer.from('a,b\n'.repeat(3)), limits)).toBe('read');
    expect(await refusal(Buffer.from('a,b\n'.repeat(4)), limits)).toBe('sheet_too_large');
    expect(await refusal(Buffer.from('a,b,c,d,e\n'), limits)).toBe('sheet_too_large');
    expect(await refusal(Buffer.from('12345678901\n'), limits)).toBe('sheet_too_large');
    expect(await refusal(Buffer.alloc(10_001, 0x0a), limits)).toBe('sheet_too_large');
    const bomb = await xlsx(asExcel(`<worksheet>${' '.repeat(200_000)}</worksheet>`));
    expect(bomb.length).toBeLessThan(10_000);
    expect(await refusal(bomb, limits)).toBe('sheet_too_large');
    expect(await refusal(await xlsx(asExcel(EXCEL_ROWS)), limits)).toBe('sheet_too_large');
    const wide = '<worksheet><sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData></worksheet>';
    expect(await refusal(await xlsx(asExcel(wide)))).toBe('sheet_too_large');
    const blank = '<worksheet><sheetData>' + 'x'.repeat(2_000_000) + '</sheetData></worksheet>';
    expect(await refusal(await xlsx(asExcel(blank)))).toBe('sheet_damaged');
  });

  test('a reader that goes away ends the rows', async () => {
    for (const kind of ['csv', 'xlsx'] as const) {
      let ended = false;
      const endless = (async function* () {
        try {
          for (let n = 0; ; n += 1) yield [`第 ${n} 店 ${Math.sin(n)}`, n];
        } finally {
          ended = true;
        }
      })();
      const stream = writeSheet(endless, kind);
      for await (const chunk of stream) if ((chunk as Buffer).length > 0) break;
      await until(() => ended);
    }
  });

  test('a failing source fails the file instead of ending it early', async () => {
    for (const kind of ['csv', 'xlsx'] as const) {
      const failing = (async function* () {
        yield ['a'];
        throw new Error('database gone');
      })();
      await expect(bytesOf(writeSheet(failing, kind))).rejects.toThrow('database gone');
    }
  });

  test('dates and numbers as people see them', () => {
    expect(dateText(1.5)).toBe('1899-12-31 12:00');
    expect(dateText(-1)).toBeNull();
    expect(numberText('1E3')).toBe('1000');
    expect(numberText('0.1')).toBe('0.1');
    expect(numberText('abc')).toBe('abc');
    expect(isDateFormat(0, undefined)).toBe(false);
    expect(isDateFormat(14, undefined)).toBe(true);
    expect(isDateFormat(170, '[h]:mm')).toBe(true);
    expect(isDateFormat(170, '[Red]0.00"day"')).toBe(false);
    expect(isDateFormat(170, 'General')).toBe(false);
  });
});
