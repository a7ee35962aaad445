import type { GeneralComponent } from 'glass-easel';
import { createBuiltins } from '../builtins';
import type { BuiltinContext } from '../builtins/context';
import type { CompiledApp, TemplateEnvironment } from '../bundle';
import { ComponentCaller, ComponentRegistry } from '../glue/components';
import { handleEvent } from '../glue/events';
import { watchInput } from '../glue/input';
import { StyleSheets } from '../glue/styles';
import { getDate, getRegExp, guardScript, installWxsTypeName } from '../glue/wxs';
import type { EnterOptions, MiniProgramHost, RunningMiniProgram } from '../host';
import { Overlays } from '../ui/overlays';
import { PullDown } from '../ui/pull-down';
import { TabBar } from '../ui/tab-bar';
import { createWx } from '../wx';
import { IntersectionObservation } from '../wx/intersection';
import { SelectorQuery } from '../wx/selector-query';
import type { Caller } from '../wx/selector-query';
import { ApiFault } from '../wx/call';
import type { Wx } from '../wx/call';
import type { AppEvents, MiniProgramContext } from './context';
import { Emitter } from './emitter';
import { TemporaryFiles } from './files';
import { ModuleLoader } from './modules';
import { openTypeHandler } from './open-type';
import type { Page } from './page';
import { NavigationFault, PageStack } from './page-stack';
import { Privacy } from './privacy';
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
  private readonly wx: Wx;
  private readonly tabBar: TabBar | undefined;
  private readonly stops: (() => void)[] = [];
  private app: AppInstance = {};
  private foreground = true;

  constructor(
    readonly bundle: CompiledApp,
    readonly host: MiniProgramHost,
    options: EnterOptions,
  ) {
    this.launchOptions = this.enterOptions = withDefaults(options);
    this.container.className = 'pages';
    document.body.append(this.container);
    this.overlays = new Overlays(document.body);
    this.privacy = new Privacy(host, this.overlays);
    this.pullDown = new PullDown(
      this.container,
      () => (this.pages.top?.config['enablePullDownRefresh'] === true ? this.pages.top.dom : undefined),
      () => this.pages.top?.call('onPullDownRefresh'),
    );
    installWxsTypeName();
    const builtins = createBuiltins(this.builtinContext());
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
    this.wx = this.wxObject;
    this.installQueries();
    this.watch();
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
    this.callApp('onShow', this.enterOptions);
    this.events.emit('appShow', this.enterOptions);
    this.pages.enterForeground();
    if (withPath) this.enter(this.enterOptions.path, this.enterOptions.query);
    else if (returning) this.pages.show();
  }

  hide(): void {
    if (!this.foreground) return;
    this.foreground = false;
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
    this.applyDevice();
    const { windowWidth, windowHeight } = this.host.device();
    const result = { size: { windowWidth, windowHeight } };
    this.events.emit('windowResize', result);
    this.pages.top?.component.triggerPageLifetime('resize', [result]);
    this.pages.top?.call('onResize', result);
  }

  destroy(): void {
    this.stops.forEach((stop) => stop());
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

  openPage(
    path: string,
    query: Record<string, string>,
    manner: 'navigateTo' | 'redirectTo' | 'reLaunch',
  ): unknown {
    return this.navigate(() => this.pages[manner](path, query));
  }

  switchTab(path: string): void {
    this.navigate(() => this.pages.switchTab(path));
  }

  private readonly wxObject: Wx = {};

  private navigate<T>(run: () => T): T {
    try {
      return run();
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

  private callApp(name: string, argument?: unknown): void {
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
    };
  }

  private builtinContext(): BuiltinContext {
    return {
      assetUrl: (source, owner) => {
        const host = (owner.ownerShadowRoot as { getHostNode(): GeneralComponent } | null)?.getHostNode();
        return this.assetUrl(source, host?.is);
      },
      call: (name, options) => {
        const api = this.wx[name];
        if (typeof api === 'function') (api as (options: object) => void)(options);
      },
      openType: openTypeHandler(() => this),
      pageStyle: (component, change) => {
        const page = this.pages.pageOf(component);
        if (!page) return;
        const { title, background, textStyle } = change;
        Object.assign(
          page.chrome,
          title && { title },
          background && { background },
          textStyle && { textStyle },
        );
        page.applyStyle(change);
        if (page === this.pages.top) this.updateChrome();
      },
      choose: (columns, title, onColumn) => this.overlays.picker(columns, title, onColumn),
    };
  }

  /** `this.createSelectorQuery` and `this.createIntersectionObserver` answer as their `wx` namesakes do. */
  private installQueries(): void {
    const page = (): HTMLElement | undefined => this.pages.top?.dom;
    const prototype = ComponentCaller.prototype as unknown as Record<string, unknown>;
    prototype['createSelectorQuery'] = function (this: Caller) {
      return new SelectorQuery(this, page);
    };
    prototype['createIntersectionObserver'] = function (this: Caller, options?: object) {
      return new IntersectionObservation(this, options);
    };
  }

  private applyDevice(): void {
    const { windowWidth, theme, fontSizeSetting } = this.host.device();
    const root = document.documentElement;
    root.style.setProperty('--rpx', `${windowWidth / 750}px`);
    root.style.setProperty('--font-size-setting', `${fontSizeSetting}px`);
    root.style.fontSize = `${windowWidth / 20}px`;
    root.dataset['theme'] = this.bundle.app.darkmode ? theme : 'light';
  }

  private watch(): void {
    this.applyDevice();
    const controller = new AbortController();
    const { signal } = controller;
    window.addEventListener(
      'unhandledrejection',
      (event) => {
        event.preventDefault();
        const handler = this.app['onUnhandledRejection'];
        const details = { reason: event.reason as unknown, promise: event.promise };
        this.events.emit('unhandledRejection', details);
        if (typeof handler === 'function') (handler as (value: object) => void).call(this.app, details);
        console.error(event.reason);
        this.host.onError(event.reason);
      },
      { signal },
    );
    window.addEventListener('error', (event) => this.reportError(event.error ?? event.message), { signal });
    this.stops.push(
      () => controller.abort(),
      watchInput({
        scrollTop: () => this.pages.top?.dom.scrollTop ?? 0,
        hasLongPress: (node) => {
          for (let at: Element | null = node; at; at = at.parentElement) {
            if (this.registry.backend.longPressListeners.has(at)) return true;
          }
          return false;
        },
      }),
      this.host.onThemeChange((theme) => {
        this.applyDevice();
        if (!this.bundle.app.darkmode) return;
        const page = this.pages.top;
        if (page)
          page.chrome = { ...page.chrome, ...chromeColours(chromeOf(this.bundle.app, page.config, theme)) };
        this.updateChrome();
        this.events.emit('themeChange', { theme });
        this.callApp('onThemeChange', { theme });
      }),
      this.host.onNetworkChange((state) => this.events.emit('networkStatusChange', state)),
    );
  }
}

function chromeColours({
  background,
  textStyle,
}: Page['chrome']): Pick<Page['chrome'], 'background' | 'textStyle'> {
  return { background, textStyle };
}

function withDefaults(options: EnterOptions): EnterOptions {
  return { ...options, query: { ...options.query }, referrerInfo: options.referrerInfo ?? {} };
}
