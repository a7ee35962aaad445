/** What the compiler hands to the runtime: one mini-program as data plus two factories of code. */

/** Configuration of one page or component, with every path absolute and without its leading slash. */
export interface ComponentConfig {
  component?: boolean;
  usingComponents: Record<string, string>;
  componentGenerics?: Record<string, true | { default?: string }>;
  componentPlaceholder?: Record<string, string>;
  styleIsolation?: string;
  [field: string]: unknown;
}

export interface CompiledComponent {
  config: ComponentConfig;
  /** CSS text; class names carry SCOPE_MARK where the component's scope prefix goes. */
  style: string;
  /** Name that scopes this component's classes and marks its host element. */
  scope: string;
  hasTemplate: boolean;
  hasScript: boolean;
}

export interface TabBarItem {
  pagePath: string;
  text: string;
  iconPath?: string;
  selectedIconPath?: string;
}

export interface AppConfig {
  pages: string[];
  entryPagePath: string;
  window: Record<string, unknown>;
  tabBar?: { color?: string; selectedColor?: string; backgroundColor?: string; list: TabBarItem[] };
  darkmode: boolean;
  networkTimeout: { request: number };
  /** theme.json, for `@name` values in window configuration. */
  themes: { light: Record<string, string>; dark: Record<string, string> };
}

/** What a module sees as global names; everything else of the browser is hidden from it. */
export interface ModuleEnvironment {
  wx: object;
  App: unknown;
  getApp: unknown;
  getCurrentPages: unknown;
  Page: unknown;
  Component: unknown;
  Behavior: unknown;
  globalThis: object;
  setTimeout: unknown;
  clearTimeout: unknown;
  setInterval: unknown;
  clearInterval: unknown;
}

export interface TemplateEnvironment {
  getRegExp: (pattern: string, flags?: string) => RegExp;
  getDate: (...parts: never[]) => Date;
  guardScript: (candidate: unknown) => (...parameters: unknown[]) => unknown;
  handleEvent: unknown;
}

export type ModuleFactory = (
  module: { exports: unknown },
  exports: unknown,
  require: (request: string) => unknown,
) => void;

export interface CompiledApp {
  appId: string;
  app: AppConfig;
  appStyle: string;
  components: Record<string, CompiledComponent>;
  /** Module id → what each `require` text in it means. */
  links: Record<string, Record<string, string>>;
  modules: (environment: ModuleEnvironment) => Record<string, ModuleFactory>;
  templates: (environment: TemplateEnvironment) => Record<string, unknown>;
}

/** Stands in CSS where a component's scope prefix goes; the runtime knows the isolation only after the script ran. */
export const SCOPE_MARK = '__scope__';
