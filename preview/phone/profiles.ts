import type { DeviceFacts } from '../runtime/host';

export type ProfileId = 'android' | 'android-nfc-off' | 'android-no-nfc' | 'harmony' | 'iphone';
export type NfcHardware = 'on' | 'off' | 'none' | 'iphone';

/** A phone one can pick up. Profiles with the same `device` are one phone with another switch, and share its storage. */
export interface PhoneProfile {
  id: ProfileId;
  device: string;
  label: string;
  nfc: NfcHardware;
  platform: DeviceFacts['platform'];
  brand: string;
  model: string;
  system: string;
  /** Width of the screen in CSS px. */
  width: number;
  statusBarHeight: number;
}

export const PROFILES: readonly PhoneProfile[] = [
  {
    id: 'android',
    device: 'android',
    label: '安卓手机（NFC 已开）',
    nfc: 'on',
    platform: 'android',
    brand: 'Xiaomi',
    model: 'Virtual Android',
    system: 'Android 14',
    width: 390,
    statusBarHeight: 28,
  },
  {
    id: 'android-nfc-off',
    device: 'android',
    label: '安卓手机（NFC 已关）',
    nfc: 'off',
    platform: 'android',
    brand: 'Xiaomi',
    model: 'Virtual Android',
    system: 'Android 14',
    width: 390,
    statusBarHeight: 28,
  },
  {
    id: 'android-no-nfc',
    device: 'android-basic',
    label: '安卓手机（没有 NFC）',
    nfc: 'none',
    platform: 'android',
    brand: 'Redmi',
    model: 'Virtual Android Basic',
    system: 'Android 11',
    width: 360,
    statusBarHeight: 24,
  },
  {
    id: 'harmony',
    device: 'harmony',
    label: '鸿蒙手机（NFC 已开）',
    nfc: 'on',
    platform: 'ohos',
    brand: 'HUAWEI',
    model: 'Virtual HarmonyOS',
    system: 'HarmonyOS 5.0.0',
    width: 390,
    statusBarHeight: 28,
  },
  {
    id: 'iphone',
    device: 'iphone',
    label: 'iPhone',
    nfc: 'iphone',
    platform: 'ios',
    brand: 'iPhone',
    model: 'iPhone 15 (virtual)',
    system: 'iOS 18.1',
    width: 393,
    statusBarHeight: 47,
  },
];

/** A profile by its id; the first one for anything unknown. */
export function profileOf(id: string | null): PhoneProfile {
  return PROFILES.find((profile) => profile.id === id) ?? (PROFILES[0] as PhoneProfile);
}

export type NetworkSwitch = 'wifi' | 'slow' | 'offline';

/** Everything about the phone that can be switched while it is held. */
export interface PhoneSwitches {
  network: NetworkSwitch;
  /** Extra wait of every answer on a slow network, ms. */
  slowDelay: number;
  theme: 'light' | 'dark';
  largeText: boolean;
  permissionRefused: boolean;
  oldWechat: boolean;
  locked: boolean;
}

/** What wx.getNetworkType says. */
export function networkTypeOf(switches: PhoneSwitches): string {
  return { wifi: 'wifi', slow: '2g', offline: 'none' }[switches.network];
}

export const DEFAULT_SWITCHES: PhoneSwitches = {
  network: 'wifi',
  slowDelay: 3000,
  theme: 'light',
  largeText: false,
  permissionRefused: false,
  oldWechat: false,
  locked: false,
};

const CURRENT = { version: '8.0.60', SDKVersion: '3.8.12' } as const;
/** Before NFC (base library 2.11.2) and before opening a mini-program by a tag (WeChat 8.0.14). */
const OLD = { version: '7.0.12', SDKVersion: '2.10.4' } as const;

/** What the mini-program is told about the phone. */
export function deviceFacts(
  profile: PhoneProfile,
  switches: PhoneSwitches,
  window: { width: number; height: number },
): DeviceFacts {
  const { platform, brand, model, system, statusBarHeight } = profile;
  return {
    platform,
    brand,
    model,
    system,
    ...(switches.oldWechat ? OLD : CURRENT),
    language: 'zh_CN',
    theme: switches.theme,
    fontSizeSetting: switches.largeText ? 22 : 16,
    windowWidth: window.width,
    windowHeight: window.height,
    statusBarHeight,
  };
}
