import { ElMessageBox } from 'element-plus';

const HARMLESS = '.el-message-box__btns button:first-child';

/** The box itself is focused as it opens, with the text that reads it out; from there the way back gets the keyboard. */
function focusHarmless({ target }: FocusEvent): void {
  if (!(target instanceof HTMLElement) || !target.matches('.sure')) return;
  // Not before the box is sure of the focus: it would give it to its cross.
  queueMicrotask(() => target.querySelector<HTMLElement>(HARMLESS)?.focus());
}

/**
 * Asks before what cannot simply be taken back. Enter and Escape mean no until somebody chooses `button`.
 * `back` is the harmless button. Another address takes the question away, unless it `stays`.
 */
export async function sure(
  text: string,
  title: string,
  button: string,
  back = '取消',
  stays = false,
): Promise<boolean> {
  document.addEventListener('focusin', focusHarmless);
  try {
    await ElMessageBox.confirm(text, title, {
      confirmButtonText: button,
      cancelButtonText: back,
      type: 'warning',
      autofocus: false,
      closeOnHashChange: !stays,
      customClass: 'sure',
    });
    return true;
  } catch {
    return false;
  } finally {
    document.removeEventListener('focusin', focusHarmless);
  }
}
