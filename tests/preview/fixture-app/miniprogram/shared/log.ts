/** Tells the test what happened, in order. */
export function note(text: string): void {
  console.info(`note: ${text}`);
}
