/** WeChat's own dialogs as promises. Thin: nothing is decided here. */
import type { Question } from './modes';

/** Index of the chosen item; null when the sheet was closed. */
export function chosen(items: readonly string[]): Promise<number | null> {
  return new Promise((resolve) => {
    wx.showActionSheet({
      itemList: [...items],
      success: ({ tapIndex }) => resolve(tapIndex),
      fail: () => resolve(null),
    });
  });
}

/** True only for an explicit yes. */
export function asked({ title, text, yes }: Question): Promise<boolean> {
  return new Promise((resolve) => {
    wx.showModal({
      title,
      content: text,
      confirmText: yes,
      cancelText: '取消',
      success: ({ confirm }) => resolve(confirm),
      fail: () => resolve(false),
    });
  });
}
