/** What would be lost if the login page took this page's place. */
export type AtStake = 'typed' | 'open' | 'nothing';

const drafts = new Set<() => boolean>();
const shown = (element: Element): boolean => element.isConnected && element.getClientRects().length > 0;

/** A form on the page: `unsaved` says whether it holds what nobody has saved. Returns the matching "off". */
export function noteDraft(unsaved: () => boolean): () => void {
  drafts.add(unsaved);
  return () => void drafts.delete(unsaved);
}

/** Whether anything that was filled in or chosen on this page is still unsaved. */
export const somethingUnsaved = (): boolean => [...drafts].some((unsaved) => unsaved());

export function atStake(page: Document): AtStake {
  if (somethingUnsaved()) return 'typed';
  return [...page.querySelectorAll('[role="dialog"]')].some(shown) ? 'open' : 'nothing';
}
