/** Brightness and keep-screen-on for showing a code (fact sheet E7). */
export interface Screen {
  /** 0–1. */
  brightness(): Promise<number>;
  setBrightness(value: number): Promise<void>;
  keepOn(on: boolean): Promise<void>;
}

export const wxScreen: Screen = {
  brightness: () =>
    new Promise((resolve, reject) => {
      wx.getScreenBrightness({
        success: ({ value }) => resolve(value),
        fail: ({ errMsg }) => reject(new Error(errMsg)),
      });
    }),
  setBrightness: (value) =>
    new Promise((resolve, reject) => {
      wx.setScreenBrightness({
        value,
        success: () => resolve(),
        fail: ({ errMsg }) => reject(new Error(errMsg)),
      });
    }),
  keepOn: (keepScreenOn) =>
    new Promise((resolve, reject) => {
      wx.setKeepScreenOn({
        keepScreenOn,
        success: () => resolve(),
        fail: ({ errMsg }) => reject(new Error(errMsg)),
      });
    }),
};

/**
 * Bright and awake while a code is shown; `dim` gives back what was before. Safe in any order: leaving before the old
 * brightness was read never leaves the screen bright. Phones that refuse simply stay as they are.
 */
export function createBrightener(screen: Screen, level = 0.9) {
  let wanted = false;
  let before: number | null = null;
  const quietly = (work: Promise<void>) => work.catch(() => undefined);
  return {
    async brighten(): Promise<void> {
      if (wanted) return;
      wanted = true;
      void quietly(screen.keepOn(true));
      const old = await screen.brightness().catch(() => null);
      // Left meanwhile, or unknown what to restore: hands off.
      if (!(wanted as boolean) || old === null || old >= level) return;
      before = old;
      await quietly(screen.setBrightness(level));
    },
    async dim(): Promise<void> {
      if (!wanted) return;
      wanted = false;
      void quietly(screen.keepOn(false));
      if (before === null) return;
      const old = before;
      before = null;
      await quietly(screen.setBrightness(old));
    },
  };
}
export type Brightener = ReturnType<typeof createBrightener>;
