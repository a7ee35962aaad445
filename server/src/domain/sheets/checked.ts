import { ApiError } from '../../contract/api-error';
import type { SheetLimits, SheetRow } from './sheet';

/** Passes on what is within the limits; rows without any text are left out. Throws `sheet_too_large`. */
export async function* checked(rows: AsyncIterable<SheetRow>, limits: SheetLimits): AsyncGenerator<SheetRow> {
  let count = 0;
  for await (const { line, cells } of rows) {
    const texts = cells.map((cell) => cell.trim());
    while (texts.length > 0 && texts[texts.length - 1] === '') texts.pop();
    if (texts.length === 0) continue;
    count += 1;
    if (count > limits.rows || texts.length > limits.columns || texts.some((t) => t.length > limits.cell))
      throw new ApiError('sheet_too_large');
    yield { line, cells: texts };
  }
}

/** The bytes of `source`, refused once there are more than `most`. Throws `sheet_too_large`. */
export async function* atMost(source: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of source) {
    bytes += chunk.length;
    if (bytes > most) throw new ApiError('sheet_too_large');
    yield chunk;
  }
}
