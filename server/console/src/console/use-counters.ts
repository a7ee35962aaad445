import { ref } from 'vue';
import { terminals, type TerminalRow } from '../api/console';
import { useLatestAnswer } from './latest-answer';

/** The terminals of the store picked last; of none while `of('')`. */
export function useCounters() {
  const counters = ref<TerminalRow[]>([]);
  const { trouble, find, forget } = useLatestAnswer(terminals, (answer) => {
    counters.value = answer.terminals;
  });

  function of(storeId: string): void {
    counters.value = [];
    forget();
    if (storeId !== '') void find(storeId);
  }
  return { counters, trouble, of };
}
