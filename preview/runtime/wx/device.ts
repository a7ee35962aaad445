import type { MiniProgramContext } from '../app/context';
import { eventPair } from './base';
import { ApiFault, asyncApi, required, textOption } from './call';
import type { Wx } from './call';

/** Height of the capsule's row under the status bar, px. */
const CAPSULE = { width: 87, height: 32, top: 4, right: 7 };

export function deviceApis(context: MiniProgramContext): Wx {
  const { host } = context;
  const deviceInfo = (): Wx => {
    const { brand, model, system, platform } = host.device();
    return {
      brand,
      model,
      system,
      platform,
      abi: 'arm64-v8a',
      benchmarkLevel: 30,
      memorySize: '8192',
      cpuType: '',
    };
  };
  const appBaseInfo = (): Wx => {
    const { SDKVersion, version, language, theme, fontSizeSetting } = host.device();
    return {
      SDKVersion,
      version,
      language,
      enableDebug: false,
      host: { env: 'WeChat', appId: '' },
      fontSizeSetting,
      fontSizeScaleFactor: fontSizeSetting / 16,
      ...(context.bundle.app.darkmode ? { theme } : {}),
    };
  };
  const windowInfo = (): Wx => {
    const { windowWidth, windowHeight, statusBarHeight } = host.device();
    const navigation = context.pages.top?.chrome.navigationStyle === 'custom' ? 0 : statusBarHeight + 44;
    const screenHeight = windowHeight + navigation;
    return {
      pixelRatio: window.devicePixelRatio,
      screenWidth: windowWidth,
      screenHeight,
      windowWidth,
      windowHeight,
      statusBarHeight,
      screenTop: navigation,
      safeArea: {
        left: 0,
        right: windowWidth,
        top: statusBarHeight,
        bottom: screenHeight,
        width: windowWidth,
        height: screenHeight - statusBarHeight,
      },
    };
  };
  const systemSetting = (): Wx => ({
    bluetoothEnabled: false,
    locationEnabled: false,
    wifiEnabled: host.networkType() === 'wifi',
    deviceOrientation: 'portrait',
  });
  const systemInfo = (): Wx => ({ ...deviceInfo(), ...appBaseInfo(), ...windowInfo(), ...systemSetting() });
  return {
    getDeviceInfo: deviceInfo,
    getAppBaseInfo: appBaseInfo,
    getWindowInfo: windowInfo,
    getSystemSetting: systemSetting,
    getAppAuthorizeSetting: () => ({
      cameraAuthorized: 'authorized',
      locationAuthorized: 'not determined',
      notificationAuthorized: 'authorized',
      albumAuthorized: 'authorized',
      bluetoothAuthorized: 'not determined',
    }),
    getSystemInfoSync: systemInfo,
    getSystemInfo: asyncApi('getSystemInfo', systemInfo),
    getSystemInfoAsync: asyncApi('getSystemInfoAsync', systemInfo),
    getMenuButtonBoundingClientRect: () => {
      const { windowWidth, statusBarHeight } = host.device();
      const top = statusBarHeight + CAPSULE.top;
      const right = windowWidth - CAPSULE.right;
      return { ...CAPSULE, top, right, bottom: top + CAPSULE.height, left: right - CAPSULE.width };
    },
    setScreenBrightness: asyncApi('setScreenBrightness', (options) =>
      host.brightness.set(Number(required(options, 'value'))),
    ),
    getScreenBrightness: asyncApi('getScreenBrightness', () => ({ value: host.brightness.get() })),
    setKeepScreenOn: asyncApi('setKeepScreenOn', (options) =>
      host.setKeepScreenOn(Boolean(options['keepScreenOn'])),
    ),
    setVisualEffectOnCapture: asyncApi('setVisualEffectOnCapture', () => undefined),
    vibrateShort: asyncApi('vibrateShort', () => host.vibrate('short')),
    vibrateLong: asyncApi('vibrateLong', () => host.vibrate('long')),
    makePhoneCall: asyncApi('makePhoneCall', (options) =>
      host.makePhoneCall(String(required(options, 'phoneNumber'))),
    ),
    setClipboardData: asyncApi('setClipboardData', async (options) => {
      await context.privacy.require('setClipboardData');
      host.clipboard.set(String(required(options, 'data')));
      context.overlays.showToast({
        title: '内容已复制',
        icon: 'none',
        image: '',
        duration: 1500,
        mask: false,
      });
    }),
    getClipboardData: asyncApi('getClipboardData', async () => {
      await context.privacy.require('getClipboardData');
      return { data: host.clipboard.get() };
    }),
    getNetworkType: asyncApi('getNetworkType', () => ({
      networkType: host.networkType(),
      hasSystemProxy: false,
    })),
    scanCode: asyncApi('scanCode', async () => ({
      charSet: 'UTF-8',
      rawData: '',
      ...(await host.scanCode()),
    })),
    openLocation: asyncApi('openLocation', (options) => {
      const name = textOption(
        options,
        'name',
        `${textOption(options, 'latitude')}, ${textOption(options, 'longitude')}`,
      );
      context.overlays.showToast({
        title: `打开地图：${name}`,
        icon: 'none',
        image: '',
        duration: 2000,
        mask: false,
      });
    }),
    getLocation: asyncApi('getLocation', () => {
      throw new ApiFault('the preview has no location');
    }),
    ...eventPair(context, 'NetworkStatusChange', 'networkStatusChange'),
    ...eventPair(context, 'UserCaptureScreen', 'userCaptureScreen'),
    ...(host.nfcAdapter() === null ? {} : { getNFCAdapter: () => host.nfcAdapter() }),
  };
}
