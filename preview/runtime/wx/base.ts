import type { MiniProgramContext, AppEvents } from '../app/context';
import type { Wx } from './call';
import { asyncApi } from './call';

type Handler = (value: never) => void;

/** A pair of `wx.on…` and `wx.off…` for one event. */
export function eventPair(context: MiniProgramContext, suffix: string, event: keyof AppEvents): Wx {
  return {
    [`on${suffix}`]: (handler: Handler) => context.events.on(event, handler as (value: unknown) => void),
    [`off${suffix}`]: (handler?: Handler) =>
      context.events.off(event, handler as ((value: unknown) => void) | undefined),
  };
}

export function baseApis(context: MiniProgramContext): Wx {
  const { host } = context;
  return {
    env: { USER_DATA_PATH: 'wxfile://usr' },
    nextTick: (callback: () => void) =>
      void Promise.resolve()
        .then(callback)
        .catch((error: unknown) => context.reportError(error)),
    getLaunchOptionsSync: () => context.launchOptions,
    getEnterOptionsSync: () => context.enterOptions,
    getAccountInfoSync: () => ({
      miniProgram: {
        appId: host.appId,
        envVersion: host.envVersion,
        version: host.envVersion === 'release' ? '1.0.0' : '',
      },
    }),
    getExtConfigSync: () => ({}),
    getExtConfig: asyncApi('getExtConfig', () => ({ extConfig: {} })),
    exitMiniProgram: asyncApi('exitMiniProgram', () => host.exit()),
    getUpdateManager: () => ({
      // In development WeChat never offers an update.
      onCheckForUpdate: (handler: (result: { hasUpdate: boolean }) => void) =>
        void setTimeout(() => handler({ hasUpdate: false }), 0),
      onUpdateReady: () => undefined,
      onUpdateFailed: () => undefined,
      applyUpdate: () => undefined,
    }),
    arrayBufferToBase64: (buffer: ArrayBuffer) =>
      btoa(Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join('')),
    base64ToArrayBuffer: (text: string) => Uint8Array.from(atob(text), (char) => char.charCodeAt(0)).buffer,
    getLogManager: () => console,
    getRealtimeLogManager: () => ({
      ...console,
      setFilterMsg: () => undefined,
      addFilterMsg: () => undefined,
    }),
    reportEvent: () => undefined,
    reportAnalytics: () => undefined,
    reportMonitor: () => undefined,
    setEnableDebug: asyncApi('setEnableDebug', () => undefined),
    ...eventPair(context, 'AppShow', 'appShow'),
    ...eventPair(context, 'AppHide', 'appHide'),
    ...eventPair(context, 'Error', 'error'),
    ...eventPair(context, 'UnhandledRejection', 'unhandledRejection'),
    ...eventPair(context, 'PageNotFound', 'pageNotFound'),
    ...eventPair(context, 'ThemeChange', 'themeChange'),
    ...eventPair(context, 'WindowResize', 'windowResize'),
  };
}
