import { CompileError } from './errors';
import { NPM_PREFIX, directory, normalise } from './source';
import type { SourceTree } from './source';
import type { AppConfig, ComponentConfig, TabBarItem } from '../runtime/bundle';

type Json = Record<string, unknown>;

/** Everything reachable from app.json. */
export interface ProjectGraph {
  app: AppConfig;
  pages: string[];
  /** Pages and components by virtual path, a component before those who use it. */
  components: Map<string, ComponentConfig>;
}

/** Reads app.json and follows subpackages and each `usingComponents`. @throws CompileError */
export function readProject(tree: SourceTree): ProjectGraph {
  if (!tree.exists('app.json')) throw new CompileError(tree.shown('app.json'), 0, 0, 'there is no such file');
  const json = tree.json('app.json');
  const pages = pageList(json);
  if (pages.length === 0) throw new CompileError(tree.shown('app.json'), 0, 0, '"pages" names no page');
  const global = resolveUsing(tree, json['usingComponents'], 'app');
  const components = new Map<string, ComponentConfig>();
  for (const path of Object.values(global)) visit(tree, path, {}, components);
  for (const page of pages) visit(tree, page, global, components);
  return { app: appConfig(tree, json, pages), pages, components };
}

function pageList(json: Json): string[] {
  const pages = strings(json['pages']);
  const packages = (json['subPackages'] ?? json['subpackages'] ?? []) as { root: string; pages: string[] }[];
  for (const { root, pages: own } of packages) pages.push(...own.map((page) => normalise(`${root}/${page}`)));
  return pages.map(normalise);
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function appConfig(tree: SourceTree, json: Json, pages: string[]): AppConfig {
  const themeFile =
    typeof json['themeLocation'] === 'string' ? normalise(json['themeLocation']) : 'theme.json';
  const theme = tree.exists(themeFile) ? (tree.json(themeFile) as Partial<AppConfig['themes']>) : {};
  const tabBar = json['tabBar'] as AppConfig['tabBar'] | undefined;
  const timeout = (json['networkTimeout'] as { request?: number } | undefined)?.request;
  return {
    pages,
    entryPagePath: normalise(
      typeof json['entryPagePath'] === 'string' ? json['entryPagePath'] : (pages[0] ?? ''),
    ),
    window: (json['window'] as Json | undefined) ?? {},
    ...(tabBar ? { tabBar: { ...tabBar, list: tabBar.list.map(tabItem) } } : {}),
    darkmode: json['darkmode'] === true,
    networkTimeout: { request: timeout ?? 60000 },
    themes: { light: theme.light ?? {}, dark: theme.dark ?? {} },
  };
}

function tabItem(item: TabBarItem): TabBarItem {
  return { ...item, pagePath: normalise(item.pagePath) };
}

function visit(
  tree: SourceTree,
  path: string,
  global: Record<string, string>,
  components: Map<string, ComponentConfig>,
  open: Set<string> = new Set(),
): void {
  if (components.has(path) || open.has(path)) return;
  open.add(path);
  const file = `${path}.json`;
  const json: Json = tree.exists(file) ? tree.json(file) : {};
  const inPackage = path.startsWith(NPM_PREFIX);
  const inherited = Object.entries(inPackage ? {} : global).filter(([, target]) => target !== path);
  const usingComponents = {
    ...Object.fromEntries(inherited),
    ...resolveUsing(tree, json['usingComponents'], path),
  };
  for (const target of Object.values(usingComponents)) visit(tree, target, global, components, open);
  const generics = json['componentGenerics'] as ComponentConfig['componentGenerics'];
  for (const value of Object.values(generics ?? {})) {
    if (value === true || !value.default) continue;
    value.default = resolveComponent(tree, value.default, path);
    visit(tree, value.default, global, components, open);
  }
  components.set(path, { ...json, usingComponents });
}

function resolveUsing(tree: SourceTree, using: unknown, from: string): Record<string, string> {
  const out: Record<string, string> = {};
  for (const [name, request] of Object.entries((using ?? {}) as Record<string, string>)) {
    out[name] = resolveComponent(tree, request, from, name);
  }
  return out;
}

function resolveComponent(tree: SourceTree, request: string, from: string, name = request): string {
  const found = tree.resolve(request, from, ['.json']) ?? tree.resolve(request, from, ['.ts', '.js']);
  if (found) return found;
  const file = `${from}.json`;
  const lines = tree.read(file).split('\n');
  const line = lines.findIndex((text) => text.includes(`"${request}"`));
  const column = line < 0 ? 0 : (lines[line] ?? '').indexOf(`"${request}"`) + 1;
  const hint = request.startsWith('plugin')
    ? 'plugins do not exist in the preview'
    : `nothing at ${directory(from)}`;
  throw new CompileError(
    tree.shown(file),
    line + 1,
    column,
    `component "${name}" not found: ${request} (${hint})`,
  );
}
