import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root, wherever it was cloned to. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');

/** A path under the root, from parts written with forward slashes. */
export const inRoot = (...parts) => path.join(root, ...parts);
