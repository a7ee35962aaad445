import { print } from '../domain/materials/print';
import { typesetter } from '../domain/materials/type';
import type { Typesetter } from '../domain/materials/type';
import { readFonts } from './fonts';
import type { Press } from './press';

/** Prints in the thread that asks: for programs that do nothing else, and inside the worker. Fonts are opened when first needed. */
export function localPress(root: string): Press {
  let type: Typesetter | null = null;
  return {
    async print(job) {
      type ??= typesetter(readFonts(root));
      return print(type, job);
    },
    close: () => Promise.resolve(),
  };
}
