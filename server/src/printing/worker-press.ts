import { Worker } from 'node:worker_threads';
import { ApiError } from '../contract/api-error';
import type { ErrorCode } from '../contract/errors';
import type { PrintJob } from '../domain/materials/print';
import type { Press } from './press';

export interface WorkerTask {
  readonly id: number;
  readonly job: PrintJob;
}

export type WorkerAnswer =
  | { readonly id: number; readonly state: 'done'; readonly bytes: Uint8Array }
  | { readonly id: number; readonly state: 'refused'; readonly code: ErrorCode; readonly message: string }
  | { readonly id: number; readonly state: 'failed'; readonly message: string };

interface Waiting {
  resolve(bytes: Uint8Array): void;
  reject(error: Error): void;
}

/** Drawing leaves much garbage: with a small heap it is taken away in time. Megabytes. */
const LIMITS = { maxOldGenerationSizeMb: 160, maxYoungGenerationSizeMb: 8 };
/** The thread and its fonts take 60 MB: after so long without work they are let go. */
const IDLE_MS = 120_000;

/**
 * Prints in a thread of its own, so that drawing never holds up a tap; started by the first job. A thread that dies fails
 * the jobs it had, and the next job starts another. `file` is the built worker, `root` the repository's folder.
 */
export function workerPress(file: string, root: string): Press {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let idle: NodeJS.Timeout | undefined;
  let jobs = 0;

  function settle(answer: WorkerAnswer): void {
    const job = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (answer.state === 'done') job?.resolve(answer.bytes);
    else if (answer.state === 'refused') job?.reject(new ApiError(answer.code, { message: answer.message }));
    else job?.reject(new Error(answer.message));
    if (waiting.size > 0) return;
    worker?.unref();
    idle = setTimeout(() => void stop(), IDLE_MS).unref();
  }

  function fail(dead: Worker, error: Error): void {
    if (worker !== dead) return;
    worker = null;
    const lost = [...waiting.values()];
    waiting.clear();
    for (const job of lost) job.reject(error);
  }

  function started(): Worker {
    const fresh = new Worker(file, { workerData: root, resourceLimits: LIMITS });
    fresh.on('message', settle);
    fresh.on('error', (error) => fail(fresh, error instanceof Error ? error : new Error(String(error))));
    fresh.on('exit', () => fail(fresh, new Error('the printing thread ended')));
    return fresh;
  }

  async function stop(): Promise<void> {
    clearTimeout(idle);
    const running = worker;
    if (!running) return;
    fail(running, new Error('the server is stopping'));
    await running.terminate();
  }

  return {
    print: (job) =>
      new Promise((resolve, reject) => {
        clearTimeout(idle);
        worker ??= started();
        worker.ref();
        jobs += 1;
        waiting.set(jobs, { resolve, reject });
        worker.postMessage({ id: jobs, job } satisfies WorkerTask);
      }),
    close: stop,
  };
}
