import { CallError } from '../api/client';
import type { TerminalApi, TerminalTap } from '../api/terminal';
import { eventReader, type StreamEvent } from './event-stream';

export type Link = 'connecting' | 'live' | 'reconnecting' | 'revoked';

export interface LiveListener {
  link(link: Link): void;
  /** The whole queue, at connect and after every gap. */
  queue(taps: readonly TerminalTap[]): void;
  tap(tap: TerminalTap): void;
  dropped(tapId: string): void;
  /** Server time minus local time, in ms. */
  skew(ms: number): void;
}

/** No byte for this long means a dead connection: the server pings every 15 s. */
const silenceMs = 40_000;
const retryMs = [500, 1000, 2000, 5000, 10_000];

/**
 * Keeps the terminal's stream open until stopped: queue first, then events from where the queue ended; after a cut, again.
 * Returns the function that stops it.
 */
export function keepLive(api: TerminalApi, listener: LiveListener): () => void {
  const stopped = new AbortController();
  void run(api, listener, stopped.signal);
  return () => stopped.abort();
}

async function run(api: TerminalApi, listener: LiveListener, stop: AbortSignal): Promise<void> {
  let failures = 0;
  while (!stop.aborted) {
    listener.link(failures ? 'reconnecting' : 'connecting');
    try {
      await follow(api, listener, stop, () => (failures = 0));
    } catch (error) {
      if (error instanceof CallError && error.status === 401) {
        listener.link('revoked');
        return;
      }
    }
    await pause(retryMs[Math.min(failures, retryMs.length - 1)] ?? 10_000, stop);
    failures += 1;
  }
}

async function follow(
  api: TerminalApi,
  listener: LiveListener,
  stop: AbortSignal,
  alive: () => void,
): Promise<void> {
  const queue = await api.queue();
  if (stop.aborted) return;
  listener.skew(Date.parse(queue.serverTime) - Date.now());
  listener.queue(queue.taps);
  const silence = new AbortController();
  let timer = setTimeout(() => silence.abort(), silenceMs);
  try {
    const stream = await api.openStream(queue.lastEventId, AbortSignal.any([stop, silence.signal]));
    listener.link('live');
    alive();
    const read = eventReader();
    const text = new TextDecoder();
    const reader = stream.getReader();
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      clearTimeout(timer);
      timer = setTimeout(() => silence.abort(), silenceMs);
      for (const event of read(text.decode(chunk.value, { stream: true }))) deliver(event, listener);
    }
  } finally {
    clearTimeout(timer);
  }
}

function deliver(event: StreamEvent, listener: LiveListener): void {
  if (event.name === 'tap' || event.name === 'tap_changed')
    listener.tap(JSON.parse(event.data) as TerminalTap);
  if (event.name === 'tap_dropped') listener.dropped((JSON.parse(event.data) as { id: string }).id);
}

function pause(ms: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    const end = (): void => {
      clearTimeout(timer);
      resolve();
    };
    stop.addEventListener('abort', end, { once: true });
  });
}
