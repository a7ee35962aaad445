import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { JSDOM, VirtualConsole } from 'jsdom';
import { buildApps } from '../../../../preview/build';
import type { RuntimeProbe } from '../../../../preview/runtime/app/probe';
import type { EnterOptions, MiniProgramHost, RunningMiniProgram } from '../../../../preview/runtime/host';

export const ROOT = resolve(__dirname, '../../../..');
export const APP_ID = 'wxfixture0000000001';
const FIXTURE = join(ROOT, 'tests/preview/fixture-app/miniprogram');
export const FAKE_HOST = join(__dirname, 'fake-host.js');

/** The fake host's own record, beside the seam's members. */
export interface FakeHost extends MiniProgramHost {
  chrome: Parameters<MiniProgramHost['onChrome']>[0];
  errors: string[];
  log: string[];
  fail: Record<string, { errMsg: string }>;
  setTheme(theme: 'light' | 'dark'): void;
}

export interface HostOverrides {
  device?: Partial<ReturnType<MiniProgramHost['device']>>;
  host?: Partial<MiniProgramHost>;
  probe?: RuntimeProbe;
}

/** Builds the fixture mini-program once, into a folder of its own. */
export async function buildFixture(): Promise<{ folder: string; remove(): void }> {
  const folder = mkdtempSync(join(tmpdir(), 'preview-fixture-'));
  await buildApps(ROOT, folder, [{ appId: APP_ID, appRoot: FIXTURE }]);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

interface FixtureWindow {
  eval(code: string): unknown;
  createFakeHost(overrides: HostOverrides): FakeHost;
  startMiniProgram(host: MiniProgramHost, options: EnterOptions): RunningMiniProgram;
}

/** What the page pages/api hands out: its `wx`, and a call that never throws. */
export interface FixtureApi {
  wx: Record<string, unknown>;
  run(name: string, options?: unknown): unknown;
  page: { getPageId?: unknown };
}

export interface StartedFixture {
  /** Of pages/api only. */
  api(): FixtureApi;
  host: FakeHost;
  running: RunningMiniProgram;
  document: Document;
  window: FixtureWindow;
  /** What the fixture's code noted, in order. */
  notes: string[];
  /** The page on top. */
  top(): Element;
  find(selector: string): HTMLElement;
  tap(selector: string): void;
  /** Waits until `read` gives a value that is neither undefined nor false. */
  until<T>(read: () => T | undefined | false): Promise<T>;
  close(): void;
}

/** Starts the built fixture in a jsdom window, as the phone starts it in an iframe. */
export function startFixture(
  folder: string,
  options: Partial<EnterOptions> = {},
  overrides: HostOverrides = {},
): StartedFixture {
  const notes: string[] = [];
  const virtualConsole = new VirtualConsole();
  virtualConsole.on('info', (text: string) => notes.push(text.replace('note: ', '')));
  let api: FixtureApi | undefined;
  virtualConsole.on('debug', (given: FixtureApi) => (api = given));
  const dom = new JSDOM('<!doctype html><html><head></head><body></body></html>', {
    runScripts: 'outside-only',
    pretendToBeVisual: true,
    virtualConsole,
  });
  const window = dom.window as unknown as StartedFixture['window'];
  if (overrides.probe) Object.assign(window, { miniProgramProbe: overrides.probe });
  for (const file of ['runtime.js', join('app', APP_ID, 'app.js')]) {
    window.eval(readFileSync(join(folder, file), 'utf8'));
  }
  // jsdom has no TextEncoder of its own.
  Object.assign(window, { TextEncoder, TextDecoder });
  window.eval(readFileSync(FAKE_HOST, 'utf8'));
  const host = window.createFakeHost(overrides);
  const running = window.startMiniProgram(host, {
    path: 'pages/home/index',
    query: {},
    scene: 1001,
    ...options,
  });
  const { document } = dom.window;
  const top = (): Element => {
    const page = document.querySelector('wx-page:not([data-hidden])');
    if (!page) throw new Error('no page is shown');
    return page;
  };
  const find = (selector: string): HTMLElement => {
    const found =
      top().querySelector<HTMLElement>(selector) ??
      document.querySelector<HTMLElement>(`.overlay-root ${selector}`);
    if (!found) throw new Error(`nothing matches ${selector} in: ${top().textContent}`);
    return found;
  };
  return {
    host,
    running,
    document,
    window,
    notes,
    api: () => {
      if (!api) throw new Error('pages/api is not open');
      return api;
    },
    top,
    find,
    tap: (selector) => find(selector).click(),
    until: async (read) => {
      for (let attempt = 0; attempt < 200; attempt += 1) {
        const value = read();
        if (value !== undefined && value !== false) return value;
        await new Promise((done) => setTimeout(done, 10));
      }
      throw new Error(`never happened; the page says: ${top().textContent}`);
    },
    close: () => {
      running.destroy();
      dom.window.close();
    },
  };
}
