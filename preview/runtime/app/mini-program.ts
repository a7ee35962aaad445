import { createBuiltins } from '../builtins';
import type { CompiledApp, TemplateEnvironment } from '../bundle';
import { ComponentRegistry } from '../glue/components';
import { handleEvent } from '../glue/events';
import { StyleSheets } from '../glue/styles';
import { getDate, getRegExp, guardScript, installWxsTypeName } from '../glue/wxs';
import type { EnterOptions, MiniProgramHost, RunningMiniProgram } from '../host';
import { Overlays } from '../ui/overlays';
import { PullDown } from '../ui/pull-down';
import { TabBar } from '../ui/tab-bar';
import { createWx } from '../wx';
import { ApiFault } from '../wx/call';
import type { Wx } from '../wx/call';
import { createBuiltinContext } from './builtin-context';
import type { AppEvents, MiniProgramContext } from './context';
import { Emitter } from './emitter';
import type { EventChannel } from './event-channel';
import { TemporaryFiles } from './files';
import { ModuleLoader } from './modules';
import { ScriptTimers } from './script-timers';
import type { Page } from './page';
import { NavigationFault, PageStack } from './page-stack';
import { Privacy } from './privacy';
import { installQueries } from './queries';
import { applyDevice, watchSurroundings } from './surroundings';
import { chromeOf } from './theme';

type AppInstance = Record<string, unknown>;

/** One running mini-program: its pages, its `wx`, its App, and the phone's hold on it. */
export class MiniProgram implements MiniProgramContext, RunningMiniProgram {
  readonly events = new Emitter<AppEvents>();
  readonly overlays: Overlays;
  readonly privacy: Privacy;
  readonly pages: PageStack;
  readonly pullDown: PullDown;
  readonly files = new TemporaryFiles();
  readonly launchOptions: EnterOptions;
  enterOptions: EnterOptions;

  private readonly container = document.createElement('div');
  private readonly registry: ComponentRegistry;
  private readonly styles = new StyleSheets(document.head);
  private readonly tabBar: TabBar | undefined;
  private readonly stops: (() => void)[] = [];
  private readonly timers = new ScriptTimers({
    set: (callback, ms) => window.setTimeout(callback, ms),
    clear: (id) => window.clearTimeout(id),
  });
  private app: AppInstance = {};
  private foreground = true;

  constructor(
    readonly bundle: CompiledApp,
    readonly host: MiniProgramHost,
    options: EnterOptions,
  ) {
    this.launchOptions = this.enterOptions = withDefaults(options);
    this.container.className = 'wx-pages';
    document.body.append(this.container);
    this.overlays = new Overlays(document.body);
    this.privacy = new Privacy(host, this.overlays);
    this.pullDown = new PullDown(
      this.container,
      () => (this.pages.top?.config['enablePullDownRefresh'] === true ? this.pages.top.dom : undefined),
      () => this.pages.top?.call('onPullDownRefresh'),
    );
    installWxsTypeName();
    const builtins = createBuiltins(createBuiltinContext(this, (name) => this.wxObject[name]));
    const modules = new ModuleLoader(bundle.modules(this.environment()), bundle.links);
    this.styles.addShared(bundle.appStyle);
    this.registry = new ComponentRegistry(
      {
        bundle,
        styles: this.styles,
        builtins,
        runScript: (path) => modules.load(path),
        onError: this.reportError,
      },
      bundle.templates({ getRegExp, getDate, guardScript, handleEvent } satisfies TemplateEnvironment),
    );
    this.pages = new PageStack({
      bundle,
      registry: this.registry,
      styles: this.styles,
      container: this.container,
      chromeOf: (config) => chromeOf(bundle.app, config, host.device().theme),
      onTop: () => this.topChanged(),
      onError: this.reportError,
    });
    if (bundle.app.tabBar) {
      this.tabBar = new TabBar(
        document.body,
        bundle.app.tabBar,
        (source) => this.assetUrl(source),
        (path, index, text) => {
          this.pages.switchTab(path);
          this.pages.top?.call('onTabItemTap', { index, pagePath: path, text });
        },
      );
    }
    Object.assign(this.wxObject, createWx(this, new Set(builtins.keys())));
    installQueries(() => this.pages.top?.dom);
    applyDevice(this);
    this.stops.push(watchSurroundings(this, this.registry.backend.longPressListeners));
    this.run(() => modules.load('app'));
    this.callApp('onLaunch', this.launchOptions);
    this.callApp('onShow', this.enterOptions);
    this.events.emit('appShow', this.enterOptions);
    this.enter(options.path, options.query);
  }

  show(options: Partial<EnterOptions> & { scene: number }): void {
    const withPath = options.path !== undefined && options.path !== '';
    const page = this.pages.top;
    this.enterOptions = withDefaults({
      scene: options.scene,
      path: withPath ? (options.path ?? '') : (page?.path ?? this.bundle.app.entryPagePath),
      query: options.query ?? (withPath ? {} : (page?.query ?? {})),
      ...(options.referrerInfo ? { referrerInfo: options.referrerInfo } : {}),
    });
    if (withPath && this.foreground) this.hide();
    const returning = !this.foreground;
    this.foreground = true;
    this.timers.shown();
    this.callApp('onShow', this.enterOptions);
    this.events.emit('appShow', this.enterOptions);
    this.pages.enterForeground();
    if (withPath) this.enter(this.enterOptions.path, this.enterOptions.query);
    else if (returning) this.pages.show();
  }

