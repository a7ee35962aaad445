import type { MiniProgramContext } from '../app/context';
import { ApiFault, asyncApi, required, textOption } from './call';
import type { ApiOptions, Wx } from './call';

/** WeChat's limits: characters of a modal's button, items of an action sheet. */
const LONGEST_BUTTON = 4;
const MOST_ITEMS = 6;

export function uiApis(context: MiniProgramContext): Wx {
  const { overlays } = context;
  const flag = (options: ApiOptions, name: string, fallback: boolean): boolean =>
    Boolean(options[name] ?? fallback);
  return {
    showToast: asyncApi('showToast', (options) =>
      overlays.showToast({
        title: textOption(options, 'title'),
        icon: textOption(options, 'icon', 'success'),
        image: options['image'] ? context.assetUrl(textOption(options, 'image')) : '',
        duration: Number(options['duration'] ?? 1500),
        mask: flag(options, 'mask', false),
      }),
    ),
    hideToast: asyncApi('hideToast', () => overlays.hideToast('toast')),
    showLoading: asyncApi('showLoading', (options) =>
      overlays.showLoading({ title: textOption(options, 'title'), mask: flag(options, 'mask', false) }),
    ),
    hideLoading: asyncApi('hideLoading', () => overlays.hideToast('loading')),
    showModal: asyncApi('showModal', async (options) => {
      for (const name of ['confirmText', 'cancelText'])
        if (textOption(options, name).length > LONGEST_BUTTON)
          throw new ApiFault(`${name} length should not larger than ${LONGEST_BUTTON} Chinese characters`);
      const { confirm, content } = await overlays.modal({
        title: textOption(options, 'title'),
        content: textOption(options, 'content'),
        showCancel: flag(options, 'showCancel', true),
        cancelText: textOption(options, 'cancelText', '取消'),
        cancelColor: textOption(options, 'cancelColor', '#000000'),
        confirmText: textOption(options, 'confirmText', '确定'),
        confirmColor: textOption(options, 'confirmColor', '#576B95'),
        editable: flag(options, 'editable', false),
        placeholderText: textOption(options, 'placeholderText'),
      });
      return { confirm, cancel: !confirm, content };
    }),
    showActionSheet: asyncApi('showActionSheet', async (options) => {
      const items = required(options, 'itemList');
      if (!Array.isArray(items) || items.length === 0)
        throw new ApiFault('parameter error: itemList should be Array');
      if (items.length > MOST_ITEMS)
        throw new ApiFault(`parameter error: itemList should not be larger than ${MOST_ITEMS}`);
      const tapIndex = await overlays.actionSheet(
        items.map(String),
        textOption(options, 'itemColor', '#000000'),
        textOption(options, 'alertText'),
      );
      return { tapIndex };
    }),
    previewImage: asyncApi('previewImage', (options) => {
      const urls = (options['urls'] ?? []) as string[];
      const current = textOption(options, 'current', urls[0] ?? '');
      overlays.showToast({
        title: '',
        icon: 'image',
        image: context.assetUrl(current),
        duration: 3000,
        mask: true,
      });
    }),
    showShareMenu: asyncApi('showShareMenu', () => undefined),
    hideShareMenu: asyncApi('hideShareMenu', () => undefined),
    updateShareMenu: asyncApi('updateShareMenu', () => undefined),
    loadFontFace: asyncApi('loadFontFace', () => {
      throw new ApiFault('not supported by the preview');
    }),
    ...pageApis(context),
  };
}

/** Calls that change the page on top or its frame. */
function pageApis(context: MiniProgramContext): Wx {
  const change =
    (apply: (chrome: NonNullable<typeof context.pages.top>['chrome'], options: ApiOptions) => void) =>
    (options: ApiOptions): void => {
      const page = context.pages.top;
      if (!page) return;
      apply(page.chrome, options);
      context.updateChrome();
    };
  return {
    setNavigationBarTitle: asyncApi(
      'setNavigationBarTitle',
      change((chrome, options) => (chrome.title = String(required(options, 'title')))),
    ),
    setNavigationBarColor: asyncApi(
      'setNavigationBarColor',
      change((chrome, options) => {
        const front = textOption(options, 'frontColor').toLowerCase();
        if (front !== '#ffffff' && front !== '#000000')
          throw new ApiFault('invalid frontColor "' + front + '"');
        chrome.textStyle = front === '#ffffff' ? 'white' : 'black';
        chrome.background = String(required(options, 'backgroundColor'));
        if (context.pages.top) context.pages.top.ownColours = true;
      }),
    ),
    showNavigationBarLoading: asyncApi('showNavigationBarLoading', () => undefined),
    hideNavigationBarLoading: asyncApi('hideNavigationBarLoading', () => undefined),
    hideHomeButton: asyncApi(
      'hideHomeButton',
      change((chrome) => (chrome.homeButton = false)),
    ),
    setBackgroundColor: asyncApi('setBackgroundColor', (options) => {
      if (context.pages.top)
        context.pages.top.dom.style.backgroundColor = textOption(options, 'backgroundColor');
    }),
    setBackgroundTextStyle: asyncApi('setBackgroundTextStyle', () => undefined),
    pageScrollTo: asyncApi('pageScrollTo', (options) => {
      const page = context.pages.top?.dom;
      if (!page) return;
      const selector = textOption(options, 'selector');
      const target = selector ? page.querySelector<HTMLElement>(selector) : null;
      if (selector && !target) throw new ApiFault(`selector "${selector}" not found`);
      const top = target
        ? page.scrollTop + target.getBoundingClientRect().top + Number(options['offsetTop'] ?? 0)
        : Number(options['scrollTop'] ?? 0);
      page.scrollTo({ top, behavior: Number(options['duration'] ?? 300) > 0 ? 'smooth' : 'auto' });
    }),
    startPullDownRefresh: asyncApi('startPullDownRefresh', () => context.pullDown.trigger()),
    stopPullDownRefresh: asyncApi('stopPullDownRefresh', () => context.pullDown.stop()),
  };
}
