/** The number before which the next page begins; null for nothing and for what is no cursor of ours. */
export function readSeqCursor(text: string | undefined): number | null {
  return /^[0-9]{1,10}$/.test(text ?? '') ? Number(text) : null;
}
