/** What would be lost if the login page took this page's place. */
export type AtStake = 'typed' | 'open' | 'nothing';

const typedIn = new Set<Element>();
const shown = (element: Element): boolean => element.isConnected && element.getClientRects().length > 0;

/** Remembers which forms people filled in, other than those that only narrow a list. */
export function watchTyping(page: Document): void {
  const note = ({ target }: Event): void => {
    const form = target instanceof Element ? target.closest('form') : null;
    if (form && form.getAttribute('role') !== 'search') typedIn.add(form);
  };
  page.addEventListener('input', note, true);
  page.addEventListener('change', note, true);
}

export function atStake(page: Document): AtStake {
  for (const form of typedIn) if (!form.isConnected) typedIn.delete(form);
  if ([...typedIn].some(shown)) return 'typed';
  return [...page.querySelectorAll('[role="dialog"]')].some(shown) ? 'open' : 'nothing';
}
