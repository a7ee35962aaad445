import { domOf, frameworkElementOf } from '../glue/backend';
import { selectAll } from './selector-query';
import type { Caller } from './selector-query';

interface Margins {
  left?: number;
  right?: number;
  top?: number;
  bottom?: number;
}

interface Options {
  thresholds?: number[];
  initialRatio?: number;
  observeAll?: boolean;
}

/** wx.createIntersectionObserver and this.createIntersectionObserver over the browser's own observer. */
export class IntersectionObservation {
  private root: { selector: string | null; margins: Margins } = { selector: null, margins: {} };
  private observer: IntersectionObserver | undefined;

  constructor(
    private readonly caller: Caller | undefined,
    private readonly options: Options = {},
  ) {}

  relativeTo(selector: string, margins: Margins = {}): this {
    this.root = { selector, margins };
    return this;
  }

  relativeToViewport(margins: Margins = {}): this {
    this.root = { selector: null, margins };
    return this;
  }

  observe(selector: string, callback: (result: Record<string, unknown>) => void): void {
    const found = selectAll(this.caller, selector);
    const targets = this.options.observeAll ? found : found.slice(0, 1);
    const rootElement = this.root.selector ? selectAll(this.caller, this.root.selector)[0] : undefined;
    const { top = 0, right = 0, bottom = 0, left = 0 } = this.root.margins;
    this.observer = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) {
          const element = frameworkElementOf(entry.target);
          callback({
            id: element?.id ?? '',
            dataset: { ...(element?.dataset as object | null | undefined) },
            intersectionRatio: entry.intersectionRatio,
            intersectionRect: plain(entry.intersectionRect),
            boundingClientRect: plain(entry.boundingClientRect),
            relativeRect: plain(entry.rootBounds),
            time: Date.now(),
          });
        }
      },
      {
        root: rootElement ? domOf(rootElement) : null,
        rootMargin: `${top}px ${right}px ${bottom}px ${left}px`,
        threshold: this.options.thresholds ?? [0],
      },
    );
    targets.forEach((target) => this.observer?.observe(domOf(target)));
  }

  disconnect(): void {
    this.observer?.disconnect();
    this.observer = undefined;
  }
}

function plain(rect: DOMRectReadOnly | null): Record<string, number> {
  const { left = 0, right = 0, top = 0, bottom = 0, width = 0, height = 0 } = rect ?? {};
  return { left, right, top, bottom, width, height };
}
