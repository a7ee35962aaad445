import type { Directive } from 'vue';

/** What each element is to a screen reader, whatever its looks. */
const ROLES: Readonly<Record<string, string>> = {
  TABLE: 'none',
  THEAD: 'rowgroup',
  TBODY: 'rowgroup',
  TR: 'row',
  TH: 'columnheader',
  TD: 'cell',
};

function tell(root: Element): void {
  for (const element of root.querySelectorAll('table, thead, tbody, tr, th, td')) {
    const role = ROLES[element.tagName];
    if (role !== undefined && element.getAttribute('role') !== role) element.setAttribute('role', role);
  }
}

/**
 * Element Plus draws a table as two, its head and its body, and on a narrow screen ours are no tables by their looks: both
 * lose what a screen reader tells of rows and columns. This makes `root` one table, with every row that comes later.
 * Returns the matching "off".
 */
function oneTable(root: Element): () => void {
  root.setAttribute('role', 'table');
  tell(root);
  const observer = new MutationObserver(() => tell(root));
  observer.observe(root, { childList: true, subtree: true });
  return () => observer.disconnect();
}

const offs = new WeakMap<Element, () => void>();

/** `oneTable` for as long as the element is there. */
export const vOneTable: Directive<Element> = {
  mounted: (root) => void offs.set(root, oneTable(root)),
  beforeUnmount: (root) => offs.get(root)?.(),
};
