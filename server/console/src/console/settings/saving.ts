import { ElMessage } from 'element-plus';
import { ref, type Ref } from 'vue';
import { messageOf } from '../session';

/** One form's attempt to save: whether it is under way, and what went wrong the last time. */
export interface Saving {
  readonly busy: Ref<boolean>;
  readonly failure: Ref<string>;
  /** Runs the work; says `done` when it went well. Answers whether it did. */
  save(work: () => Promise<void>, done?: string): Promise<boolean>;
}

export function useSaving(): Saving {
  const busy = ref(false);
  const failure = ref('');
  return {
    busy,
    failure,
    async save(work, done = '已保存') {
      busy.value = true;
      failure.value = '';
      try {
        await work();
        ElMessage.success(done);
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
