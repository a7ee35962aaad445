/** What a person is at, told of as one when what they pressed in it is gone. */
const UNITS = 'article, [role="row"], [role="dialog"]';
const PARTS = `${UNITS}, [role="region"], section, main`;
/** No fields to type in: on a phone each would bring up its keyboard. */
const STOPS = 'a[href], button:not([disabled]), input[type="checkbox"]:not([disabled])';
/** So many places: when a dialog goes together with what opened it, the one to go by is further back. */
const REMEMBERED = 6;

interface Place {
  readonly element: Element;
  readonly parts: readonly Element[];
  readonly before: readonly Element[];
  readonly after: readonly Element[];
}

function placeOf(element: Element): Place {
  const parts: Element[] = [];
  for (let part = element.closest(PARTS); part; part = part.parentElement?.closest(PARTS) ?? null)
    parts.push(part);
  const stops = [...(parts.at(-1) ?? element).querySelectorAll(STOPS)].filter((it) => it !== element);
  const isAfter = (it: Element): boolean =>
    (element.compareDocumentPosition(it) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  return {
    element,
    parts,
    before: stops.filter((it) => !isAfter(it)).reverse(),
    after: stops.filter(isAfter),
  };
}

const usable = (it: Element): boolean => it.isConnected && it.matches(STOPS);

/** The unit it was in; without one, or when that went away too, what stood next to it in what is left. */
function nextTo({ parts, before, after }: Place): Element | null {
  const left = parts.find((part) => part.isConnected);
  if (!left) return null;
  if (left === parts[0] && left.matches(UNITS)) return left;
  const near = (it: Element): boolean => usable(it) && left.contains(it);
  return after.find(near) ?? before.find(near) ?? left;
}

function focus(wanted: Element): void {
  // A dialog's own element is the screen that lies over the page; what is seen of it stands inside.
  const element = wanted.matches('[role="dialog"]:not([tabindex])')
    ? (wanted.querySelector('[tabindex="-1"]') ?? wanted)
    : wanted;
  if (!(element instanceof HTMLElement)) return;
  if (!element.matches(STOPS) && !element.hasAttribute('tabindex')) {
    element.tabIndex = -1;
    // Else a later click anywhere in it would put the keyboard there.
    element.addEventListener('blur', () => element.removeAttribute('tabindex'), { once: true });
  }
  element.focus({ preventScroll: true });
}

/**
 * A button that is busy is disabled, and a row that is done goes away; with either the keyboard would be nowhere, and
 * whoever hears the page at its beginning. This gives it back when the button is ready again, and else puts it close by.
 */
export function keepFocusOn(page: Document): void {
  let places: Place[] = [];
  let asked = false;

  function look(): void {
    asked = false;
    if (page.activeElement !== page.body) return;
    const last = places[0];
    if (!last) return;
    if (last.element.isConnected) {
      if (!last.element.matches(':disabled')) focus(last.element);
      return;
    }
    const next = places.map(nextTo).find((it) => it !== null);
    places = [];
    if (next) focus(next);
  }
  function lookSoon(): void {
    if (asked || page.activeElement !== page.body) return;
    asked = true;
    // Not before whoever changed the page has put the keyboard where it wants it.
    requestAnimationFrame(look);
  }

  page.addEventListener('focusin', ({ target }) => {
    if (target instanceof Element && target !== page.body)
      places = [placeOf(target), ...places.filter(({ element }) => element !== target)].slice(0, REMEMBERED);
  });
  // Whoever leaves what is still there, and ready, leaves by themselves.
  page.addEventListener('focusout', ({ target, relatedTarget }) => {
    if (!(target instanceof Element) || relatedTarget !== null || target.matches(':disabled')) return;
    requestAnimationFrame(() => {
      if (page.activeElement === page.body && page.hasFocus() && target.isConnected)
        places = places.filter(({ element }) => element !== target);
    });
  });
  new MutationObserver(lookSoon).observe(page.body, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ['disabled'],
  });
}
