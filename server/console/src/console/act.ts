import { ref, type Ref } from 'vue';
import { messageOf } from './session';

/** One thing that a person does here: whether it is under way, and what went wrong the last time. */
export interface Act {
  readonly busy: Ref<boolean>;
  /** Cause and next step; empty while nothing went wrong. */
  readonly failure: Ref<string>;
  /** Runs the work, which tells by itself that it went well. Answers whether it did; never rejects. */
  readonly act: (work: () => Promise<unknown>) => Promise<boolean>;
}

export function useAct(): Act {
  const busy = ref(false);
  const failure = ref('');
  return {
    busy,
    failure,
    async act(work) {
      busy.value = true;
      failure.value = '';
      try {
        await work();
        return true;
      } catch (error) {
        failure.value = messageOf(error);
        return false;
      } finally {
        busy.value = false;
      }
    },
  };
}
