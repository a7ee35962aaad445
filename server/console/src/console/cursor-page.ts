import { onScopeDispose, ref, type Ref } from 'vue';
import type { Load } from './load';
import { messageOf } from './session';

interface Page<Row> {
  rows: Row[];
  nextCursor: string | null;
  /** Rows in all, where the first page tells it. */
  total?: number | null;
}

/** Rows kept at once: a table redraws them all whenever some are added. */
const KEPT = 150;

/** A list that grows page by page, and lets go of its first rows when it is long. A newer question wins: an older answer is dropped. */
export function useCursorPage<Row>(
  ask: (cursor: string | undefined, signal: AbortSignal) => Promise<Page<Row>>,
) {
  const rows = ref([]) as Ref<Row[]>;
  /** Rows that stood before these. */
  const passed = ref(0);
  const total = ref<number | null>(null);
  const nextCursor = ref<string | null>(null);
  const load = ref<Load>({ state: 'loading' });
  let asking = new AbortController();

  async function fetchPage(cursor: string | undefined): Promise<void> {
    asking.abort();
    asking = new AbortController();
    load.value = { state: 'loading' };
    try {
      const page = await ask(cursor, asking.signal);
      const all = cursor === undefined ? page.rows : [...rows.value, ...page.rows];
      rows.value = all.slice(-KEPT);
      passed.value = (cursor === undefined ? 0 : passed.value) + all.length - rows.value.length;
      if (cursor === undefined) total.value = page.total ?? null;
      nextCursor.value = page.nextCursor;
      load.value = { state: 'ready' };
    } catch (error) {
      if (!(error instanceof DOMException && error.name === 'AbortError'))
        load.value = { state: 'failed', message: messageOf(error) };
    }
  }
  onScopeDispose(() => {
    asking.abort();
  });

  return {
    rows,
    passed,
    total,
    nextCursor,
    load,
    first: () => fetchPage(undefined),
    more: () => fetchPage(nextCursor.value ?? undefined),
  };
}
