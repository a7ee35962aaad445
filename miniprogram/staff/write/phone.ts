/** What the write page needs of the phone besides NFC. Thin: nothing is decided here. */
import type { Haptics } from './flow';

/** `android`, `ohos`, `ios`, `devtools`, `windows`, `mac`, `ohos_pc`; older base libraries tell by getSystemInfoSync. */
export function readPlatform(): string {
  const modern = typeof (wx as { getDeviceInfo?: unknown }).getDeviceInfo === 'function';
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only way before base library 2.20.1
  const { platform } = modern ? wx.getDeviceInfo() : wx.getSystemInfoSync();
  return platform.toLowerCase();
}

const quietly = { fail: () => undefined };

function short(): void {
  wx.vibrateShort({ type: 'medium', ...quietly });
}

/** Short for seen, long for verified, double for "needs you". */
export const wxHaptics: Haptics = {
  seen: short,
  verified() {
    wx.vibrateLong(quietly);
  },
  needsYou() {
    short();
    setTimeout(short, 180);
  },
};
