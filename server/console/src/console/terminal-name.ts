import { ElMessageBox } from 'element-plus';
import { Attempts } from '../api/attempts';
import { noteDraft } from './at-stake';
import { messageOf } from './session';

/**
 * Asks for a terminal's name until `save` takes it or the person gives up. What `save` refuses is shown where the
 * name was typed. Answers whether it was saved.
 */
export async function askTerminalName(
  title: string,
  present: string,
  save: (name: string, attempts: Attempts) => Promise<unknown>,
): Promise<boolean> {
  const attempts = new Attempts();
  let typed = present;
  const forget = noteDraft(() => typed.trim() !== present);
  const answer = await ElMessageBox.prompt('贴在收银台旁的标签会通知这个终端的前台。', title, {
    inputValue: present,
    inputPlaceholder: '如：2 号收银台',
    inputValidator: (text) => {
      typed = text;
      const { length } = text.trim();
      return length > 0 && length <= 40 ? true : '请填写 1–40 个字的名称。';
    },
    confirmButtonText: '保存',
    cancelButtonText: '取消',
    beforeClose: (action, box, close) => {
      if (box.confirmButtonLoading) return;
      if (action !== 'confirm') {
        close();
        return;
      }
      box.confirmButtonLoading = true;
      save(box.inputValue.trim(), attempts)
        .then(close)
        .catch((error: unknown) => {
          box.editorErrorMessage = messageOf(error);
        })
        .finally(() => {
          box.confirmButtonLoading = false;
        });
    },
  }).catch(() => null);
  forget();
  return answer !== null;
}
