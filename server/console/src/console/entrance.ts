import { ElMessage } from 'element-plus';
import { switchEntrance } from '../api/console';
import { messageOf } from './session';
import { sure } from './sure';

/** What the tables of stores and of terminals show alike: one entrance a row. */
export interface EntranceLine {
  entranceId: string;
  /** Where it leads, for people. */
  name: string;
  enabled: boolean;
  tags: number;
  tapsToday: number;
}

export type EntranceDialog = 'write' | 'member' | 'material' | 'tags';

/** Asks before switching off; tells what became of it. Answers the new state, or null when nothing changed. */
export async function toggleEntrance(line: EntranceLine): Promise<boolean | null> {
  if (line.enabled) {
    const question = `停用后，碰「${line.name}」的立牌会看到「入口已停用」，已写好的标签不用重写，随时可以再启用。`;
    if (!(await sure(question, '停用这个入口？', '停用'))) return null;
  }
  try {
    const { enabled } = await switchEntrance(line.entranceId, !line.enabled);
    ElMessage.success(enabled ? '已启用' : '已停用');
    return enabled;
  } catch (error) {
    ElMessage.error(messageOf(error));
    return null;
  }
}
