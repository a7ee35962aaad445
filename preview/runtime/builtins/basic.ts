import type { Builtin, BuiltinElement } from './define';
import { HOVER_PROPERTIES, followHover } from './define';
import type { BuiltinContext } from './context';
import { textOf } from '../text';

const view: Builtin = {
  properties: HOVER_PROPERTIES,
  setup(element) {
    followHover(element, () => true);
  },
};

const text: Builtin = {
  properties: { selectable: Boolean, userSelect: Boolean, space: String, decode: Boolean },
  setup(element) {
    return {
      changed() {
        const selectable = element.flag('selectable') || element.flag('userSelect');
        element.dom.toggleAttribute('data-selectable', selectable);
        element.dom.toggleAttribute('data-space', element.text('space') !== '');
      },
    };
  },
};

const ICON_SHAPES: Record<string, [string, string]> = {
  success: ['✓', '#07c160'],
  success_no_circle: ['✓', '#07c160'],
  info: ['i', '#10aeff'],
  warn: ['!', '#f76260'],
  waiting: ['…', '#10aeff'],
  cancel: ['×', '#f43530'],
  download: ['↓', '#07c160'],
  search: ['⌕', '#b2b2b2'],
  clear: ['×', '#b2b2b2'],
};

const icon: Builtin = {
  properties: { type: String, size: { type: null, value: 23 }, color: String },
  setup(element) {
    return {
      changed() {
        const [shape, color] = ICON_SHAPES[element.text('type')] ?? ['', ''];
        const size = element.text('size');
        element.dom.textContent = shape;
        element.dom.style.fontSize = /^[\d.]+$/.test(size) ? `${size}px` : size;
        element.dom.style.color = element.text('color') || color;
      },
    };
  },
};

const progress: Builtin = {
  properties: {
    percent: Number,
    showInfo: Boolean,
    strokeWidth: { type: null, value: 6 },
    activeColor: { type: String, value: '#09bb07' },
    color: String,
    backgroundColor: { type: String, value: '#ebebeb' },
    borderRadius: null,
    active: Boolean,
  },
  setup(element) {
    const bar = document.createElement('div');
    const done = document.createElement('div');
    const info = document.createElement('span');
    bar.append(done);
    element.dom.append(bar, info);
    const draw = (): void => {
      const percent = Math.min(100, Math.max(0, element.number('percent')));
      bar.style.cssText = `flex:1;height:${Number.parseFloat(element.text('strokeWidth'))}px;background:${element.text('backgroundColor')};overflow:hidden`;
      done.style.cssText = `height:100%;width:${percent}%;background:${element.text('color') || element.text('activeColor')}`;
      info.textContent = element.flag('showInfo') ? ` ${percent}%` : '';
    };
    draw();
    return { changed: draw };
  },
};

/** Only tags and attributes; scripts never run, as on a phone. */
const ALLOWED_TAGS =
  /^(a|b|blockquote|br|center|code|div|em|h[1-6]|hr|i|img|li|ol|p|pre|s|span|strong|sub|sup|table|tbody|td|th|thead|tr|u|ul)$/;
const ALLOWED_ATTRIBUTES = /^(class|style|src|alt|width|height|colspan|rowspan|start|type)$/;

interface RichNode {
  type?: string;
  name?: string;
  text?: string;
  attrs?: Record<string, string>;
  children?: RichNode[];
}

const richText: Builtin = {
  properties: { nodes: { type: null, value: '' }, space: String },
  setup(element) {
    return {
      changed(name, value) {
        if (name === 'nodes') element.dom.replaceChildren(...richNodes(value));
      },
    };
  },
};

function richNodes(value: unknown): Node[] {
  if (typeof value === 'string') {
    const parsed = new DOMParser().parseFromString(value, 'text/html');
    return Array.from(parsed.body.childNodes, cleanNode).filter((node) => node !== null);
  }
  return Array.isArray(value) ? (value as RichNode[]).map(fromRichNode).filter((node) => node !== null) : [];
}

function cleanNode(node: Node): Node | null {
  if (node.nodeType === Node.TEXT_NODE) return document.createTextNode(node.textContent ?? '');
  if (!(node instanceof Element)) return null;
  const attrs = Object.fromEntries(Array.from(node.attributes, ({ name, value }) => [name, value]));
  const made = makeElement(node.tagName.toLowerCase(), attrs);
  made?.append(...Array.from(node.childNodes, cleanNode).filter((child) => child !== null));
  return made;
}

function fromRichNode(node: RichNode): Node | null {
  if (node.type === 'text') return document.createTextNode(node.text ?? '');
  const made = makeElement((node.name ?? '').toLowerCase(), node.attrs ?? {});
  made?.append(...richNodes(node.children ?? []));
  return made;
}

function makeElement(name: string, attrs: Record<string, string>): HTMLElement | null {
  if (!ALLOWED_TAGS.test(name)) return null;
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attrs)) {
    if (ALLOWED_ATTRIBUTES.test(key) && !/^\s*javascript:/i.test(value)) made.setAttribute(key, value);
  }
  return made;
}

function image(context: BuiltinContext): Builtin {
  return {
    properties: {
      src: String,
      mode: { type: String, value: 'scaleToFill' },
      lazyLoad: Boolean,
      showMenuByLongpress: Boolean,
      webp: Boolean,
      fadeIn: Boolean,
    },
    setup(element) {
      const picture = document.createElement('img');
      picture.draggable = false;
      picture.addEventListener('load', () => {
        fitHeight(element, picture);
        element.trigger('load', { width: picture.naturalWidth, height: picture.naturalHeight });
      });
      picture.addEventListener('error', () => {
        element.trigger('error', { errMsg: `GET ${element.text('src')} failed` });
      });
      element.dom.append(picture);
      return {
        changed(name, value) {
          if (name === 'mode') element.dom.dataset['mode'] = textOf(value);
          if (name === 'lazyLoad') picture.loading = value ? 'lazy' : 'eager';
          if (name !== 'src') return;
          if (value) picture.src = context.assetUrl(textOf(value), element.component);
          else picture.removeAttribute('src');
        },
      };
    },
  };
}

function fitHeight(element: BuiltinElement, picture: HTMLImageElement): void {
  const mode = element.text('mode');
  const ratio = picture.naturalHeight / picture.naturalWidth;
  if (mode === 'widthFix') element.dom.style.height = `${element.dom.clientWidth * ratio}px`;
  if (mode === 'heightFix') element.dom.style.width = `${element.dom.clientHeight / ratio}px`;
}

/** Components that the preview cannot run show their name in place. */
function placeholder(name: string): Builtin {
  return {
    properties: { src: String },
    setup(element) {
      element.dom.dataset['unsupported'] = `预览不支持 ${name}，请在手机上查看`;
    },
  };
}

export function basicBuiltins(context: BuiltinContext): Record<string, Builtin> {
  return {
    view,
    text,
    icon,
    progress,
    'rich-text': richText,
    image: image(context),
    'cover-image': image(context),
    'cover-view': view,
    'root-portal': { properties: { enable: { type: Boolean, value: true } } },
    'movable-area': view,
    'movable-view': view,
    'match-media': {},
    'page-container': view,
    ...Object.fromEntries(
      [
        'web-view',
        'map',
        'camera',
        'video',
        'live-player',
        'live-pusher',
        'open-data',
        'official-account',
        'ad',
        'audio',
        'editor',
      ].map((name) => [name, placeholder(name)]),
    ),
  };
}
