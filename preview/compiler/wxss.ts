import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import postcss from 'postcss';
import type { AtRule, Root, Rule } from 'postcss';
import selectorParser from 'postcss-selector-parser';
import valueParser from 'postcss-value-parser';
import { CompileError } from './errors';
import { directory, normalise, NPM_PREFIX } from './source';
import type { SourceTree } from './source';
import { SCOPE_MARK } from '../runtime/bundle';

export interface WxssOptions {
  /** Marks `:host` and goes, as SCOPE_MARK, before each class; undefined for app.wxss, whose classes are shared. */
  scope: string | undefined;
}

/**
 * Turns `<virtual>.wxss` into CSS for the preview's DOM: imports inlined, `rpx` as a calculation, element names as
 * `wx-*`, classes marked for scoping, the simulated theme in place of the browser's.
 * @throws CompileError with file, line and column
 */
export function compileWxss(tree: SourceTree, virtual: string, options: WxssOptions): string {
  const root = load(tree, virtual, []);
  root.walkAtRules((rule) => {
    if (/-?keyframes$/.test(rule.name)) return;
    if (rule.name === 'font-face' && hasRemoteSource(rule)) replaceRemoteFont(tree, rule);
    else if (rule.name === 'media') rewriteMedia(rule);
  });
  const selectors = selectorParser((list) => rewriteSelectors(list, options.scope));
  root.walkRules((rule) => {
    const parent = rule.parent;
    if (parent?.type === 'atrule' && /keyframes$/.test((parent as AtRule).name)) return;
    rule.selector = selectors.processSync(rule.selector);
    const theme = themeOf(rule);
    if (theme) rule.selectors = rule.selectors.map((text) => `:where(html[data-theme="${theme}"]) ${text}`);
  });
  root.walkDecls((declaration) => {
    if (declaration.value.includes('rpx')) declaration.value = rpxToCss(declaration.value);
  });
  root.walkAtRules('media', (rule) => {
    if (rule.params === '') rule.replaceWith(rule.nodes ?? []);
  });
  root.walkComments((comment) => void comment.remove());
  return root.toString();
}

function load(tree: SourceTree, virtual: string, chain: string[]): Root {
  const file = `${virtual}.wxss`;
  const shown = tree.shown(file);
  if (chain.includes(virtual)) throw new CompileError(shown, 0, 0, `imports itself: ${chain.join(' → ')}`);
  let root: Root;
  try {
    root = postcss.parse(tree.read(file), { from: shown });
  } catch (error) {
    if (error instanceof postcss.CssSyntaxError) {
      throw new CompileError(shown, error.line ?? 0, error.column ?? 0, error.reason);
    }
    throw error;
  }
  root.walkAtRules('import', (rule) => {
    const request =
      /^(?:url\()?\s*['"]?([^'")]+)['"]?\s*\)?/.exec(rule.params)?.[1]?.replace(/\.wxss$/, '') ?? '';
    const found = importCandidates(request, virtual).find((path) => tree.exists(`${path}.wxss`));
    if (!found) {
      const at = rule.source?.start;
      throw new CompileError(
        shown,
        at?.line ?? 0,
        at?.column ?? 0,
        `there is no style sheet "${request}.wxss"`,
      );
    }
    rule.replaceWith(load(tree, found, [...chain, virtual]).nodes);
  });
  return root;
}

function importCandidates(request: string, from: string): string[] {
  if (request.startsWith('/')) return [normalise(request)];
  const relative = normalise(`${directory(from)}/${request}`);
  return request.startsWith('.') ? [relative] : [relative, NPM_PREFIX + request];
}

/** `20rpx` → `calc(20 * var(--rpx))`; the runtime sets `--rpx` to a 750th of the window's width. */
export function rpxToCss(value: string): string {
  const parsed = valueParser(value);
  parsed.walk((node) => {
    if (node.type === 'function' && node.value.toLowerCase() === 'url') return false;
    if (node.type !== 'word') return undefined;
    const size = /^([+-]?(?:\d+\.?\d*|\.\d+))rpx$/i.exec(node.value);
    if (size) node.value = `calc(${size[1]} * var(--rpx))`;
    return undefined;
  });
  return valueParser.stringify(parsed.nodes);
}

function hasRemoteSource(rule: AtRule): boolean {
  let remote = false;
  rule.walkDecls('src', (declaration) => {
    if (/url\(\s*['"]?(https?:)?\/\//.test(declaration.value)) remote = true;
  });
  return remote;
}

/** Vant's icon font lies on a CDN: the same font as data comes from its own package. Other remote fonts are left out. */
function replaceRemoteFont(tree: SourceTree, rule: AtRule): void {
  const less = join(tree.projectRoot, 'node_modules', '@vant', 'icons', 'src', 'encode-woff2.less');
  const isVant = /vant-icon/.test(rule.toString()) && existsSync(less);
  const data = isVant
    ? /url\(\s*['"]?(data:font\/woff2[^'")]+)/.exec(readFileSync(less, 'utf8'))?.[1]
    : undefined;
  if (!data) {
    rule.remove();
    return;
  }
  rule.walkDecls('src', (declaration) => void declaration.remove());
  rule.append({ prop: 'src', value: `url("${data}") format("woff2")` });
}

const themes = new WeakMap<AtRule, string>();

/** Takes `prefers-color-scheme` out of a media query; what remains, if anything, stays. */
function rewriteMedia(rule: AtRule): void {
  const theme = /\(\s*prefers-color-scheme\s*:\s*(dark|light)\s*\)/.exec(rule.params);
  if (theme?.[1]) {
    themes.set(rule, theme[1]);
    rule.params = rule.params
      .replace(theme[0], '')
      .replace(/^\s*and\b|\band\s*$/g, '')
      .trim();
  }
  // Custom properties do not work in queries: a phone of usual width (375 px) stands for all.
  rule.params = rule.params.replace(/(\d*\.?\d+)rpx\b/g, (_, size: string) => `${Number(size) / 2}px`);
}

function themeOf(rule: Rule): string | undefined {
  for (let node = rule.parent; node && node.type !== 'root'; node = (node as AtRule).parent) {
    const theme = node.type === 'atrule' ? themes.get(node) : undefined;
    if (theme) return theme;
  }
  return undefined;
}

function rewriteSelectors(list: selectorParser.Root, scope: string | undefined): void {
  list.walk((node) => {
    if (node.type === 'class' && scope !== undefined) {
      node.value = SCOPE_MARK + node.value;
    } else if (node.type === 'tag') {
      node.value = `wx-${node.value.toLowerCase()}`;
    } else if (node.type === 'pseudo' && node.value === ':host') {
      const mark = selectorParser.attribute({ attribute: 'wx-host', value: undefined, raws: {} });
      mark.operator = '=';
      mark.setValue(scope ?? '', { quoteMark: '"' });
      mark.spaces = node.spaces;
      node.replaceWith(mark);
    }
  });
}
