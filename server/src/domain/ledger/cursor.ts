/** Where the next page begins: after this moment, and within it after this id. */
export interface TimeCursor {
  readonly at: number;
  readonly id: string;
}

export function writeTimeCursor({ at, id }: TimeCursor): string {
  return `${at.toString(36)}.${id}`;
}

/** Null for nothing and for what is no cursor of ours. */
export function readTimeCursor(text: string | undefined): TimeCursor | null {
  const match = /^([0-9a-z]{1,11})\.([0-9A-Za-z]{1,40})$/.exec(text ?? '');
  return match?.[1] && match[2] ? { at: Number.parseInt(match[1], 36), id: match[2] } : null;
}

/** The number before which the next page begins; null for nothing and for what is no cursor of ours. */
export function readSeqCursor(text: string | undefined): number | null {
  return /^[0-9]{1,10}$/.test(text ?? '') ? Number(text) : null;
}
