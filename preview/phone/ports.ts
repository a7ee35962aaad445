import type { EnterOptions, MiniProgramHost, RunningMiniProgram } from '../runtime/host';

/** Time, injected: the browser's in the preview, a hand-turned one in tests. Milliseconds. */
export interface Scheduler {
  now(): number;
  /** Returns how to cancel. */
  after(milliseconds: number, run: () => void): () => void;
}

/** A slice of localStorage. */
export interface KeyValueStore {
  get(key: string): string | null;
  set(key: string, value: string): void;
  remove(key: string): void;
  keys(): string[];
}

/** Where mini-programs run; one place each, at most one in sight. */
export interface Stage {
  start(appId: string, host: MiniProgramHost, options: EnterOptions): Promise<RunningMiniProgram>;
  /** Brings one into sight; null: none of them. */
  show(appId: string | null): void;
  remove(appId: string): void;
  size(): { width: number; height: number };
}

/** What WeChat and the phone's system draw over everything. */
export interface PhoneUi {
  confirm(question: {
    title: string;
    content: string;
    confirmText: string;
    cancelText: string;
  }): Promise<boolean>;
  toast(text: string): void;
  /** iPhone's NFC notification; `open` runs when it is tapped. */
  banner(banner: { title: string; text: string; open: () => void }): void;
  /** The scanner; null when it was closed without a code. */
  scan(): Promise<string | null>;
  /** The card pack, optionally opened at one card. */
  cards(focus: { cardId: string; code: string } | null): Promise<void>;
  vibrated(kind: 'short' | 'long'): void;
  called(number: string): void;
}

export interface WechatUser {
  id: string;
  name: string;
  color: string;
}

export interface MiniProgramCode {
  id: string;
  appid: string;
  page: string;
  scene: string;
  createdAt: string;
  pictureUrl: string;
}

export interface WechatCard {
  cardId: string;
  code: string;
  title: string;
  status: string;
}

export interface OpenedCode {
  kind: 'wxacode';
  appid: string;
  path: string;
  scene: string;
  envVersion: string;
  launchScene: number;
}

export type ScanResult = OpenedCode | { kind: 'text'; text: string };

export interface OpenedLink {
  appid: string;
  path: string;
  query: string;
  envVersion: string;
  launchScene: number;
}

/** What WeChat's servers do for a phone's WeChat. Rejects with `SimulatorError`. */
export interface WechatService {
  users(): Promise<WechatUser[]>;
  login(appid: string, userId: string): Promise<{ code: string }>;
  phoneNumber(appid: string, userId: string): Promise<{ code: string }>;
  scan(text: string): Promise<ScanResult>;
  openLink(url: string): Promise<OpenedLink>;
  codes(): Promise<MiniProgramCode[]>;
  cards(userId: string): Promise<WechatCard[]>;
  deleteCard(userId: string, cardId: string, code: string): Promise<void>;
}

/** Raw HTTP as the phone's network has it; the browser's fetch in the preview. Rejects when nothing answered. */
export type Fetch = (request: {
  url: string;
  method: string;
  headers: Record<string, string>;
  body: string | ArrayBuffer | undefined;
  signal: AbortSignal;
}) => Promise<{ status: number; headers: Record<string, string>; body: ArrayBuffer }>;
