import { ElMessage } from 'element-plus';
import type { Attempts } from '../../api/attempts';
import { useAct, type Act } from '../act';

/** One form's attempt to save. */
export interface Saving extends Pick<Act, 'busy' | 'failure'> {
  /** Runs the work; says `done` when it went well. Answers whether it did. */
  save(work: (attempts: Attempts) => Promise<void>, done?: string): Promise<boolean>;
}

export function useSaving(): Saving {
  const { busy, failure, act } = useAct();
  return {
    busy,
    failure,
    async save(work, done = '已保存') {
      const saved = await act(work);
      if (saved) ElMessage.success(done);
      return saved;
    },
  };
}
