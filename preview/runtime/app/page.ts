import { Element as FrameworkElement } from 'glass-easel';
import type { GeneralComponent } from 'glass-easel';
import type { PageStyle } from '../builtins/context';
import { domOf } from '../glue/backend';

/** The `this` of a page: data, methods and whatever the page's code adds. */
export type PageCaller = Record<string, unknown>;

export interface PageChrome {
  title: string;
  background: string;
  textStyle: 'black' | 'white';
  homeButton: boolean;
  navigationStyle: 'default' | 'custom';
}

export interface PageOptions {
  path: string;
  query: Record<string, string>;
  config: Record<string, unknown>;
  chrome: PageChrome;
  component: GeneralComponent;
}

/** One page on the stack: its component, its DOM element (which scrolls) and its part of the phone's frame. */
export class Page {
  readonly path: string;
  readonly query: Record<string, string>;
  readonly config: Record<string, unknown>;
  readonly component: GeneralComponent;
  readonly caller: PageCaller;
  readonly dom: HTMLElement;
  chrome: PageChrome;
  /** The page's code chose its bar's colours: a change of theme leaves them. */
  ownColours = false;
  private atBottom = false;

  constructor(options: PageOptions) {
    this.path = options.path;
    this.query = options.query;
    this.config = options.config;
    this.chrome = options.chrome;
    this.component = options.component;
    this.dom = domOf(options.component);
    this.caller = options.component.getMethodCaller();
    this.caller['route'] = this.caller['__route__'] = options.path;
    this.caller['options'] = options.query;
    this.dom.dataset['path'] = options.path;
    this.dom.addEventListener('scroll', () => this.scrolled(), { passive: true });
  }

  /** Puts the page into the document; `attached` of all its components runs. */
  attach(container: HTMLElement): void {
    const place = document.createElement('i');
    container.append(place);
    FrameworkElement.replaceDocumentElement(this.component, container as never, place as never);
  }

  detach(): void {
    FrameworkElement.pretendDetached(this.component);
    this.dom.remove();
  }

  /** Calls the page's handler if it has one. Errors are the mini-program's own and reported. */
  call(name: string, argument?: unknown): unknown {
    const handler = this.caller[name];
    if (typeof handler !== 'function') return undefined;
    return (handler as (argument: unknown) => unknown).call(this.caller, argument);
  }

  has(name: string): boolean {
    return typeof this.caller[name] === 'function';
  }

  setVisible(visible: boolean): void {
    this.dom.toggleAttribute('data-hidden', !visible);
  }

  applyStyle(change: PageStyle): void {
    const { title, background, textStyle } = change;
    if (title) this.chrome.title = title;
    if (background) this.chrome.background = background;
    if (textStyle) this.chrome.textStyle = textStyle;
    this.ownColours ||= Boolean(background || textStyle);
    if (change.pageStyle !== undefined) this.dom.style.cssText = change.pageStyle;
    if (change.rootFontSize) {
      const size = change.rootFontSize === 'system' ? '' : change.rootFontSize;
      document.documentElement.style.fontSize = size || document.documentElement.style.fontSize;
    }
    if (change.scrollTop) this.dom.scrollTop = Number.parseFloat(change.scrollTop);
  }

  private scrolled(): void {
    this.call('onPageScroll', { scrollTop: this.dom.scrollTop });
    const distance = Number(this.config['onReachBottomDistance'] ?? 50);
    const atBottom = this.dom.scrollTop + this.dom.clientHeight >= this.dom.scrollHeight - distance;
    if (atBottom && !this.atBottom) this.call('onReachBottom');
    this.atBottom = atBottom;
  }
}
