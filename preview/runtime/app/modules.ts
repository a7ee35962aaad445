import type { CompiledApp, ModuleFactory } from '../bundle';

/** Runs the mini-program's modules, each once, when first required. */
export class ModuleLoader {
  private readonly loaded = new Map<string, { exports: unknown }>();

  constructor(
    private readonly factories: Record<string, ModuleFactory>,
    private readonly links: CompiledApp['links'],
  ) {}

  /** Exports of module `id`. @throws what the module throws */
  load(id: string): unknown {
    const known = this.loaded.get(id);
    if (known) return known.exports;
    const factory = this.factories[id];
    if (!factory) throw new Error(`module '${id}.js' is not defined`);
    const module: { exports: unknown } = { exports: {} };
    this.loaded.set(id, module);
    const require = (request: string): unknown => {
      const target = this.links[id]?.[request];
      if (target === undefined)
        throw new Error(`module '${request}' is not defined, require args is '${request}'`);
      return this.load(target);
    };
    factory(
      module,
      module.exports,
      Object.assign(require, { async: (request: string) => Promise.resolve().then(() => require(request)) }),
    );
    return module.exports;
  }
}
