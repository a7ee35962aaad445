import { onScopeDispose, ref } from 'vue';
import { messageOf } from './session';

/**
 * Asks while somebody types or picks. A newer question wins: the older one is given up and its answer, whenever it
 * comes, is dropped. `take` gets the answer to the latest question only; `trouble` says in Chinese why there is none.
 */
export function useLatestAnswer<Question, Answer>(
  ask: (question: Question, signal: AbortSignal) => Promise<Answer>,
  take: (answer: Answer) => void,
) {
  const busy = ref(false);
  const trouble = ref('');
  let asking = new AbortController();

  function forget(): void {
    asking.abort();
    busy.value = false;
    trouble.value = '';
  }

  async function find(question: Question): Promise<void> {
    asking.abort();
    asking = new AbortController();
    const { signal } = asking;
    busy.value = true;
    try {
      const answer = await ask(question, signal);
      if (signal.aborted) return;
      take(answer);
      trouble.value = '';
    } catch (error) {
      if (!signal.aborted) trouble.value = messageOf(error);
    } finally {
      if (!signal.aborted) busy.value = false;
    }
  }

  onScopeDispose(() => {
    asking.abort();
  });
  return { busy, trouble, find, forget };
}
