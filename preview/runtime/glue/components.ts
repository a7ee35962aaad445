import { addGlobalErrorListener, addGlobalWarningListener } from 'glass-easel';
import type { ComponentOptions, GeneralComponent, GeneralComponentDefinition } from 'glass-easel';
import { MiniProgramEnv, component as adapterComponent } from 'glass-easel-miniprogram-adapter';
import type { AssociatedBackend, CodeSpace, types } from 'glass-easel-miniprogram-adapter';
import type { CompiledApp } from '../bundle';
import { DomBackend } from './backend';
import { ReadyQueue } from './lifetimes';
import type { StyleSheets } from './styles';

/** A definition as the mini-program writes it: names of built-in behaviours may stand among its behaviours. */
export type Definition = Omit<types.GeneralComponentDefinition, 'behaviors' | 'options'> & {
  behaviors?: unknown[];
  options?: { styleIsolation?: string; addGlobalClass?: boolean; [option: string]: unknown };
  [field: string]: unknown;
};

export interface RegistryOptions {
  bundle: CompiledApp;
  styles: StyleSheets;
  builtins: ReadonlyMap<string, GeneralComponentDefinition>;
  /** Runs the script of a page or component. */
  runScript: (path: string) => void;
  onError: (error: unknown) => void;
}

/** Registers pages and components with the framework, each when it is first needed. */
export class ComponentRegistry {
  readonly backend: DomBackend;
  readonly ready = new ReadyQueue();
  private readonly space: CodeSpace;
  private readonly behaviors = new Map<string, unknown>();
  private readonly ensured = new Set<string>();
  private readonly registered = new Set<string>();
  private readonly pages: ReadonlySet<string>;
  private current: string | undefined;

  constructor(
    private readonly options: RegistryOptions,
    templates: Record<string, unknown>,
  ) {
    const { bundle } = options;
    this.pages = new Set(bundle.app.pages);
    this.backend = new DomBackend((path) => bundle.components[path]?.scope);
    const environment = new MiniProgramEnv();
    environment.associateBackend(this.backend) satisfies AssociatedBackend;
    this.space = environment.createCodeSpace('app', true);
    const components = this.space.getComponentSpace();
    for (const [name, definition] of options.builtins) components.setGlobalUsingComponent(name, definition);
    for (const [path, { hasTemplate, scope }] of Object.entries(bundle.components)) {
      this.space.addStyleSheet(path, path, scope);
      if (!hasTemplate) continue;
      this.space.addCompiledTemplate(path, {
        groupList: templates,
        content: templates[path],
        fallbackListenerOnNativeNode: true,
      } as Parameters<CodeSpace['addCompiledTemplate']>[1]);
    }
    this.setFrameworkOptions();
    this.space.setOverallBehavior(this.lifetimeBehavior());
    this.defineBuiltinBehaviors();
    addGlobalErrorListener((error) => {
      options.onError(error);
      return false;
    });
    // The compiler and WeChat's own tools judge templates; here warnings are mostly attributes of later versions.
    addGlobalWarningListener(() => false);
  }

  /** Registers a page or component and all it uses. */
  ensure(path: string): void {
    if (this.ensured.has(path)) return;
    this.ensured.add(path);
    const component = this.options.bundle.components[path];
    if (!component) throw new Error(`There is no component ${path}`);
    for (const target of Object.values(component.config.usingComponents)) this.ensure(target);
    for (const generic of Object.values(component.config.componentGenerics ?? {})) {
      if (generic !== true && generic.default) this.ensure(generic.default);
    }
    const outer = this.current;
    this.current = path;
    try {
      if (component.hasScript) this.options.runScript(path);
    } finally {
      this.current = outer;
    }
    if (!this.registered.has(path)) this.register(path, {}, this.pages.has(path));
  }

  /** Creates a page's root component; `query` values become properties, as for pages written with Component(). */
  create(path: string): GeneralComponent {
    this.ensure(path);
    return this.space.getComponentSpace().createComponentByUrl('page', `/${path}`, null, this.backend);
  }

  readonly Page = (definition: Definition): void => {
    if (this.current) this.register(this.current, definition, true);
  };

