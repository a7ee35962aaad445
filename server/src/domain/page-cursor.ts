/** Where the next page of a list begins: the sort value and id of the last row shown. */
export interface PageCursor {
  readonly at: number;
  readonly id: string;
}

export function writePageCursor({ at, id }: PageCursor): string {
  return Buffer.from(JSON.stringify([at, id])).toString('base64url');
}

/** Null for what is no cursor of ours; a list then begins at its start. */
export function readPageCursor(text: string | undefined): PageCursor | null {
  if (text === undefined) return null;
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (!Array.isArray(parts)) return null;
    const [at, id] = parts as unknown[];
    return typeof at === 'number' && Number.isSafeInteger(at) && typeof id === 'string' ? { at, id } : null;
  } catch {
    return null;
  }
}
