import type { EnterOptions, MiniProgramHost } from '../host';
import type { CompiledApp } from '../bundle';
import type { Overlays } from '../ui/overlays';
import type { Emitter } from './emitter';
import type { EventChannel } from './event-channel';
import type { PageStack } from './page-stack';
import type { Privacy } from './privacy';
import type { PullDown } from '../ui/pull-down';
import type { TemporaryFiles } from './files';

export interface AppEvents {
  appShow: EnterOptions;
  appHide: undefined;
  error: string;
  unhandledRejection: { reason: unknown; promise: Promise<unknown> };
  pageNotFound: { path: string; query: Record<string, string>; isEntryPage: boolean };
  themeChange: { theme: 'light' | 'dark' };
  windowResize: { size: { windowWidth: number; windowHeight: number } };
  networkStatusChange: { isConnected: boolean; networkType: string };
  userCaptureScreen: Record<string, never>;
}

/** The running mini-program, as its `wx` object sees it. */
export interface MiniProgramContext {
  readonly host: MiniProgramHost;
  readonly bundle: CompiledApp;
  readonly pages: PageStack;
  readonly overlays: Overlays;
  readonly events: Emitter<AppEvents>;
  readonly privacy: Privacy;
  readonly pullDown: PullDown;
  readonly files: TemporaryFiles;
  readonly launchOptions: EnterOptions;
  enterOptions: EnterOptions;
  /** Address to load a file of the mini-program or a temporary file from. */
  assetUrl(source: string, ownerPath?: string): string;
  /** Reports an error of the mini-program's own code. */
  reportError(error: unknown): void;
  /** Calls a handler of App(), if it is there. */
  callApp(name: string, argument?: unknown): void;
  /** Tells the phone's frame what the page on top wants. */
  updateChrome(): void;
  navigateTo(path: string, query: Record<string, string>, channel: EventChannel): void;
  openPage(path: string, query: Record<string, string>, manner: 'redirectTo' | 'reLaunch'): void;
  switchTab(path: string): void;
}
