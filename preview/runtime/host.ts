/**
 * The seam between a running mini-program (runtime/, one iframe each) and the phone and WeChat around it (phone/).
 * The runtime asks through `MiniProgramHost`; the phone steers through `RunningMiniProgram`. Tests give fakes of either side.
 */

/** Failures carry what `fail` callbacks get: `errMsg` in WeChat's form (`request:fail timeout`), codes where WeChat gives them. */
export interface HostFailure {
  errMsg: string;
  errCode?: number;
  errno?: number;
}

export type EnvVersion = 'develop' | 'trial' | 'release';

/**
 * Options of App.onLaunch / App.onShow, getLaunchOptionsSync and getEnterOptionsSync. `query` values are undecoded, as on a phone.
 * An empty `path` stands for the mini-program's entry page (recent list, plain open).
 */
export interface EnterOptions {
  path: string;
  query: Record<string, string>;
  scene: number;
  referrerInfo?: { appId?: string; extraData?: unknown };
}

/** What wx.getDeviceInfo / getAppBaseInfo / getWindowInfo are made of. Lengths in CSS px. */
export interface DeviceFacts {
  platform: 'android' | 'ohos' | 'ios' | 'devtools' | 'windows' | 'mac';
  brand: string;
  model: string;
  system: string;
  /** WeChat's version. */
  version: string;
  /** Base library version. */
  SDKVersion: string;
  language: string;
  theme: 'light' | 'dark';
  /** Root font size that large text sets; 16 is normal. */
  fontSizeSetting: number;
  windowWidth: number;
  windowHeight: number;
  statusBarHeight: number;
}

export interface HostRequest {
  url: string;
  method: string;
  header: Record<string, string>;
  /** Body already serialised by the runtime; undefined when there is none. */
  data: string | ArrayBuffer | undefined;
  timeout: number;
}

export interface HostResponse {
  statusCode: number;
  header: Record<string, string>;
  data: ArrayBuffer;
}

export interface HostRequestTask {
  /** Rejects with HostFailure. */
  response: Promise<HostResponse>;
  abort(): void;
}

/** Storage of one mini-program for one WeChat user; survives restarts of the mini-program. Values are JSON texts. */
export interface HostStorage {
  get(key: string): string | null;
  set(key: string, value: string): void;
  remove(key: string): void;
  clear(): void;
  keys(): string[];
}

/** Every promise rejects with HostFailure. */
export interface MiniProgramHost {
  readonly appId: string;
  readonly envVersion: EnvVersion;
  device(): DeviceFacts;
  onThemeChange(listener: (theme: 'light' | 'dark') => void): () => void;
  networkType(): string;
  onNetworkChange(listener: (state: { isConnected: boolean; networkType: string }) => void): () => void;
  login(): Promise<{ code: string }>;
  phoneNumber(): Promise<{ code: string }>;
  request(request: HostRequest): HostRequestTask;
  storage: HostStorage;
  /** The object wx.getNFCAdapter() returns: callback style, as documented (fact sheet A); null where the base library has no such call. */
  nfcAdapter(): object | null;
  /** Shows the phone's scanner; a mini-program code gives `path` too. */
  scanCode(): Promise<{ result: string; scanType: string; path?: string }>;
  /** Asks the member first; rejects with `… fail cancel`. */
  openMiniProgram(target: {
    appId: string;
    path: string;
    extraData?: unknown;
    envVersion: EnvVersion;
  }): Promise<void>;
  /** Back to the mini-program that opened this one (scene 1038 there). Rejects when there is none. */
  backToOpener(extraData?: unknown): Promise<void>;
  exit(): void;
  openCards(cards: { cardId: string; code: string }[]): Promise<void>;
  brightness: { get(): number; set(value: number): void };
  setKeepScreenOn(on: boolean): void;
  vibrate(kind: 'short' | 'long'): void;
  makePhoneCall(number: string): Promise<void>;
  clipboard: { get(): string; set(text: string): void };
  /** The running mini-program tells its title and colours when they change, for the phone's frame. */
  onChrome(chrome: {
    title: string;
    background: string;
    textStyle: 'black' | 'white';
    canGoBack: boolean;
    homeButton: boolean;
    navigationStyle: 'default' | 'custom';
  }): void;
  /** A share card that the person sends from a button; without this the runtime only says that it was shared. */
  share?(card: { title: string; path: string }): void;
  /** Uncaught errors of the mini-program's own code. */
  onError(error: unknown): void;
}

/** The phone's hold on a running mini-program. */
export interface RunningMiniProgram {
  /** Brings it to the foreground. With a path: reLaunch to that page (fact sheet E5); without: keeps its pages. */
  show(options: Partial<EnterOptions> & { scene: number }): void;
  hide(): void;
  /** The phone's back key; false when the page stack has one page (the phone then leaves the mini-program). */
  back(): boolean;
  home(): void;
  resize(): void;
  destroy(): void;
}

/**
 * Set on the iframe's window by the runtime bundle; the phone calls it once the document has loaded.
 * Cold start: App.onLaunch, App.onShow, then the page.
 */
export type StartMiniProgram = (host: MiniProgramHost, options: EnterOptions) => RunningMiniProgram;

declare global {
  interface Window {
    startMiniProgram?: StartMiniProgram;
  }
}
