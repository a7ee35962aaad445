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
  /** Milliseconds of any clock that does not stand still. */
  now(): number;
  navigateTo(opening: Opening): void;
  redirectTo(opening: Opening): void;
  /** The page did not come, such as a part of the mini-program that was not downloaded yet. */
  sayNotOpened(): void;
}

/** WeChat lets no more pages lie on one another. */
const DEEPEST = 10;
/** Some versions of WeChat answer an opening neither way: after this long, in ms, a tap is a new one. */
const GIVEN_UP = 5_000;

/** Makes the function that opens a page by its `url`: once for two quick taps, and in place of the page on top where WeChat lets no more lie on one another. */
export function createOpener(calls: PageCalls): (url: string) => void {
  let opening: { readonly depth: number; readonly at: number } | null = null;
  return (url) => {
    const [depth, at] = [calls.depth(), calls.now()];
    // Once another page lies on top, the one asked for came, whatever WeChat said.
    if (opening && opening.depth === depth && Math.abs(at - opening.at) < GIVEN_UP) return;
    const mine = (opening = { depth, at });
    const answered = (): void => {
      if (opening === mine) opening = null;
    };
    const asked: Opening = {
      url,
      success: answered,
      fail() {
        answered();
        calls.sayNotOpened();
      },
    };
    if (depth < DEEPEST) calls.navigateTo(asked);
    else calls.redirectTo(asked);
  };
}

export const openPage = createOpener({
  depth: () => getCurrentPages().length,
  now: () => Date.now(),
  navigateTo(opening) {
    wx.navigateTo(opening);
  },
  redirectTo(opening) {
    wx.redirectTo(opening);
  },
  sayNotOpened: () => void wx.showToast({ title: '页面没有打开，请检查网络后再试', icon: 'none' }),
});
