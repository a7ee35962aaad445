/** Where the next page of the entrances table begins. `total` rides along, so that only the first page counts. */
export interface EntranceCursor {
  number: number;
  storeId: string;
  total: number;
}

export function writeCursor(cursor: EntranceCursor): string {
  return Buffer.from(JSON.stringify([cursor.number, cursor.storeId, cursor.total])).toString('base64url');
}

/** Null for what is no cursor of ours. */
export function readCursor(text: string): EntranceCursor | null {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (!Array.isArray(parts)) return null;
    const [number, storeId, total] = parts as unknown[];
    if (!Number.isSafeInteger(number) || typeof storeId !== 'string' || !Number.isSafeInteger(total))
      return null;
    return { number: number as number, storeId, total: total as number };
  } catch {
    return null;
  }
}
