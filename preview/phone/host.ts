import type { DeviceFacts, HostFailure, MiniProgramHost } from '../runtime/host';
import type { MiniProgramNetwork } from './network';
import type { MiniProgramNfc } from './nfc/adapter';
import type { PhoneUi, WechatService } from './ports';
import type { Chrome } from './running-app';
import { miniProgramStorage } from './storage';
import { SimulatorError } from './wechat-service';

/** Names of mini-programs as WeChat's dialogs show them. */
export const APP_NAMES: Readonly<Record<string, string>> = {
  touristappid: '会员中心',
  wxeb490c6f9b154ef9: '微信会员卡',
};

export const CARD_COMPONENT = 'wxeb490c6f9b154ef9';

/** Whose code an AppID runs: every merchant uploads the same mini-program under an AppID of their own. */
export const codeOf = (appId: string): string => (appId === CARD_COMPONENT ? CARD_COMPONENT : 'touristappid');
export const nameOf = (appId: string): string => APP_NAMES[codeOf(appId)] ?? appId;

/** What a host asks of the phone it runs on. */
export interface HostGround {
  device(): DeviceFacts;
  online(): boolean;
  networkType(): string;
  onTheme(listener: (theme: 'light' | 'dark') => void): () => void;
  onNetwork(listener: (state: { isConnected: boolean; networkType: string }) => void): () => void;
  user(): { id: string; device: string };
  store: Parameters<typeof miniProgramStorage>[0];
  service: WechatService;
  ui: PhoneUi;
  clipboard: { get(): string; set(text: string): void };
  brightness: { get(appId: string): number; set(appId: string, value: number): void };
  setKeepScreenOn(appId: string, on: boolean): void;
  open(from: string, target: { appId: string; path: string; extraData?: unknown }): Promise<void>;
  back(from: string, extraData?: unknown): boolean;
  leave(): void;
  scan(): Promise<string | null>;
  chrome(appId: string, chrome: Chrome): void;
  error(appId: string, error: unknown): void;
}

/** WeChat and the phone, as one mini-program meets them. */
export function miniProgramHost(
  appId: string,
  ground: HostGround,
  parts: { nfc: MiniProgramNfc; network: MiniProgramNetwork },
): MiniProgramHost {
  const user = ground.user();
  const ask = async <T>(name: string, question: () => Promise<T>): Promise<T> => {
    if (!ground.online()) throw failure(name, 'network error', 600001);
    return question().catch((error: unknown) => {
      throw failure(name, error instanceof SimulatorError ? error.message : 'system error', -1);
    });
  };
  return {
    appId,
    // The preview runs the developer's working copy, whatever version a link names.
    envVersion: 'develop',
    device: () => ground.device(),
    onThemeChange: (listener) => ground.onTheme(listener),
    networkType: () => ground.networkType(),
    onNetworkChange: (listener) => ground.onNetwork(listener),
    login: () => ask('login', () => ground.service.login(appId, user.id)),
    phoneNumber: () => ask('getPhoneNumber', () => ground.service.phoneNumber(appId, user.id)),
    request: (request) => parts.network.request(request),
    storage: miniProgramStorage(ground.store, { device: user.device, appId, userId: user.id }),
    nfcAdapter: () => (atLeast(ground.device().SDKVersion, '2.11.2') ? parts.nfc.adapter : null),
    scanCode: () => scanCode(ground),
    openMiniProgram: async (target) => {
      const name = nameOf(target.appId);
      const agreed = await ground.ui.confirm({
        title: '即将打开新的小程序',
        content: `即将打开“${name}”小程序`,
        cancelText: '取消',
        confirmText: '允许',
      });
      if (!agreed) throw failure('navigateToMiniProgram', 'cancel');
      await ground.open(appId, target);
    },
    backToOpener: (extraData) =>
      ground.back(appId, extraData)
        ? Promise.resolve()
        : Promise.reject(failure('navigateBackMiniProgram', 'no opener')),
    exit: () => ground.leave(),
    openCards: (cards) => ground.ui.cards(cards[0] ?? null),
    brightness: {
      get: () => ground.brightness.get(appId),
      set: (value) => ground.brightness.set(appId, value),
    },
    setKeepScreenOn: (on) => ground.setKeepScreenOn(appId, on),
    vibrate: (kind) => ground.ui.vibrated(kind),
    makePhoneCall: async (number) => {
      const agreed = await ground.ui.confirm({
        title: '',
        content: number,
        cancelText: '取消',
        confirmText: '呼叫',
      });
      if (!agreed) throw failure('makePhoneCall', 'cancel');
      ground.ui.called(number);
    },
    clipboard: ground.clipboard,
    onChrome: (chrome) => ground.chrome(appId, chrome),
    onError: (error) => ground.error(appId, error),
  };
}

async function scanCode(ground: HostGround): Promise<{ result: string; scanType: string; path?: string }> {
  const text = await ground.scan();
  if (text === null) throw failure('scanCode', 'cancel');
  if (!ground.online()) return { result: text, scanType: 'QR_CODE' };
  const found = await ground.service.scan(text).catch(() => null);
  if (found?.kind !== 'wxacode') return { result: text, scanType: 'QR_CODE' };
  const path = `${found.path}?scene=${encodeURIComponent(found.scene)}`;
  return { result: '', scanType: 'WX_CODE', path };
}

/** A HostFailure that is an Error too, so that it has a stack where nobody catches it. */
export function failure(name: string, reason: string, errno?: number): HostFailure & Error {
  const errMsg = `${name}:fail ${reason}`;
  return Object.assign(new Error(errMsg), { errMsg }, errno === undefined ? {} : { errno });
}

/** Whether a base library version is at least another: numbers compared part by part. */
function atLeast(version: string, wanted: string): boolean {
  const [have, need] = [version, wanted].map((text) => text.split('.').map(Number));
  for (let part = 0; part < 3; part += 1) {
    const difference = (have?.[part] ?? 0) - (need?.[part] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}
