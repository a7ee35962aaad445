/** Opening another page of this mini-program. */

interface Opening {
  readonly url: string;
  success(): void;
  fail(): void;
}

/** The part of WeChat that opens pages. */
export interface PageCalls {
  /** Pages that lie on one another now. */
  depth(): number;
  navigateTo(opening: Opening): void;
  redirectTo(opening: Opening): void;
  /** The page did not come, such as a part of the mini-program that was not downloaded yet. */
  sayNotOpened(): void;
}

/** WeChat lets no more pages lie on one another. */
const DEEPEST = 10;

/** Makes the function that opens a page by its `url`: once for two quick taps, and in place of the page on top where WeChat lets no more lie on one another. */
export function createOpener(calls: PageCalls): (url: string) => void {
  let isOpening = false;
  return (url) => {
    if (isOpening) return;
    isOpening = true;
    const opening: Opening = {
      url,
      success() {
        isOpening = false;
      },
      fail() {
        isOpening = false;
        calls.sayNotOpened();
      },
    };
    if (calls.depth() < DEEPEST) calls.navigateTo(opening);
    else calls.redirectTo(opening);
  };
}

export const openPage = createOpener({
  depth: () => getCurrentPages().length,
  navigateTo(opening) {
    wx.navigateTo(opening);
  },
  redirectTo(opening) {
    wx.redirectTo(opening);
  },
  sayNotOpened: () => void wx.showToast({ title: '页面没有打开，请检查网络后再试', icon: 'none' }),
});
