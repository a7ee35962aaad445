import { Readable, pipeline } from 'node:stream';
import { parse } from 'csv-parse';
import { CsvError } from 'csv-parse';
import { ApiError } from '../../contract/api-error';
import { csvText } from './csv-text';
import { bare } from './rules';
import type { SheetRow } from './sheet';

/** Characters of one row: an opened quotation mark that never closes must not swallow the file. */
const LONGEST_ROW = 512 * 1024;

/** What separates the cells, judged by the first line. */
function separatorOf(text: string): string {
  const line = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  const count = (sign: string) => line.split(sign).length;
  const [best] = ['\t', ';'].filter((sign) => count(sign) > count(','));
  return best ?? ',';
}

/** Rows of a CSV file, however it is encoded and separated. Throws `sheet_encoding` and `sheet_damaged`. */
export async function* csvRows(source: AsyncIterable<Uint8Array>): AsyncGenerator<SheetRow> {
  const text = csvText(source);
  const begin = await text.next();
  if (begin.done) return;
  async function* whole(): AsyncGenerator<string> {
    yield begin.value ?? '';
    yield* text;
  }
  const parser = parse({
    bom: true,
    delimiter: separatorOf(begin.value),
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: LONGEST_ROW,
  });
  pipeline(Readable.from(whole()), parser, () => undefined);
  let line = 0;
  try {
    for await (const record of parser) {
      line += 1;
      yield { line, cells: (record as string[]).map(bare) };
    }
  } catch (error) {
    if (error instanceof CsvError) throw new ApiError('sheet_damaged');
    throw error;
  }
}
