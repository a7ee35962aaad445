/** Where the next page of the entrances table begins: after the merchant-wide row (-1) or after a store's slot. */
export function writeCursor(slot: number): string {
  return Buffer.from(JSON.stringify([slot])).toString('base64url');
}

/** Null for what is no cursor of ours. */
export function readCursor(text: string): number | null {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (!Array.isArray(parts) || parts.length !== 1) return null;
    const [slot] = parts as unknown[];
    return Number.isSafeInteger(slot) ? (slot as number) : null;
  } catch {
    return null;
  }
}
