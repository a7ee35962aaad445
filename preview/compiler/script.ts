import { build, transform } from 'esbuild';
import type { TransformFailure } from 'esbuild';
import { join } from 'node:path';
import { CompileError } from './errors';
import { NPM_PREFIX, splitPackage } from './source';
import type { SourceTree } from './source';

const SCRIPT_EXTENSIONS = ['.ts', '.js'] as const;

export interface CompiledModule {
  code: string;
  /** Request text in the module → module id. */
  links: Record<string, string>;
}

/** Compiles scripts and whatever they require, each once. */
export class ScriptSet {
  readonly modules = new Map<string, CompiledModule>();
  private readonly pending: Promise<void>[] = [];

  constructor(private readonly tree: SourceTree) {}

  /** Adds the script of a page or component; false when there is none. */
  add(virtual: string): boolean {
    if (this.modules.has(virtual)) return true;
    const extension = SCRIPT_EXTENSIONS.find((ext) => this.tree.exists(virtual + ext));
    if (!extension) return false;
    const module: CompiledModule = { code: '', links: {} };
    this.modules.set(virtual, module);
    this.start(this.compile(virtual, extension, module));
    return true;
  }

  /** Resolves when every script that was added, and all they need, is compiled. */
  async settle(): Promise<void> {
    for (let next = this.pending.shift(); next; next = this.pending.shift()) await next;
  }

  /** A fault that shows before anybody waits is kept for `settle`; it must not end the process meanwhile. */
  private start(work: Promise<void>): void {
    work.catch(() => undefined);
    this.pending.push(work);
  }

  private async compile(virtual: string, extension: string, module: CompiledModule): Promise<void> {
    const file = this.tree.shown(virtual + extension);
    const source = this.tree.read(virtual + extension);
    let code: string;
    try {
      const result = await transform(source, {
        loader: extension === '.ts' ? 'ts' : 'js',
        format: 'cjs',
        target: 'es2020',
        sourcefile: file,
        logLevel: 'silent',
        legalComments: 'none',
      });
      code = result.code;
    } catch (error) {
      throw toCompileError(error, file);
    }
    module.code = code;
    for (const match of code.matchAll(/\brequire(?:\.async)?\("([^"\n]+)"\)/g)) {
      const request = match[1] ?? '';
      if (request in module.links) continue;
      const target = this.link(request, virtual);
      if (target) module.links[request] = target;
      else if (!virtual.startsWith(NPM_PREFIX)) {
        const { line, column } = positionOf(source, request);
        throw new CompileError(file, line, column, `cannot find the module "${request}"`);
      }
    }
  }

  private link(request: string, from: string): string | undefined {
    const found = this.tree.resolve(request, from, SCRIPT_EXTENSIONS);
    if (found) {
      this.add(found);
      return found;
    }
    if (request.startsWith('.') || request.startsWith('/')) return undefined;
    return this.addPackage(request);
  }

  /** A plain JavaScript package: its main file with everything it needs, as the npm build packs it. */
  private addPackage(request: string): string | undefined {
    const { name } = splitPackage(request);
    const info = this.tree.package(name);
    if (!info) return undefined;
    const id = NPM_PREFIX + request;
    if (this.modules.has(id)) return id;
    const module: CompiledModule = { code: '', links: {} };
    this.modules.set(id, module);
    this.start(
      build({
        stdin: {
          contents: `module.exports = require(${JSON.stringify(request)});`,
          resolveDir: this.tree.projectRoot,
        },
        absWorkingDir: join(this.tree.projectRoot),
        bundle: true,
        write: false,
        format: 'cjs',
        platform: 'neutral',
        mainFields: ['main'],
        conditions: ['require'],
        target: 'es2020',
        logLevel: 'silent',
        legalComments: 'none',
      }).then(
        (result) => {
          module.code = result.outputFiles[0]?.text ?? '';
        },
        (error: unknown) => {
          throw toCompileError(error, `node_modules/${request}`);
        },
      ),
    );
    return id;
  }
}

function positionOf(source: string, request: string): { line: number; column: number } {
  const lines = source.split('\n');
  const line = lines.findIndex((text) => text.includes(`'${request}'`) || text.includes(`"${request}"`));
  return line < 0 ? { line: 0, column: 0 } : { line: line + 1, column: (lines[line] ?? '').indexOf(request) };
}

function toCompileError(error: unknown, file: string): unknown {
  const first = (error as Partial<TransformFailure>).errors?.[0];
  if (!first) return error;
  const at = first.location;
  return new CompileError(file, at?.line ?? 0, (at?.column ?? -1) + 1, first.text);
}
