import { textOf } from '../text';
import { frameworkElementOf } from '../glue/backend';
import type { Builtin, BuiltinElement } from './define';

const px = (value: unknown): number => Number.parseFloat(textOf(value)) || 0;

const scrollView: Builtin = {
  properties: {
    scrollX: Boolean,
    scrollY: Boolean,
    upperThreshold: { type: null, value: 50 },
    lowerThreshold: { type: null, value: 50 },
    scrollTop: null,
    scrollLeft: null,
    scrollIntoView: String,
    scrollWithAnimation: Boolean,
    enableBackToTop: Boolean,
    enableFlex: Boolean,
    scrollAnchoring: Boolean,
    enhanced: Boolean,
    bounces: { type: Boolean, value: true },
    showScrollbar: { type: Boolean, value: true },
    pagingEnabled: Boolean,
    fastDeceleration: Boolean,
    refresherEnabled: Boolean,
    refresherTriggered: Boolean,
    refresherThreshold: Number,
    refresherDefaultStyle: String,
    refresherBackground: String,
    type: String,
  },
  setup(element) {
    const { dom } = element;
    let before = { left: 0, top: 0, upper: true, lower: false };
    dom.addEventListener('scroll', () => {
      const { scrollTop, scrollLeft, scrollHeight, scrollWidth, clientHeight, clientWidth } = dom;
      element.trigger('scroll', {
        scrollTop,
        scrollLeft,
        scrollHeight,
        scrollWidth,
        deltaX: before.left - scrollLeft,
        deltaY: before.top - scrollTop,
      });
      const vertical = element.flag('scrollY');
      const position = vertical ? scrollTop : scrollLeft;
      const rest = vertical
        ? scrollHeight - clientHeight - scrollTop
        : scrollWidth - clientWidth - scrollLeft;
      const upper = position <= px(element.data['upperThreshold']);
      const lower = rest <= px(element.data['lowerThreshold']);
      if (upper && !before.upper) element.trigger('scrolltoupper', { direction: vertical ? 'top' : 'left' });
      if (lower && !before.lower)
        element.trigger('scrolltolower', { direction: vertical ? 'bottom' : 'right' });
      before = { left: scrollLeft, top: scrollTop, upper, lower };
    });
    const scroll = (options: ScrollToOptions): void =>
      dom.scrollTo({ ...options, behavior: element.flag('scrollWithAnimation') ? 'smooth' : 'auto' });
    const apply = (name: string, value: unknown): void => {
      if (name === 'scrollX' || name === 'scrollY') {
        dom.style.overflowX = element.flag('scrollX') ? 'auto' : 'hidden';
        dom.style.overflowY = element.flag('scrollY') ? 'auto' : 'hidden';
      } else if (name === 'scrollTop' && value !== null) scroll({ top: px(value) });
      else if (name === 'scrollLeft' && value !== null) scroll({ left: px(value) });
      else if (name === 'scrollIntoView' && value) {
        requestAnimationFrame(() => {
          const target = dom.querySelector<HTMLElement>(`#${CSS.escape(textOf(value))}`);
          if (!target) return;
          const offset = target.getBoundingClientRect();
          const own = dom.getBoundingClientRect();
          scroll({
            top: dom.scrollTop + offset.top - own.top,
            left: dom.scrollLeft + offset.left - own.left,
          });
        });
      } else if (name === 'enableFlex') dom.style.display = value ? 'flex' : '';
      else if (name === 'showScrollbar') dom.toggleAttribute('data-no-scrollbar', !value);
    };
    return { changed: apply };
  },
};

const ITEM = ':scope > wx-swiper-item, :scope > * > wx-swiper-item';

