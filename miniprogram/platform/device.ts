/** What kind of WeChat this is. */
import type { EnvVersion } from '../config';

export interface Device {
  readonly appId: string;
  readonly envVersion: EnvVersion;
  /** Version of a released mini-program; empty in develop and trial. */
  readonly releaseVersion: string;
  /** Base library version, such as 3.8.12. */
  readonly libraryVersion: string;
  readonly pixelRatio: number;
  /** CSS px. */
  readonly windowWidth: number;
  /** How much larger than usual the person has set WeChat's text, 1–1.4. */
  readonly textScale: number;
}

/** Reads once; older base libraries have only getSystemInfoSync. */
export function readDevice(): Device {
  const account = wx.getAccountInfoSync().miniProgram;
  // Typed as always there, absent before base library 2.20.1.
  const modern = typeof (wx as { getWindowInfo?: unknown }).getWindowInfo === 'function';
  const base = modern ? wx.getAppBaseInfo() : oldSystemInfo();
  const window = modern ? wx.getWindowInfo() : oldSystemInfo();
  return {
    appId: account.appId,
    envVersion: account.envVersion,
    releaseVersion: account.version,
    libraryVersion: base.SDKVersion,
    pixelRatio: window.pixelRatio,
    windowWidth: window.windowWidth,
    textScale: textScaleOf(base),
  };
}

/** Above this a card no longer holds its words. */
const LARGEST_TEXT = 1.4;
/** What WeChat counts as its usual size, CSS px. */
const USUAL_TEXT = 17;

/** `fontSizeScaleFactor` came with base library 2.23.4; before, only the size in px was told. */
function textScaleOf(base: { fontSizeScaleFactor?: number; fontSizeSetting?: number }): number {
  const { fontSizeScaleFactor: told, fontSizeSetting: size = USUAL_TEXT } = base;
  const scale = told ?? (size > USUAL_TEXT ? size / 16 : 1);
  return Math.min(Math.max(Number.isFinite(scale) ? scale : 1, 1), LARGEST_TEXT);
}

/** All there is before base library 2.20.1. */
const oldSystemInfo = () =>
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- an old WeChat must still be told that it is too old
  wx.getSystemInfoSync();

/** Negative, zero or positive as `a` is older than, equal to or newer than `b`; parts compare as numbers. */
export function compareVersions(a: string, b: string): number {
  const left = a.split('.');
  const right = b.split('.');
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = (Number(left[i] ?? 0) || 0) - (Number(right[i] ?? 0) || 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
