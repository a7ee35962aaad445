import { computed, onBeforeUnmount, ref, watch } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { entrances, type EntranceRow } from '../api/console';
import { addressOf, filterOf, narrowingOf, type Narrowing } from './entrance-filter';
import type { Load } from './load';
import { messageOf } from './session';

export const PAGE_SIZE = 50;

/** The table's rows as the address says; a newer question wins, the older answer is dropped. */
export function useEntrances() {
  const route = useRoute();
  const router = useRouter();
  const narrowing = computed(() => narrowingOf(route.query));
  const filter = computed(() => filterOf(narrowing.value));
  const rows = ref<EntranceRow[]>([]);
  const total = ref(0);
  const load = ref<Load>({ state: 'loading' });
  let asking = new AbortController();

  async function read(): Promise<void> {
    asking.abort();
    asking = new AbortController();
    const { signal } = asking;
    load.value = { state: 'loading' };
    try {
      const answer = await entrances(
        { ...filter.value, page: narrowing.value.page, limit: PAGE_SIZE },
        signal,
      );
      rows.value = answer.rows;
      total.value = answer.total;
      load.value = { state: 'ready' };
    } catch (error) {
      if (!signal.aborted) load.value = { state: 'failed', message: messageOf(error) };
    }
  }

  /** Another filter begins at its first page. */
  function narrow(change: Partial<Narrowing>): void {
    const next = { ...narrowing.value, page: 1, ...change };
    void router.replace({ query: addressOf(next) });
  }

  watch(narrowing, () => route.name === 'entrances' && void read(), { immediate: true });
  onBeforeUnmount(() => asking.abort());
  return { narrowing, filter, rows, total, load, read, narrow };
}
