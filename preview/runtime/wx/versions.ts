/**
 * First base library that has each call, from WeChat's own typings. Calls older than 2.2.0, which no living WeChat
 * lacks, are left out.
 */
export const SINCE: Readonly<Record<string, string>> = {
  batchGetStorageSync: '2.25.0',
  batchSetStorageSync: '2.25.0',
  createOffscreenCanvas: '2.16.1',
  exitMiniProgram: '2.17.3',
  getAccountInfoSync: '2.2.2',
  getAppAuthorizeSetting: '2.20.1',
  getAppBaseInfo: '2.20.1',
  getDeviceInfo: '2.20.1',
  getEnterOptionsSync: '2.9.4',
  getNFCAdapter: '2.11.2',
  getPrivacySetting: '2.32.3',
  getRealtimeLogManager: '2.7.1',
  getSystemInfoAsync: '2.14.1',
  getSystemSetting: '2.20.1',
  getWindowInfo: '2.20.1',
  hideHomeButton: '2.8.3',
  nextTick: '2.2.3',
  offNetworkStatusChange: '2.9.3',
  offThemeChange: '2.11.0',
  offUnhandledRejection: '2.10.0',
  offUserCaptureScreen: '2.9.3',
  offWindowResize: '2.3.0',
  onNeedPrivacyAuthorization: '2.32.3',
  onThemeChange: '2.11.0',
  onUnhandledRejection: '2.10.0',
  onWindowResize: '2.3.0',
  openPrivacyContract: '2.32.3',
  reportEvent: '2.14.4',
  requestSubscribeMessage: '2.4.4',
  requirePrivacyAuthorize: '2.32.3',
  setVisualEffectOnCapture: '2.20.1',
};

/** Parts of components and options that wx.canIUse is asked about, in its own notation. */
export const SCHEMA_SINCE: Readonly<Record<string, string>> = {
  'button.open-type.getPhoneNumber': '1.2.0',
  'button.open-type.share': '1.1.0',
  'button.open-type.agreePrivacyAuthorization': '2.32.3',
  'button.open-type.getPhoneNumber|agreePrivacyAuthorization': '2.32.3',
  'navigator.target.miniProgram': '2.0.7',
  'navigator.extra-data': '2.0.7',
  'canvas.type.2d': '2.9.0',
  'canvas.type': '2.7.0',
  'page-meta': '2.9.0',
  'navigation-bar': '2.9.0',
  'root-portal': '2.25.2',
};

/** Negative when `a` is older than `b`. */
export function compareVersions(a: string, b: string): number {
  const left = a.split('.').map(Number);
  const right = b.split('.').map(Number);
  for (let i = 0; i < Math.max(left.length, right.length); i += 1) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
