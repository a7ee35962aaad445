import { EventChannel } from './event-channel';
import { Page } from './page';
import type { PageChrome } from './page';
import type { CompiledApp } from '../bundle';
import type { ComponentRegistry } from '../glue/components';
import type { StyleSheets } from '../glue/styles';

/** WeChat's limit on pages in a stack. */
const MAX_PAGES = 10;

export interface PageStackOptions {
  bundle: CompiledApp;
  registry: ComponentRegistry;
  styles: StyleSheets;
  container: HTMLElement;
  chromeOf(config: Record<string, unknown>): PageChrome;
  /** After each change of the page on top. */
  onTop(page: Page): void;
  onError(error: unknown): void;
}

/** A fault of a navigation call; the message completes `navigateTo:fail …`. */
export class NavigationFault extends Error {}

/** Pages in the order they were opened. Life cycles come in WeChat's order. */
export class PageStack {
  private readonly stack: Page[] = [];
  /** Tab pages that are alive but not on the stack. */
  private readonly tabs = new Map<string, Page>();
  private foreground = true;

  constructor(private readonly options: PageStackOptions) {}

  get pages(): readonly Page[] {
    return this.stack;
  }

  get top(): Page | undefined {
    return this.stack.at(-1);
  }

  get tabPaths(): readonly string[] {
    return this.options.bundle.app.tabBar?.list.map((item) => item.pagePath) ?? [];
  }

  exists(path: string): boolean {
    return this.options.bundle.app.pages.includes(path);
  }

  /** The page that a component's `this` or a component belongs to. */
  pageOf(component: { ownerShadowRoot: unknown }): Page | undefined {
    let root = component as { ownerShadowRoot: { getHostNode(): typeof root } | null };
    while (root.ownerShadowRoot) root = root.ownerShadowRoot.getHostNode();
    return [...this.stack, ...this.tabs.values()].find((page) => (page.component as unknown) === root);
  }

  /** @param channel between the new page and its opener; its listeners hear what the page says from onLoad on */
  navigateTo(path: string, query: Record<string, string>, channel: EventChannel): void {
    this.check(path);
    if (this.tabPaths.includes(path)) throw new NavigationFault('can not navigateTo a tabbar page');
    if (this.stack.length >= MAX_PAGES) throw new NavigationFault('webview count limit exceed');
    if (this.top) this.hidePage(this.top);
    this.open(path, query, channel);
  }

  redirectTo(path: string, query: Record<string, string>): void {
    this.check(path);
    if (this.tabPaths.includes(path)) throw new NavigationFault('can not redirectTo a tabbar page');
    const page = this.stack.pop();
    if (page) this.unload(page);
    this.open(path, query);
  }

  reLaunch(path: string, query: Record<string, string>): void {
    this.check(path);
    while (this.stack.length > 0) this.unload(this.stack.pop() as Page);
    for (const page of this.tabs.values()) this.unload(page);
    this.tabs.clear();
    this.open(path, query);
  }

  switchTab(path: string): void {
    this.check(path);
    if (!this.tabPaths.includes(path)) throw new NavigationFault('can not switch to no-tabBar page');
    if (this.top?.path === path) return;
    const bottom = this.stack[0];
    while (this.stack.length > 1) this.unload(this.stack.pop() as Page);
    this.stack.pop();
    if (bottom && bottom.path !== path) {
      if (this.tabPaths.includes(bottom.path)) {
        this.tabs.set(bottom.path, bottom);
        this.hidePage(bottom);
      } else this.unload(bottom);
    }
    const kept = bottom?.path === path ? bottom : this.tabs.get(path);
    this.tabs.delete(path);
    if (kept) {
      this.stack.push(kept);
      this.showTop();
    } else this.open(path, {});
  }

  /** @returns false when there is nothing to go back to */
  navigateBack(delta: number): boolean {
    if (this.stack.length <= 1) return false;
    const count = Math.min(Math.max(1, delta), this.stack.length - 1);
    for (let i = 0; i < count; i += 1) this.unload(this.stack.pop() as Page);
    this.showTop();
    return true;
  }

  /** The mini-program came to the foreground: the page on top is shown. */
  show(): void {
    this.foreground = true;
    if (this.top) this.showTop();
  }

  hide(): void {
    if (this.foreground && this.top) this.hidePage(this.top);
    this.foreground = false;
  }

  /** Marks the foreground without calling a page, for a launch that replaces all pages. */
  enterForeground(): void {
    this.foreground = true;
  }

  destroy(): void {
    for (const page of [...this.stack, ...this.tabs.values()]) page.detach();
    this.stack.length = 0;
    this.tabs.clear();
  }

  private check(path: string): void {
    if (!this.exists(path)) throw new NavigationFault(`page "${path}" is not found`);
  }

  private open(path: string, query: Record<string, string>, channel = new EventChannel()): void {
    const { registry, bundle, container } = this.options;
    const config = { ...bundle.app.window, ...bundle.components[path]?.config };
    const component = registry.create(path);
    const page = new Page({ path, query, config, chrome: this.options.chromeOf(config), component });
    page.caller['getOpenerEventChannel'] = () => channel;
    this.stack.push(page);
    const properties = Object.fromEntries(
      Object.entries(query).filter(([name]) => name in (component.data as object)),
    );
    registry.ready.hold();
    try {
      if (Object.keys(properties).length > 0) component.setData(properties);
      page.attach(container);
      this.guard(() => page.call('onLoad', query));
      this.showTop();
    } finally {
      registry.ready.release();
    }
    this.guard(() => page.call('onReady'));
  }

  private showTop(): void {
    const page = this.top;
    if (!page) return;
    for (const other of [...this.stack, ...this.tabs.values()]) other.setVisible(other === page);
    this.options.styles.showPage(page.path, this.options.bundle.app.pages);
    this.options.onTop(page);
    page.component.triggerPageLifetime('show', [{}]);
    this.guard(() => page.call('onShow'));
  }

  private hidePage(page: Page): void {
    page.component.triggerPageLifetime('hide', []);
    this.guard(() => page.call('onHide'));
  }

  private unload(page: Page): void {
    this.guard(() => page.call('onUnload'));
    page.detach();
  }

  private guard(run: () => unknown): void {
    try {
      const result = run();
      if (result instanceof Promise) result.catch((error: unknown) => this.options.onError(error));
    } catch (error) {
      this.options.onError(error);
    }
  }
}
