import { parentPort, workerData } from 'node:worker_threads';
import { isApiError } from '../contract/api-error';
import { localPress } from './local-press';
import type { WorkerAnswer, WorkerTask } from './worker-press';

/** The thread that prints; `workerData` is the repository's folder. One job at a time. */
const port = parentPort;
if (!port) throw new Error('this file is the entry of a worker thread');
const press = localPress(String(workerData));

port.on('message', ({ id, job }: WorkerTask) => {
  press
    .print(job)
    .then((bytes): WorkerAnswer => ({ id, state: 'done', bytes }))
    .catch(
      (error: unknown): WorkerAnswer =>
        isApiError(error)
          ? { id, state: 'refused', code: error.code, message: error.message }
          : { id, state: 'failed', message: error instanceof Error ? error.message : String(error) },
    )
    .then((answer) => {
      // Handed over, not copied, where the bytes have their memory to themselves.
      const own = answer.state === 'done' && answer.bytes.byteLength === answer.bytes.buffer.byteLength;
      const { buffer } = own ? answer.bytes : new Uint8Array();
      port.postMessage(answer, own && buffer instanceof ArrayBuffer ? [buffer] : []);
    })
    .catch((error: unknown) => {
      throw error;
    });
});
