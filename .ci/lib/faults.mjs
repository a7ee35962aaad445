import { HOUSE } from './faults/house.mjs';
import { LINT } from './faults/lint.mjs';
import { MINI_PROGRAM } from './faults/mini-program.mjs';
import { RUNNING } from './faults/running.mjs';

/** One fault for each thing a check promises to see. `change` gets the file's text ('' when there is none) and returns the faulty one. */
export const FAULTS = [...HOUSE, ...MINI_PROGRAM, ...RUNNING, ...LINT];
