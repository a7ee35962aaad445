import { watchInput } from '../glue/input';
import type { MiniProgramContext } from './context';
import { chromeOf } from './theme';

/** Puts the phone's width, theme and text size where style sheets find them. */
export function applyDevice({ host, bundle }: MiniProgramContext): void {
  const { windowWidth, theme, fontSizeSetting } = host.device();
  const root = document.documentElement;
  root.style.setProperty('--rpx', `${windowWidth / 750}px`);
  root.style.setProperty('--font-size-setting', `${fontSizeSetting}px`);
  root.style.fontSize = `${windowWidth / 20}px`;
  root.dataset['theme'] = bundle.app.darkmode ? theme : 'light';
}

/** Listens to touches, errors, theme and network. @returns a function that ends it */
export function watchSurroundings(context: MiniProgramContext, longPress: WeakSet<object>): () => void {
  const controller = new AbortController();
  const { signal } = controller;
  window.addEventListener(
    'unhandledrejection',
    (event) => {
      event.preventDefault();
      const details = { reason: event.reason as unknown, promise: event.promise };
      context.events.emit('unhandledRejection', details);
      context.callApp('onUnhandledRejection', details);
      console.error(event.reason);
      context.host.onError(event.reason);
    },
    { signal },
  );
  window.addEventListener('error', (event) => context.reportError(event.error ?? event.message), { signal });
  const stops = [
    watchInput({
      scrollTop: () => context.pages.top?.dom.scrollTop ?? 0,
      hasLongPress: (node) => {
        for (let at: Element | null = node; at; at = at.parentElement) if (longPress.has(at)) return true;
        return false;
      },
    }),
    context.host.onThemeChange((theme) => changeTheme(context, theme)),
    context.host.onNetworkChange((state) => context.events.emit('networkStatusChange', state)),
  ];
  return () => {
    controller.abort();
    stops.forEach((stop) => stop());
  };
}

function changeTheme(context: MiniProgramContext, theme: 'light' | 'dark'): void {
  applyDevice(context);
  if (!context.bundle.app.darkmode) return;
  for (const page of context.pages.pages) {
    if (page.ownColours) continue;
    const { background, textStyle } = chromeOf(context.bundle.app, page.config, theme);
    page.chrome = { ...page.chrome, background, textStyle };
  }
  context.updateChrome();
  context.events.emit('themeChange', { theme });
  context.callApp('onThemeChange', { theme });
}
