import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { CompileError } from './errors';

/** Prefix of the virtual paths of npm packages, as DevTools' npm build lays them out. */
export const NPM_PREFIX = 'miniprogram_npm/';

interface PackageInfo {
  folder: string;
  /** Folder of the package's mini-program files; undefined for a plain JavaScript package. */
  miniprogram: string | undefined;
}

/**
 * The files of one mini-program under virtual paths: relative to its root, with forward slashes, npm packages under
 * `miniprogram_npm/<package>/`. Packages are read straight from node_modules, so there is no npm build step.
 */
export class SourceTree {
  private readonly packages = new Map<string, PackageInfo | null>();

  /** @param projectRoot where node_modules lies. @param appRoot where app.json lies. */
  constructor(
    readonly projectRoot: string,
    readonly appRoot: string,
  ) {}

  /** Real path of a virtual path, whether or not the file exists. */
  realPath(virtual: string): string {
    if (!virtual.startsWith(NPM_PREFIX)) return join(this.appRoot, virtual);
    const { name, rest } = splitPackage(virtual.slice(NPM_PREFIX.length));
    const info = this.package(name);
    if (!info?.miniprogram) return join(this.appRoot, virtual);
    return join(info.miniprogram, rest);
  }

  exists(virtual: string): boolean {
    const path = this.realPath(virtual);
    return existsSync(path) && statSync(path).isFile();
  }

  read(virtual: string): string {
    return readFileSync(this.realPath(virtual), 'utf8');
  }

  readIfExists(virtual: string): string | undefined {
    return this.exists(virtual) ? this.read(virtual) : undefined;
  }

  /** Path to show to people. */
  shown(virtual: string): string {
    return relative(this.projectRoot, this.realPath(virtual)).split('\\').join('/');
  }

  json(virtual: string): Record<string, unknown> {
    const text = this.read(virtual);
    try {
      const value: unknown = JSON.parse(text);
      if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
        return value as Record<string, unknown>;
      }
      throw new SyntaxError('not an object');
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const position = /position (\d+)/.exec(reason);
      const before = position ? text.slice(0, Number(position[1])).split('\n') : [];
      const line = before.length;
      const column = (before[line - 1]?.length ?? -1) + 1;
      throw new CompileError(this.shown(virtual), line, column, `not valid JSON: ${reason}`);
    }
  }

  package(name: string): PackageInfo | null {
    const known = this.packages.get(name);
    if (known !== undefined) return known;
    const folder = join(this.projectRoot, 'node_modules', name);
    const manifest = join(folder, 'package.json');
    let info: PackageInfo | null = null;
    if (existsSync(manifest)) {
      const field = (JSON.parse(readFileSync(manifest, 'utf8')) as { miniprogram?: string }).miniprogram;
      info = { folder, miniprogram: field ? join(folder, field) : undefined };
    }
    this.packages.set(name, info);
    return info;
  }

  /**
   * Virtual path, without extension, that `request` names when written in file `from`; tries each extension.
   * Order as in WeChat: relative, absolute, then npm. Undefined when nothing is there.
   */
  resolve(request: string, from: string, extensions: readonly string[]): string | undefined {
    const bare = extensions.reduce(
      (text, ext) => (text.endsWith(ext) ? text.slice(0, -ext.length) : text),
      request,
    );
    const candidates = bare.startsWith('/')
      ? [normalise(bare.slice(1))]
      : bare.startsWith('.')
        ? [normalise(`${directory(from)}/${bare}`)]
        : [normalise(`${directory(from)}/${bare}`), NPM_PREFIX + bare];
    for (const candidate of candidates) {
      for (const path of [candidate, `${candidate}/index`]) {
        if (extensions.some((ext) => this.exists(path + ext))) return path;
      }
    }
    return undefined;
  }
}

export function directory(virtual: string): string {
  const cut = virtual.lastIndexOf('/');
  return cut < 0 ? '' : virtual.slice(0, cut);
}

export function normalise(path: string): string {
  const out: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') out.pop();
    else out.push(part);
  }
  return out.join('/');
}

/** `@vant/weapp/button/index` → `@vant/weapp` and `button/index`. */
export function splitPackage(path: string): { name: string; rest: string } {
  const parts = path.split('/');
  const size = path.startsWith('@') ? 2 : 1;
  return { name: parts.slice(0, size).join('/'), rest: parts.slice(size).join('/') };
}
