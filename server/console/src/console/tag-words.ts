import { ElMessage } from 'element-plus';
import { actOnTags, type TagAct, type TagRow, type TagsChanged } from '../api/life';
import { counted } from '../../../src/contract/numbers';
import { messageOf } from './session';
import { sure } from './sure';

type Look = { text: string; type: 'success' | 'info' | 'warning' | 'danger' };

const states: Record<TagRow['state'], Look> = {
  pool: { text: '待用', type: 'info' },
  reserved: { text: '写入中', type: 'info' },
  ordered: { text: '代工中', type: 'info' },
  written: { text: '已写入，未校验', type: 'warning' },
  verified: { text: '✓ 已校验', type: 'success' },
  protected: { text: '✓ 已校验并保护', type: 'success' },
  disabled: { text: '已停用', type: 'danger' },
  lost: { text: '已挂失', type: 'danger' },
};

/** The states that a tag on a chip may have, for filters. */
export const shownStates = (['written', 'verified', 'protected', 'disabled', 'lost'] as const).map(
  (value) => ({ value, text: states[value].text.replace('✓ ', '') }),
);

/** A lock is for ever, a password is not: the word must say which. */
export function tagLook(tag: Pick<TagRow, 'state' | 'protection'>): Look {
  const shown = states[tag.state];
  if (tag.protection === 'none') return shown;
  return { ...shown, text: `${shown.text}：${tag.protection === 'locked' ? '永久锁定' : '密码'}` };
}

export const actWords: Record<TagAct, string> = {
  disable: '停用',
  enable: '启用',
  lose: '挂失',
  find: '已找回',
};

/** What people must know before; what can be taken back at once is not asked about. */
const questions: Partial<Record<TagAct, string>> = {
  disable: '停用后，碰到的人会看到「标签已停用」；不用改写标签，随时可以再启用。',
  lose: '挂失后，碰到的人会看到「标签已停用」。找回后点「已找回」，或重新写一次，就恢复使用。',
};

/** Asks where it matters, does it, and tells what became of it. Null when nothing was done. */
export async function decide(tagIds: string[], act: TagAct): Promise<TagsChanged | null> {
  const question = questions[act];
  if (question !== undefined) {
    const many = tagIds.length > 1 ? `这 ${counted(tagIds.length)} 枚标签` : '这枚标签';
    if (!(await sure(question, `${actWords[act]}${many}？`, actWords[act]))) return null;
  }
  try {
    const done = await actOnTags(tagIds, act);
    tellChanged(done, actWords[act]);
    return done;
  } catch (error) {
    ElMessage.error(messageOf(error));
    return null;
  }
}

/** Says how many changed, and how many could not. */
export function tellChanged(done: TagsChanged, word: string): void {
  const changed = done.tags.length - done.unchanged;
  if (done.unchanged === 0) ElMessage.success(`${word}：${counted(changed)} 枚`);
  else
    ElMessage.warning(
      `${word}：${counted(changed)} 枚；${counted(done.unchanged)} 枚的状态不允许，没有改变。`,
    );
}

/** Where a tag leads, as people say it. */
export function placeOf(place: TagRow['place']): string {
  if (!place) return '—';
  const parts = [place.organisationName, place.storeName, place.terminalName].filter(Boolean);
  return parts.length === 0 ? '不区分门店' : parts.join(' ');
}
