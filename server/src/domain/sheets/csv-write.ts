import { Readable, pipeline } from 'node:stream';
import { stringify } from 'csv-stringify';
import { guarded } from './rules';
import type { Cell } from './sheet';

/**
 * A CSV file as Excel opens it in China: UTF-8 with its mark, lines ended as on Windows, no text that would be taken for
 * a formula. Numbers are written as they are.
 */
export function csvStream(rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>): Readable {
  const text = stringify({ bom: true, record_delimiter: 'windows' });
  const source = Readable.from(
    (async function* () {
      for await (const row of rows)
        yield row.map((cell) => (typeof cell === 'string' ? guarded(cell) : cell));
    })(),
  );
  // A failure reaches the reader through `text`.
  pipeline(source, text, () => undefined);
  return text;
}
