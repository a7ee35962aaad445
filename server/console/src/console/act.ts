import { ElMessage } from 'element-plus';
import { getCurrentScope, onScopeDispose, ref, type Ref } from 'vue';
import { Attempts } from '../api/attempts';
import { messageOf } from './session';

/** One thing that a person does here: whether it is under way, and what went wrong the last time. */
export interface Act {
  readonly busy: Ref<boolean>;
  /** Cause and next step; empty while nothing went wrong. */
  readonly failure: Ref<string>;
  /**
   * Runs the work, which tells by itself that it went well; one at a time. Give its `attempts` to what must not be done
   * twice. Answers whether it went well; never rejects.
   */
  readonly act: (work: (attempts: Attempts) => Promise<unknown>) => Promise<boolean>;
}

export function useAct(): Act {
  const busy = ref(false);
  const failure = ref('');
  const attempts = new Attempts();
  let gone = false;
  if (getCurrentScope())
    onScopeDispose(() => {
      gone = true;
    });
  return {
    busy,
    failure,
    async act(work) {
      if (busy.value) return false;
      busy.value = true;
      failure.value = '';
      try {
        await work(attempts);
        return true;
      } catch (error) {
        failure.value = messageOf(error);
        if (gone) ElMessage.error(`刚才的操作没有完成：${failure.value}`);
        return false;
      } finally {
        busy.value = false;
      }
    },
  };
}
