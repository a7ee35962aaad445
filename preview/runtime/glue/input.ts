import { dispatch } from './backend';

export interface TouchPoint {
  identifier: number;
  pageX: number;
  pageY: number;
  clientX: number;
  clientY: number;
}

const TAP_DISTANCE = 10;
const LONG_PRESS_MS = 350;
const MOUSE = 0;
/** Browsers repeat a touch as mouse events within this time. */
const ECHO_MS = 800;

export interface InputOptions {
  /** Scroll position of the page on top, for pageY. */
  scrollTop(): number;
  hasLongPress(node: Element): boolean;
}

/**
 * Turns touches and the mouse into the mini-program's touch events. A tap is the DOM's click, so that no further event
 * follows it: an overlay opened by a tap is not closed by the same click.
 */
export function watchInput(options: InputOptions): () => void {
  const controller = new AbortController();
  const listenOptions = { capture: true, passive: false, signal: controller.signal };
  let start: { x: number; y: number; target: EventTarget | null } | undefined;
  let moved = false;
  let longPressed = false;
  let timer: number | undefined;
  let mouseTarget: EventTarget | null = null;
  let lastTouch = -Infinity;

  const point = (identifier: number, x: number, y: number): TouchPoint => ({
    identifier,
    clientX: x,
    clientY: y,
    pageX: x,
    pageY: y + options.scrollTop(),
  });

  const send = (
    type: string,
    target: EventTarget | null,
    touches: TouchPoint[],
    changedTouches: TouchPoint[],
    original: Event,
  ): void => {
    const first = changedTouches[0];
    const detail =
      type === 'tap' || type === 'longpress' ? { x: first?.clientX ?? 0, y: first?.clientY ?? 0 } : {};
    const prevented = dispatch(target, type, detail, {
      bubbles: true,
      composed: true,
      originalEvent: original,
      extraFields: { touches, changedTouches },
    });
    if (prevented && type === 'touchmove' && original.cancelable) original.preventDefault();
  };

  const begin = (x: number, y: number, target: EventTarget | null, original: Event): void => {
    start = { x, y, target };
    moved = false;
    longPressed = false;
    window.clearTimeout(timer);
    timer = window.setTimeout(() => {
      if (moved || !start) return;
      const touch = [point(MOUSE, x, y)];
      longPressed = target instanceof Element && options.hasLongPress(target);
      send('longpress', target, touch, touch, original);
      send('longtap', target, touch, touch, original);
    }, LONG_PRESS_MS);
  };

  const move = (x: number, y: number): void => {
    if (start && Math.hypot(x - start.x, y - start.y) > TAP_DISTANCE) {
      moved = true;
      window.clearTimeout(timer);
    }
  };

  const end = (): void => {
    start = undefined;
    window.clearTimeout(timer);
  };

  const list = (touches: TouchList): TouchPoint[] =>
    Array.from(touches, (touch) => point(touch.identifier, touch.clientX, touch.clientY));

  const onTouch = (event: TouchEvent): void => {
    lastTouch = event.timeStamp;
    const first = event.changedTouches[0];
    if (!first) return;
    if (event.type === 'touchstart') begin(first.clientX, first.clientY, event.target, event);
    else if (event.type === 'touchmove') move(first.clientX, first.clientY);
    else end();
    send(event.type, event.target, list(event.touches), list(event.changedTouches), event);
  };

  const onMouse = (event: MouseEvent): void => {
    if (event.timeStamp - lastTouch < ECHO_MS) return;
    const touch = [point(MOUSE, event.clientX, event.clientY)];
    if (event.type === 'mousedown' && event.button === 0) {
      mouseTarget = event.target;
      begin(event.clientX, event.clientY, event.target, event);
      send('touchstart', mouseTarget, touch, touch, event);
    } else if (event.type === 'mousemove' && mouseTarget) {
      move(event.clientX, event.clientY);
      send('touchmove', mouseTarget, touch, touch, event);
    } else if (event.type === 'mouseup' && mouseTarget) {
      end();
      send('touchend', mouseTarget, [], touch, event);
      mouseTarget = null;
    }
  };

  const onClick = (event: MouseEvent): void => {
    if (moved || longPressed) {
      moved = longPressed = false;
      return;
    }
    const touch = [point(MOUSE, event.clientX, event.clientY)];
    send('tap', event.target, touch, touch, event);
  };

  for (const type of ['touchstart', 'touchmove', 'touchend', 'touchcancel'] as const) {
    document.addEventListener(type, onTouch, listenOptions);
  }
  for (const type of ['mousedown', 'mousemove', 'mouseup'] as const) {
    document.addEventListener(type, onMouse, listenOptions);
  }
  document.addEventListener('click', onClick, listenOptions);
  return () => controller.abort();
}
