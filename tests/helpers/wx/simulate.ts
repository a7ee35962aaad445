/** Renders the real components with WeChat's own compiler inside jsdom. One load of each component in a test file. */
import path from 'node:path';
import simulate from 'miniprogram-simulate';

export const miniprogramRoot = path.resolve(__dirname, '../../../miniprogram');

/** npm components are not looked up by the simulator: named here. */
const npm = { 'van-skeleton': '/miniprogram_npm/@vant/weapp/skeleton/index' };

export function load(component: string): string {
  return simulate.load(path.join(miniprogramRoot, component), 'it', {
    compiler: 'official',
    rootPath: miniprogramRoot,
  });
}

/** jsdom's page: the compiler knows a phone here, which has no DOM. */
const page = globalThis as unknown as {
  document: { createElement(name: string): object; body: { append(child: object): void } };
};
/** j-component has it, its types do not say so. */
interface Listening {
  addEventListener(name: string, listener: (event: { detail?: unknown }) => void): void;
}

type Options = Record<string, unknown> & { data?: object };

/** The simulator knows no pages: a page becomes a component whose functions are methods; its life cycle is called by hand. */
export function loadPage(page: string): string {
  const asComponent = (options: Options) => {
    const methods = Object.fromEntries(Object.entries(options).filter(([, it]) => typeof it === 'function'));
    (globalThis as unknown as { Component: (it: object) => void }).Component({
      data: options.data ?? {},
      methods,
    });
  };
  Object.defineProperty(globalThis, 'Page', { value: asComponent, configurable: true });
  return simulate.load(path.join(miniprogramRoot, page), 'it', {
    compiler: 'official',
    rootPath: miniprogramRoot,
    usingComponents: npm,
  });
}

export function render(id: string, properties: object = {}) {
  const it = simulate.render(id, properties);
  const host = page.document.createElement('div');
  page.document.body.append(host);
  it.attach(host);
  return {
    it,
    text: () => (it.dom?.textContent ?? '').replace(/\s+/g, ' ').trim(),
    html: () => it.dom?.innerHTML ?? '',
    find: (selector: string) => it.querySelector(selector),
    all: (selector: string) => it.querySelectorAll(selector),
    /** Taps and lets the simulator's queued events pass. */
    async tap(selector: string) {
      const target = it.querySelector(selector);
      if (!target) throw new Error(`nothing to tap at ${selector}`);
      target.dispatchEvent('tap');
      await passTime();
    },
    /** Details of an event of the component, as they come. */
    listen(name: string): unknown[] {
      const heard: unknown[] = [];
      (it as unknown as Listening).addEventListener(name, (event) => heard.push(event.detail));
      return heard;
    },
    remove: () => it.detach(),
  };
}

const STEP = 5;

/**
 * Lets timers and answers come for so many milliseconds, in small steps: after a stop of the machine one long timer would
 * end before those that follow each other.
 */
export async function passTime(ms = 20): Promise<void> {
  for (let passed = 0; passed < ms; passed += STEP)
    await new Promise<void>((resolve) => setTimeout(resolve, STEP));
}
