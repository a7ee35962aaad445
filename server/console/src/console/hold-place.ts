/** Which rows a list shows: so many, behind so many that were let go of. */
export interface Shown {
  readonly shown: number;
  readonly passed: number;
}

function rowsBeside(foot: HTMLElement): Element[] {
  const table = foot.parentElement?.querySelector('.el-table');
  // Rows that are folded out may hold tables of their own.
  return [...(table?.querySelectorAll('.el-table__row') ?? [])].filter(
    (row) => row.closest('.el-table') === table,
  );
}

/**
 * Whoever asks for more rows reads on behind the row that was last: it stays under the eye, however many rows come below
 * and go above. To be called when more is asked for; call what it returns when they are drawn, or none came.
 */
export function holdPlace(foot: HTMLElement, before: Shown): (now: Shown) => void {
  const page = document.scrollingElement;
  if (!(page instanceof HTMLElement)) return () => undefined;
  const last = before.passed + before.shown - 1;
  /** From the top of the page; null when the row is not there. */
  const placeAt = ({ passed }: Shown): number | null => {
    // By its number: the table gives an element other rows.
    const row = rowsBeside(foot)[last - passed];
    return row ? row.getBoundingClientRect().top + page.scrollTop : null;
  };
  const place = placeAt(before);
  // The browser would hold on to what stands below the table: rows scroll in a box of their own.
  page.style.overflowAnchor = 'none';
  return (now) => {
    const moved = placeAt(now);
    if (place !== null && moved !== null) page.scrollBy(0, moved - place);
    page.style.overflowAnchor = '';
  };
}