const swiper: Builtin = {
  properties: {
    indicatorDots: Boolean,
    indicatorColor: { type: String, value: 'rgba(0, 0, 0, .3)' },
    indicatorActiveColor: { type: String, value: '#000000' },
    autoplay: Boolean,
    current: Number,
    currentItemId: String,
    interval: { type: Number, value: 5000 },
    duration: { type: Number, value: 500 },
    circular: Boolean,
    vertical: Boolean,
    previousMargin: String,
    nextMargin: String,
    displayMultipleItems: { type: Number, value: 1 },
    easingFunction: String,
  },
  setup(element) {
    const dots = document.createElement('div');
    dots.className = 'wx-swiper-dots';
    let index = 0;
    let timer: number | undefined;
    let from: { x: number; y: number } | undefined;
    const items = (): HTMLElement[] => Array.from(element.dom.querySelectorAll<HTMLElement>(ITEM));
    const draw = (): void => {
      const vertical = element.flag('vertical');
      const all = items();
      all.forEach((item, place) => {
        item.style.transition = `transform ${element.number('duration')}ms`;
        item.style.transform = `translate${vertical ? 'Y' : 'X'}(${(place - index) * 100}%)`;
      });
      dots.hidden = !element.flag('indicatorDots');
      dots.replaceChildren(
        ...all.map((_, place) => {
          const dot = document.createElement('i');
          dot.style.background = element.text(place === index ? 'indicatorActiveColor' : 'indicatorColor');
          return dot;
        }),
      );
    };
    const go = (wanted: number, source: 'autoplay' | 'touch' | ''): void => {
      const count = items().length;
      if (count === 0) return;
      const next = element.flag('circular')
        ? (wanted + count) % count
        : Math.min(count - 1, Math.max(0, wanted));
      if (next === index) {
        draw();
        return;
      }
      index = next;
      draw();
      const detail = { current: index, currentItemId: itemId(items()[index]), source };
      element.trigger('change', detail);
      window.setTimeout(() => element.trigger('animationfinish', detail), element.number('duration'));
    };
    const schedule = (): void => {
      window.clearInterval(timer);
      if (!element.flag('autoplay')) return;
      timer = window.setInterval(
        () => go((index + 1) % Math.max(1, items().length), 'autoplay'),
        element.number('interval'),
      );
    };
    const drag = (event: PointerEvent): void => {
      if (!from) return;
      const distance = element.flag('vertical') ? event.clientY - from.y : event.clientX - from.x;
      from = undefined;
      if (Math.abs(distance) > 40) go(index + (distance < 0 ? 1 : -1), 'touch');
    };
    element.dom.addEventListener('pointerdown', (event) => (from = { x: event.clientX, y: event.clientY }));
    element.dom.addEventListener('pointerup', drag);
    element.dom.addEventListener('pointerleave', drag);
    const observer = new MutationObserver(draw);
    return {
      attached() {
        element.dom.append(dots);
        index = element.number('current');
        observer.observe(element.dom, { childList: true });
        draw();
        schedule();
      },
      detached() {
        observer.disconnect();
        window.clearInterval(timer);
      },
      changed(name, value) {
        if (name === 'current') go(Number(value), '');
        else if (name === 'autoplay' || name === 'interval') schedule();
        else draw();
      },
    };
  },
};

function itemId(item: HTMLElement | undefined): string {
  const component = frameworkElementOf(item ?? null)?.asGeneralComponent();
  const data: Record<string, unknown> = component ? component.data : {};
  return textOf(data['itemId']);
}

/** Columns snap; the value is the index of the item in the middle. */
const ITEM_HEIGHT = 34;

const pickerViewColumn: Builtin = {
  setup(element) {
    element.dom.addEventListener('scroll', () => settle(element), { passive: true });
  },
};

const settling = new WeakMap<HTMLElement, number>();

function settle(column: BuiltinElement): void {
  window.clearTimeout(settling.get(column.dom));
  settling.set(
    column.dom,
    window.setTimeout(
      () => column.dom.dispatchEvent(new CustomEvent('columnsettled', { bubbles: true })),
      120,
    ),
  );
}

const pickerView: Builtin = {
  properties: {
    value: { type: null, value: [] },
    indicatorStyle: String,
    indicatorClass: String,
    maskStyle: String,
    maskClass: String,
    immediateChange: Boolean,
  },
  setup(element) {
    const columns = (): HTMLElement[] =>
      Array.from(element.dom.querySelectorAll<HTMLElement>('wx-picker-view-column'));
    const height = (column: HTMLElement): number =>
      column.querySelector<HTMLElement>(':scope > *')?.offsetHeight || ITEM_HEIGHT;
    const place = (): void => {
      const value = element.data['value'];
      if (!Array.isArray(value)) return;
      columns().forEach((column, at) => (column.scrollTop = Number(value[at] ?? 0) * height(column)));
    };
    element.dom.addEventListener('columnsettled', () => {
      const value = columns().map((column) => Math.round(column.scrollTop / height(column)));
      const before = element.data['value'];
      if (Array.isArray(before) && value.every((index, at) => index === Number(before[at] ?? 0))) return;
      element.set({ value });
      element.trigger('change', { value });
    });
    return { attached: () => requestAnimationFrame(place), changed: () => requestAnimationFrame(place) };
  },
};

export const scrollingBuiltins: Record<string, Builtin> = {
  'scroll-view': scrollView,
  swiper,
  'swiper-item': { properties: { itemId: String } },
  'picker-view': pickerView,
  'picker-view-column': pickerViewColumn,
};