  readonly Component = (definition: Definition): void => {
    if (this.current) this.register(this.current, definition, false);
  };

  readonly Behavior = (definition: Definition): unknown =>
    this.space
      .behavior()
      .definition(
        this.withBehaviors(definition) as Parameters<ReturnType<CodeSpace['behavior']>['definition']>[0],
      )
      .register();

  private register(path: string, definition: Definition, asPage: boolean): void {
    this.registered.add(path);
    const compiled = this.options.bundle.components[path];
    if (!compiled) return;
    const isPage = this.pages.has(path);
    const { config } = compiled;
    const isolation =
      config.styleIsolation ??
      definition.options?.styleIsolation ??
      (isPage
        ? 'shared'
        : config['addGlobalClass'] === true || definition.options?.addGlobalClass
          ? 'apply-shared'
          : 'isolated');
    const shared = /shared$/.test(isolation) && !/apply-shared$/.test(isolation);
    this.options.styles.add(path, compiled.style, shared ? '' : `${compiled.scope}--`, isPage);
    this.space.addComponentStaticConfig(path, {
      component: true,
      usingComponents: absolute(config.usingComponents),
      ...(config.componentGenerics ? { componentGenerics: absoluteGenerics(config.componentGenerics) } : {}),
      ...(config.componentPlaceholder ? { componentPlaceholder: config.componentPlaceholder } : {}),
      // eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment -- the adapter's const enum cannot be imported
      styleIsolation: isolation as types.ComponentStaticConfig['styleIsolation'],
    } as types.ComponentStaticConfig);
    const builder = this.space.component(path);
    const ready = this.withBehaviors(definition);
    if (asPage) builder.pageDefinition(ready as Parameters<typeof builder.pageDefinition>[0]).register();
    else builder.definition(ready as Parameters<typeof builder.definition>[0]).register();
  }

  /** Fields stay off the element (a property named `dataset` would shadow it), ids go to the DOM as they are. */
  private setFrameworkOptions(): void {
    // Not in the adapter's published types.
    const space = this.space as unknown as {
      prepareComponentOptions(is: string, options: unknown): [ComponentOptions, string];
    };
    const original = space.prepareComponentOptions.bind(space);
    space.prepareComponentOptions = (is, options) => {
      const [result, isolation] = original(is, options);
      return [
        { ...result, idPrefixGenerator: null, writeFieldsToNode: false, writeIdToDOM: true },
        isolation,
      ];
    };
  }

  private withBehaviors(definition: Definition): Definition {
    if (!definition.behaviors) return definition;
    const behaviors = definition.behaviors
      .map((behavior) => (typeof behavior === 'string' ? this.behaviors.get(behavior) : behavior))
      .filter((behavior) => behavior !== undefined);
    return { ...definition, behaviors };
  }

  private lifetimeBehavior(): Parameters<CodeSpace['setOverallBehavior']>[0] {
    const ready = this.ready;
    const own = (caller: unknown): GeneralComponent => (caller as { _$: GeneralComponent })._$;
    return this.space.getComponentSpace().defineBehavior({
      lifetimes: {
        attached(this: unknown) {
          ready.attached(own(this));
        },
        detached(this: unknown) {
          ready.detached(own(this));
        },
      },
    });
  }

  private defineBuiltinBehaviors(): void {
    const field = { name: String, value: null };
    this.behaviors.set('wx://form-field', this.Behavior({ properties: field } as Definition));
    this.behaviors.set(
      'wx://form-field-group',
      this.Behavior({ properties: { name: String } } as Definition),
    );
    this.behaviors.set('wx://form-field-button', this.Behavior({}));
    // The framework's adapter honours `export` in every definition.
    this.behaviors.set('wx://component-export', this.Behavior({}));
  }
}

function absolute(using: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(using).map(([name, path]) => [name, `/${path}`]));
}

function absoluteGenerics(generics: Record<string, true | { default?: string }>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(generics).map(([name, value]) => [
      name,
      value === true || !value.default ? true : { default: `/${value.default}` },
    ]),
  );
}

export const ComponentCaller = adapterComponent.ComponentCaller;
