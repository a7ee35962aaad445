import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { emptyState } from './state';
import type { SimulatorState } from './state';

/** The state file is damaged; nothing is overwritten. */
export class SimulatorStateError extends Error {
  override readonly name = 'SimulatorStateError';
}

export interface StateStore {
  readonly state: SimulatorState;
  /** Something changed: the next `saved()` writes. */
  readonly touch: () => void;
  /** Resolves when everything touched so far is on disk; many waiters share one write. */
  readonly saved: () => Promise<void>;
}

function isMissing(failure: unknown): boolean {
  return typeof failure === 'object' && failure !== null && 'code' in failure && failure.code === 'ENOENT';
}

async function load(path: string, salt: string): Promise<SimulatorState> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (failure) {
    if (isMissing(failure)) return emptyState(salt);
    throw failure;
  }
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new SimulatorStateError(`${path} is not JSON; move it away to start with an empty simulator`);
  }
  if (typeof parsed !== 'object' || parsed === null || !('version' in parsed) || parsed.version !== 1) {
    throw new SimulatorStateError(`${path} was written by another version; move it away to start anew`);
  }
  // Written by this very module; the version names the shape.
  return { ...emptyState(salt), ...(parsed as Partial<SimulatorState>) };
}

/** Keeps the state in memory and in one file, replaced atomically; `path` null keeps it in memory only. */
export async function openStore(path: string | null, salt: string): Promise<StateStore> {
  const state = path === null ? emptyState(salt) : await load(path, salt);
  let dirty = false;
  let writing: Promise<void> | null = null;

  async function write(target: string): Promise<void> {
    dirty = false;
    await mkdir(dirname(target), { recursive: true });
    const temporary = `${target}.${process.pid}.tmp`;
    try {
      await writeFile(temporary, JSON.stringify(state), { mode: 0o600 });
      await rename(temporary, target);
    } catch (failure) {
      dirty = true;
      throw failure;
    }
  }

  async function saved(): Promise<void> {
    if (path === null) return;
    // A write under way may have begun before our change: wait for it, then write once more if still needed.
    while (writing) await writing;
    if (!dirty) return;
    writing = write(path).finally(() => (writing = null));
    await writing;
  }

  return {
    state,
    touch: () => {
      dirty = true;
    },
    saved,
  };
}
