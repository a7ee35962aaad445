import { Event as FrameworkEvent } from 'glass-easel';
import { textOf } from '../text';
import type { Element as FrameworkElement, EventOptions, domlikeBackend } from 'glass-easel';

type BackendElement = domlikeBackend.Element;

/** Framework element of a DOM node or of its nearest ancestor that has one. */
export function frameworkElementOf(node: EventTarget | null): FrameworkElement | null {
  let current = node instanceof Node ? node : null;
  while (current) {
    const found = (current as Node & { __wxElement?: FrameworkElement }).__wxElement;
    if (found) return found;
    current = current.parentNode;
  }
  return null;
}

/** The DOM node behind a framework element. The one place where the backend's element type meets the DOM's. */
export function domOf(element: FrameworkElement): HTMLElement {
  return element.getBackendElement() as unknown as HTMLElement;
}

/** `rpx` in a style attribute; style sheets are converted at build time. */
function inlineStyle(text: string): string {
  return text.replace(/([+-]?\d*\.?\d+)rpx\b/gi, 'calc($1 * var(--rpx))');
}

/** DOM events that reach the mini-program under their own name; all others are made by the runtime. */
const PASSED_EVENTS: ReadonlySet<string> = new Set([
  'transitionend',
  'animationstart',
  'animationiteration',
  'animationend',
]);

/**
 * The framework's view of the DOM: elements are named `wx-*`, style attributes know `rpx`, and only transition and
 * animation events come from the DOM itself (touches and taps come from `input.ts`, the rest from built-in components,
 * so that nothing fires twice).
 */
export class DomBackend implements domlikeBackend.Context {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment -- the framework's const enum cannot be imported
  readonly mode = 3 as domlikeBackend.Context['mode'];
  readonly longPressListeners = new WeakSet<object>();

  /** @param hostMark the value of `wx-host` for a component, by its path; undefined for built-ins */
  constructor(private readonly hostMark: (path: string) => string | undefined) {}

  readonly document = {
    createElement: (tag: string): BackendElement => {
      const node = document.createElement(`wx-${tag.toLowerCase()}`);
      const set = node.setAttribute.bind(node);
      node.setAttribute = (name: string, value: unknown) =>
        set(name, name === 'style' ? inlineStyle(textOf(value)) : textOf(value));
      return node as unknown as BackendElement;
    },
    createTextNode: (content: string): BackendElement =>
      document.createTextNode(content) as unknown as BackendElement,
    createDocumentFragment: (): BackendElement =>
      document.createDocumentFragment() as unknown as BackendElement,
  };

  destroy(): void {}

  getWindowWidth(): number {
    return document.documentElement.clientWidth;
  }

  getWindowHeight(): number {
    return document.documentElement.clientHeight;
  }

  getDevicePixelRatio(): number {
    return window.devicePixelRatio;
  }

  getTheme(): string {
    return document.documentElement.dataset['theme'] ?? 'light';
  }

  registerStyleSheetContent(): void {}

  appendStyleSheetPath(): number {
    return 0;
  }

  disableStyleSheet(): void {}

  render(done: (error: Error | null) => void): void {
    requestAnimationFrame(() => done(null));
  }

  getRootNode(): BackendElement {
    return document.body as unknown as BackendElement;
  }

  associateValue(element: BackendElement, value: FrameworkElement): void {
    element.__wxElement = value;
    const mark = this.hostMark((value as FrameworkElement & { is?: string }).is ?? '');
    if (mark !== undefined) element.setAttribute('wx-host', mark);
  }

  onEvent(): void {}

  setListenerStats(element: BackendElement | null, type: string): void {
    if (!element) return;
    if (type === 'longpress' || type === 'longtap') this.longPressListeners.add(element);
    if (!PASSED_EVENTS.has(type)) return;
    const node = element as unknown as HTMLElement;
    const flag = `on${type}Passed`;
    if (node.dataset[flag]) return;
    node.dataset[flag] = '1';
    node.addEventListener(type, (event) => {
      if (event.target === node)
        dispatch(node, type, {}, { bubbles: true, composed: true, originalEvent: event });
    });
  }

  setModelBindingStat(): void {}
}

/** Sends an event into the framework at the element of `node`; true when a listener stopped it. */
export function dispatch(
  node: EventTarget | null,
  type: string,
  detail: unknown,
  options: EventOptions = {},
): boolean {
  const target = frameworkElementOf(node);
  if (!target) return false;
  const event = new FrameworkEvent(type, detail, { capturePhase: true, ...options });
  FrameworkEvent.dispatchEvent(target, event);
  return event.defaultPrevented();
}
