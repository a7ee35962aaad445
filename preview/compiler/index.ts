import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { HIDDEN_GLOBALS } from './hidden-globals';
import { readProject } from './project';
import { ScriptSet } from './script';
import { SourceTree } from './source';
import { TemplateSet } from './wxml';
import { compileWxss } from './wxss';
import type {
  CompiledApp,
  CompiledComponent,
  ModuleEnvironment,
  TemplateEnvironment,
} from '../runtime/bundle';

export { CompileError } from './errors';

const MODULE_NAMES: readonly (keyof ModuleEnvironment)[] = [
  'wx',
  'App',
  'getApp',
  'getCurrentPages',
  'Page',
  'Component',
  'Behavior',
  'globalThis',
  'setTimeout',
  'clearTimeout',
  'setInterval',
  'clearInterval',
];
const TEMPLATE_NAMES: readonly (keyof TemplateEnvironment)[] = [
  'getRegExp',
  'getDate',
  'guardScript',
  'handleEvent',
];
const ASSET = /\.(png|jpe?g|gif|webp|svg|ttf|woff2?|mp3|mp4)$/i;

export interface CompileOptions {
  /** Where node_modules lies; file names in errors are relative to it. */
  projectRoot: string;
  /** Where app.json lies. */
  appRoot: string;
  appId: string;
}

export interface CompileResult {
  /** The app bundle: one external script that hands the mini-program to the runtime. */
  code: string;
  /** Files the mini-program may show, relative to appRoot. */
  assets: string[];
  pages: string[];
}

/** Compiles one native mini-program. @throws CompileError with file, line and column of the first fault */
export async function compileMiniProgram(options: CompileOptions): Promise<CompileResult> {
  const tree = new SourceTree(options.projectRoot, options.appRoot);
  const project = readProject(tree);
  const scripts = new ScriptSet(tree);
  scripts.add('app');
  const components: Record<string, CompiledComponent> = {};
  const templates = new TemplateSet(tree);
  try {
    for (const [path, config] of project.components) {
      const scope = path.replace(/^miniprogram_npm\//, '').replace(/\W+/g, '-');
      components[path] = {
        config,
        scope,
        style: tree.exists(`${path}.wxss`) ? compileWxss(tree, path, { scope }) : '',
        hasTemplate: templates.add(path),
        hasScript: scripts.add(path),
      };
    }
    await scripts.settle();
    const appStyle = tree.exists('app.wxss') ? compileWxss(tree, 'app', { scope: undefined }) : '';
    const links = Object.fromEntries([...scripts.modules].map(([id, module]) => [id, module.links]));
    const data: Omit<CompiledApp, 'modules' | 'templates'> = {
      appId: options.appId,
      app: project.app,
      appStyle,
      components,
      links,
    };
    return {
      code: emit(data, scripts, templates.code()),
      assets: listAssets(options.appRoot),
      pages: project.pages,
    };
  } finally {
    templates.dispose();
  }
}

function emit(
  data: Omit<CompiledApp, 'modules' | 'templates'>,
  scripts: ScriptSet,
  templates: string,
): string {
  const modules = [...scripts.modules].map(
    ([id, { code }]) => `${JSON.stringify(id)}: function (module, exports, require) {\n${code}\n}`,
  );
  const fields = JSON.stringify(data).slice(1, -1);
  return (
    `registerMiniProgram({${fields},\n` +
    `modules: ${factory(MODULE_NAMES, `{\n${modules.join(',\n')}\n}`, "'use strict'; ")},\n` +
    `templates: ${factory(TEMPLATE_NAMES, templates, '')}\n});\n`
  );
}

/** A function of the named environment in which the browser's own names are undefined parameters. */
function factory(names: readonly string[], expression: string, prologue: string): string {
  const given = new Set(names);
  const hidden = HIDDEN_GLOBALS.filter((name) => !given.has(name));
  return (
    `function (environment) { ${prologue}return (function (${[...names, ...hidden].join(', ')}) {\n` +
    `return ${expression};\n})(${names.map((name) => `environment.${name}`).join(', ')}); }`
  );
}

function listAssets(appRoot: string, folder = ''): string[] {
  const out: string[] = [];
  for (const entry of readdirSync(join(appRoot, folder), { withFileTypes: true })) {
    const path = folder ? `${folder}/${entry.name}` : entry.name;
    if (entry.isDirectory()) {
      if (entry.name !== 'node_modules' && entry.name !== 'miniprogram_npm')
        out.push(...listAssets(appRoot, path));
    } else if (ASSET.test(entry.name)) {
      out.push(path);
    }
  }
  return out.sort();
}
