import type { GeneralComponent } from 'glass-easel';
import type { BuiltinContext } from '../builtins/context';
import type { MiniProgramContext } from './context';
import { openTypeHandler } from './open-type';

/** What built-in components ask for, answered by the running mini-program. */
export function createBuiltinContext(
  context: MiniProgramContext,
  api: (name: string) => unknown,
): BuiltinContext {
  return {
    assetUrl: (source, owner) => {
      const host = (owner.ownerShadowRoot as { getHostNode(): GeneralComponent } | null)?.getHostNode();
      return context.assetUrl(source, host?.is);
    },
    call: (name, options) => {
      const call = api(name);
      if (typeof call === 'function') (call as (options: object) => void)(options);
    },
    openType: openTypeHandler(() => context),
    pageStyle: (component, change) => {
      const page = context.pages.pageOf(component);
      if (!page) return;
      page.applyStyle(change);
      if (page === context.pages.top) context.updateChrome();
    },
    choose: (columns, title, onColumn) => context.overlays.picker(columns, title, onColumn),
  };
}
