import { actionBuiltins } from './actions';
import { basicBuiltins } from './basic';
import { canvasBuiltins } from './canvas';
import type { BuiltinContext } from './context';
import { defineBuiltins } from './define';
import { fieldBuiltins } from './fields';
import { pickerBuiltins } from './picker';
import { scrollingBuiltins } from './scrolling';

/** Every built-in component, by tag name. */
export function createBuiltins(context: BuiltinContext): ReturnType<typeof defineBuiltins> {
  return defineBuiltins({
    ...basicBuiltins(context),
    ...actionBuiltins(context),
    ...fieldBuiltins,
    ...scrollingBuiltins,
    ...pickerBuiltins(context),
    ...canvasBuiltins,
  });
}
