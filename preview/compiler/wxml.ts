import { TmplGroup } from 'glass-easel-template-compiler';
import { CompileError } from './errors';
import { rewriteWxs, wxsRequires } from './wxs';
import { NPM_PREFIX, directory, normalise } from './source';
import type { SourceTree } from './source';

interface TemplateProblem {
  isError: boolean;
  level: string;
  message: string;
  path: string;
  /** From 0. */
  startLine: number;
  startColumn: number;
}

/**
 * Statements at the start of the template runtime: an exception inside WXS yields '' and the page still renders, and
 * event handlers get WeChat's event objects. Both functions come with the template environment.
 */
const RUNTIME_PRELUDE = 'P=guardScript;Q.C=handleEvent;';

/** Compiles the templates of one mini-program, with everything they import and include, into one expression. */
export class TemplateSet {
  private readonly group = new TmplGroup();
  private readonly templates = new Set<string>();
  private readonly scripts = new Set<string>();

  constructor(private readonly tree: SourceTree) {}

  /** Adds `<virtual>.wxml`; false when there is none. @throws CompileError for the first fault. */
  add(virtual: string): boolean {
    if (this.templates.has(virtual)) return true;
    const source = this.tree.readIfExists(`${virtual}.wxml`);
    if (source === undefined) return false;
    this.templates.add(virtual);
    this.refuseFaults(virtual, this.group.addTmpl(virtual, source) as TemplateProblem[]);
    for (const name of this.group.getInlineScriptModuleNames(virtual) as string[]) {
      const script = this.group.getInlineScript(virtual, name);
      this.group.setInlineScript(virtual, name, rewriteWxs(script));
      this.addRequired(virtual, script);
    }
    for (const path of this.group.getDirectDependencies(virtual) as string[]) {
      if (!this.add(path)) this.missing(virtual, source, `${path}.wxml`);
    }
    for (const path of this.group.getScriptDependencies(virtual) as string[]) {
      if (!this.addScript(path)) this.missing(virtual, source, `${path}.wxs`);
    }
    return true;
  }

  private addScript(virtual: string): boolean {
    if (this.scripts.has(virtual)) return true;
    const source = this.tree.readIfExists(`${virtual}.wxs`);
    if (source === undefined) return false;
    this.scripts.add(virtual);
    this.group.addScript(virtual, rewriteWxs(source));
    this.addRequired(virtual, source);
    return true;
  }

  private addRequired(from: string, source: string): void {
    for (const request of wxsRequires(source)) {
      const bare = request.replace(/\.wxs$/, '');
      const path = bare.startsWith('/') ? normalise(bare) : normalise(`${directory(from)}/${bare}`);
      if (!this.addScript(path)) this.missing(from, source, `${path}.wxs`, request);
    }
  }

  private refuseFaults(virtual: string, problems: TemplateProblem[]): void {
    const inPackage = virtual.startsWith(NPM_PREFIX);
    const fault = problems.find((problem) => problem.isError) ?? (inPackage ? undefined : problems[0]);
    if (!fault) return;
    const file = this.tree.shown(`${virtual}.wxml`);
    throw new CompileError(file, fault.startLine + 1, fault.startColumn + 1, fault.message);
  }

  private missing(from: string, source: string, wanted: string, text = wanted): never {
    const name = text.slice(text.lastIndexOf('/') + 1);
    const lines = source.split('\n');
    const line = lines.findIndex((content) => content.includes(name));
    const column = line < 0 ? 0 : (lines[line] ?? '').indexOf(name) + 1;
    const file = this.tree.shown(this.templates.has(from) ? `${from}.wxml` : `${from}.wxs`);
    throw new CompileError(file, line + 1, column, `there is no file ${wanted}`);
  }

  /** A JavaScript expression whose value maps each template path to its generator. */
  code(): string {
    this.group.setExtraRuntimeScript(RUNTIME_PRELUDE);
    return this.group.getTmplGenObjectGroups();
  }

  /** Releases the compiler's memory. */
  dispose(): void {
    this.group.free();
  }
}