  hide(): void {
    if (!this.foreground) return;
    this.foreground = false;
    this.timers.hidden();
    this.pages.hide();
    this.callApp('onHide');
    this.events.emit('appHide', undefined);
  }

  back(): boolean {
    return this.pages.navigateBack(1);
  }

  home(): void {
    this.enter(this.bundle.app.entryPagePath, {});
  }

  resize(): void {
    applyDevice(this);
    const { windowWidth, windowHeight } = this.host.device();
    const result = { size: { windowWidth, windowHeight } };
    this.events.emit('windowResize', result);
    this.pages.top?.component.triggerPageLifetime('resize', [result]);
    this.pages.top?.call('onResize', result);
  }

  destroy(): void {
    this.stops.forEach((stop) => stop());
    this.timers.end();
    this.pages.destroy();
    this.tabBar?.destroy();
    this.overlays.destroy();
    this.styles.clear();
    this.container.remove();
  }

  assetUrl(source: string, ownerPath = ''): string {
    if (/^(data|blob|https?):/.test(source)) return source;
    const temporary = this.files.url(source);
    if (temporary) return temporary;
    const parts = source.startsWith('/') ? [] : ownerPath.split('/').slice(0, -1);
    for (const part of source.split('/')) {
      if (part === '..') parts.pop();
      else if (part !== '' && part !== '.') parts.push(part);
    }
    return `files/${parts.join('/')}`;
  }

  readonly reportError = (error: unknown): void => {
    console.error(error);
    this.host.onError(error);
    const text = error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : String(error);
    const handler = this.app['onError'];
    if (typeof handler === 'function') (handler as (text: string) => void).call(this.app, text);
    this.events.emit('error', text);
  };

  updateChrome(): void {
    const page = this.pages.top;
    if (!page) return;
    const { title, background, textStyle, homeButton, navigationStyle } = page.chrome;
    const depth = this.pages.pages.length;
    const entry = page.path === this.bundle.app.entryPagePath || this.pages.tabPaths.includes(page.path);
    this.host.onChrome({
      title,
      background,
      textStyle,
      canGoBack: depth > 1,
      homeButton: depth === 1 && (homeButton || !entry),
      navigationStyle,
    });
  }

  navigateTo(path: string, query: Record<string, string>, channel: EventChannel): void {
    this.navigate(() => this.pages.navigateTo(path, query, channel));
  }

  openPage(path: string, query: Record<string, string>, manner: 'redirectTo' | 'reLaunch'): void {
    this.navigate(() => this.pages[manner](path, query));
  }

  switchTab(path: string): void {
    this.navigate(() => this.pages.switchTab(path));
  }

  private readonly wxObject: Wx = {};

  private navigate(run: () => void): void {
    try {
      run();
    } catch (error) {
      throw error instanceof NavigationFault ? new ApiFault(error.message) : error;
    }
  }

  private enter(path: string, query: Record<string, string>): void {
    const wanted = path || this.bundle.app.entryPagePath;
    if (this.pages.exists(wanted)) {
      this.run(() => this.pages.reLaunch(wanted, query));
      return;
    }
    const info = { path: wanted, query, isEntryPage: true };
    const handled = typeof this.app['onPageNotFound'] === 'function';
    this.callApp('onPageNotFound', info);
    if (this.events.emit('pageNotFound', info) === 0 && !handled) {
      this.run(() => this.pages.reLaunch(this.bundle.app.entryPagePath, {}));
      this.overlays.showToast({ title: '页面不存在', icon: 'none', image: '', duration: 2000, mask: false });
    }
  }

  private topChanged(): void {
    const page = this.pages.top;
    if (!page) return;
    this.pullDown.stop();
    this.tabBar?.update(page.path);
    this.updateChrome();
  }

  /** Calls a handler of App(), if it is there. */
  callApp(name: string, argument?: unknown): void {
    const handler = this.app[name];
    if (typeof handler === 'function')
      this.run(() => (handler as (value: unknown) => unknown).call(this.app, argument));
  }

  private run(task: () => unknown): void {
    try {
      const result = task();
      if (result instanceof Promise) result.catch(this.reportError);
    } catch (error) {
      this.reportError(error);
    }
  }

  private environment() {
    return {
      wx: this.wxObject,
      App: (definition: AppInstance) => {
        this.app = definition;
      },
      getApp: () => this.app,
      getCurrentPages: () => this.pages.pages.map((page: Page) => page.caller),
      Page: (definition: never) => this.registry.Page(definition),
      Component: (definition: never) => this.registry.Component(definition),
      Behavior: (definition: never) => this.registry.Behavior(definition),
      globalThis: {},
      ...this.timers.names,
    };
  }
}

function withDefaults(options: EnterOptions): EnterOptions {
  return { ...options, query: { ...options.query }, referrerInfo: options.referrerInfo ?? {} };
}
