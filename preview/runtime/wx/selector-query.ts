import type { Element as FrameworkElement, GeneralComponent } from 'glass-easel';
import { canvasNodeOf } from '../builtins/canvas';
import { domOf } from '../glue/backend';

/** A page's or component's `this`. */
export type Caller = { _$: GeneralComponent };

interface Fields {
  id?: boolean;
  dataset?: boolean;
  mark?: boolean;
  rect?: boolean;
  size?: boolean;
  scrollOffset?: boolean;
  properties?: string[];
  computedStyle?: string[];
  context?: boolean;
  node?: boolean;
}

type Result = Record<string, unknown>;
type Callback = (result: Result | Result[] | null) => void;

interface Request {
  caller: Caller | undefined;
  selector: string | null;
  single: boolean;
  fields: Fields;
  callback: Callback | undefined;
}

const RECT: Fields = { id: true, dataset: true, rect: true, size: true };
const SCROLL: Fields = { id: true, dataset: true, scrollOffset: true };

/** Elements matching `selector` inside the component or page of `caller`. */
export function selectAll(caller: Caller | undefined, selector: string): FrameworkElement[] {
  return caller?._$.getShadowRoot()?.querySelectorAll(selector) ?? [];
}

/** wx.createSelectorQuery and this.createSelectorQuery. Answers come after the current task, as on a phone. */
export class SelectorQuery {
  private readonly requests: Request[] = [];

  /** @param page the scrolling element of the page on top, for selectViewport */
  constructor(
    private caller: Caller | undefined,
    private readonly page: () => HTMLElement | undefined,
  ) {}

  in(caller: Caller): this {
    this.caller = caller;
    return this;
  }

  select(selector: string): NodesRef {
    return new NodesRef(this, this.requests, this.caller, selector, true);
  }

  selectAll(selector: string): NodesRef {
    return new NodesRef(this, this.requests, this.caller, selector, false);
  }

  selectViewport(): NodesRef {
    return new NodesRef(this, this.requests, this.caller, null, true);
  }

  exec(done?: (results: unknown[]) => void): this {
    const requests = [...this.requests];
    setTimeout(() => {
      const results = requests.map((request) => this.answer(request));
      results.forEach((result, at) => requests[at]?.callback?.(result));
      done?.(results);
    }, 0);
    return this;
  }

  private answer({ caller, selector, single, fields }: Request): Result | Result[] | null {
    if (selector === null) return this.viewport(fields);
    const found = selectAll(caller, selector);
    if (!single) return found.map((element) => read(element, fields));
    return found[0] ? read(found[0], fields) : null;
  }

  private viewport(fields: Fields): Result {
    const page = this.page();
    const { clientWidth: width, clientHeight: height } = document.documentElement;
    return {
      ...(fields.id ? { id: '' } : {}),
      ...(fields.dataset ? { dataset: {} } : {}),
      ...(fields.rect ? { left: 0, top: 0, right: width, bottom: height } : {}),
      ...(fields.size ? { width, height } : {}),
      ...(fields.scrollOffset ? scroll(page) : {}),
    };
  }
}

class NodesRef {
  constructor(
    private readonly query: SelectorQuery,
    private readonly requests: Request[],
    private readonly caller: Caller | undefined,
    private readonly selector: string | null,
    private readonly single: boolean,
  ) {}

  fields(fields: Fields, callback?: Callback): SelectorQuery {
    const { caller, selector, single } = this;
    this.requests.push({ caller, selector, single, fields, callback });
    return this.query;
  }

  boundingClientRect(callback?: Callback): SelectorQuery {
    return this.fields(RECT, callback);
  }

  scrollOffset(callback?: Callback): SelectorQuery {
    return this.fields(SCROLL, callback);
  }

  context(callback?: Callback): SelectorQuery {
    return this.fields({ context: true }, callback);
  }

  node(callback?: Callback): SelectorQuery {
    return this.fields({ node: true }, callback);
  }
}

function scroll(dom: HTMLElement | undefined): Result {
  return {
    scrollLeft: dom?.scrollLeft ?? 0,
    scrollTop: dom?.scrollTop ?? 0,
    scrollWidth: dom?.scrollWidth ?? 0,
    scrollHeight: dom?.scrollHeight ?? 0,
  };
}

function read(element: FrameworkElement, fields: Fields): Result {
  const dom = domOf(element);
  const rect = dom.getBoundingClientRect();
  const data = element.asGeneralComponent()?.data;
  const style = fields.computedStyle ? getComputedStyle(dom) : undefined;
  return {
    ...(fields.id ? { id: element.id } : {}),
    ...(fields.dataset ? { dataset: { ...(element.dataset as object | null) } } : {}),
    ...(fields.mark ? { mark: element.collectMarks() } : {}),
    ...(fields.rect ? { left: rect.left, top: rect.top, right: rect.right, bottom: rect.bottom } : {}),
    ...(fields.size ? { width: rect.width, height: rect.height } : {}),
    ...(fields.scrollOffset ? scroll(dom) : {}),
    ...Object.fromEntries((fields.properties ?? []).map((name) => [name, data?.[name]])),
    ...Object.fromEntries(
      (fields.computedStyle ?? []).map((name) => [name, style?.getPropertyValue(kebab(name))]),
    ),
    ...(fields.node ? { node: canvasNodeOf(dom) } : {}),
    ...(fields.context ? { context: canvasNodeOf(dom)?.getContext('2d') ?? null } : {}),
  };
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
