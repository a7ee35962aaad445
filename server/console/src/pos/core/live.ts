import { CallError } from '../../api/client';
import type { Queue, TerminalApi, TerminalTap } from '../../api/terminal';
import { eventReader, type StreamEvent } from './event-stream';
import type { LinkNews } from './link';

/** What the connection needs of the machine it runs on. */
export interface Machine {
  /** This machine's clock, ms. */
  now(): number;
  /** Runs once after so many ms; returns the matching "off". */
  after(ms: number, run: () => void): () => void;
  /** A number from 0 up to, not including, 1. */
  random(): number;
  online(): boolean;
  /** Told when the network goes or comes, or the machine wakes; returns the matching "off". */
  onChange(listener: () => void): () => void;
}

export interface LiveListener {
  link(news: LinkNews): void;
  /** The whole queue, at every connect. `askedAt` in ms of this machine's clock. */
  queue(queue: Queue, askedAt: number): void;
  tap(tap: TerminalTap, seq: number | null): void;
  dropped(tapId: string): void;
  /** Server time minus this machine's, in ms. */
  skew(ms: number): void;
  /** Any other event of the stream. */
  other(event: StreamEvent): void;
}

type LiveApi = Pick<TerminalApi, 'queue' | 'openStream' | 'heartbeat'>;

/** The server says something every 15 s: with no byte for this long, the connection is dead, whatever the machine thinks. */
export const SILENCE_MS = 20_000;
/** Other nodes of the server learn from it that this counter listens. */
const HEARTBEAT_MS = 15_000;
/** Limit of a question, and of opening the stream. */
const ANSWER_MS = 10_000;
const RETRY_MS = [300, 1_000, 2_000, 3_000, 5_000, 5_000, 10_000];
const LOOK_MS = 1_000;

/**
 * Keeps the terminal's stream open until stopped: the queue first, then events from where the queue ended; after a cut,
 * again. Every wait ends early when the network comes back. Returns the function that stops it.
 */
export function keepLive(api: LiveApi, machine: Machine, listener: LiveListener): () => void {
  const stopped = new AbortController();
  void run(api, machine, listener, stopped.signal);
  return () => stopped.abort();
}

async function run(api: LiveApi, machine: Machine, listener: LiveListener, stop: AbortSignal): Promise<void> {
  const over = (): boolean => stop.aborted;
  let failures = 0;
  while (!over()) {
    let news: LinkNews;
    try {
      await follow(api, machine, listener, stop, () => (failures = 0));
      news = newsOf(null, machine);
    } catch (error) {
      news = newsOf(error, machine);
    }
    if (over()) return;
    listener.link(news);
    if (news.is === 'revoked') return;
    const longest = RETRY_MS[Math.min(failures, RETRY_MS.length - 1)] ?? 10_000;
    failures += 1;
    // Half of it by chance: ten thousand desks do not come back in the same moment.
    await pause(longest * (0.5 + machine.random() / 2), machine, stop);
  }
}

function newsOf(error: unknown, machine: Machine): LinkNews {
  const at = machine.now();
  if (error instanceof CallError && error.status === 401) return { is: 'revoked' };
  if (!machine.online()) return { is: 'unplugged', at };
  if (error instanceof CallError && error.status > 0) return { is: 'refused', at, message: error.message };
  return { is: 'lost', at };
}

async function follow(
  api: LiveApi,
  machine: Machine,
  listener: LiveListener,
  stop: AbortSignal,
  alive: () => void,
): Promise<void> {
  const cut = new AbortController();
  const signal = AbortSignal.any([stop, cut.signal]);
  const limit = machine.after(ANSWER_MS, () => cut.abort());
  const offs: (() => void)[] = [limit];
  try {
    const askedAt = machine.now();
    const queue = await api.queue(signal);
    listener.skew(Date.parse(queue.serverTime) - (askedAt + machine.now()) / 2);
    listener.queue(queue, askedAt);
    const stream = await api.openStream(queue.lastEventId, signal);
    limit();
    listener.link({ is: 'opened', at: machine.now() });
    alive();
    const watch = watchOver(api, machine, listener, cut, signal);
    offs.push(watch.off);
    await read(stream, signal, (events) => {
      watch.heard();
      listener.link({ is: 'heard', at: machine.now() });
      for (const event of events) deliver(event, listener);
    });
  } finally {
    for (const off of offs) off();
    cut.abort();
  }
}

/** Cuts a connection that went silent, as one that the machine slept through, and sends heartbeats while it stands. */
function watchOver(
  api: LiveApi,
  machine: Machine,
  listener: LiveListener,
  cut: AbortController,
  signal: AbortSignal,
): { heard: () => void; off: () => void } {
  let heardAt = machine.now();
  let beatAt = heardAt;
  let off = (): void => undefined;
  const look = (): void => {
    const now = machine.now();
    const setBack = now < heardAt;
    if (setBack || now - heardAt > SILENCE_MS || !machine.online()) {
      cut.abort();
      return;
    }
    if (now - beatAt >= HEARTBEAT_MS) {
      beatAt = now;
      void beat(api, machine, listener, cut, signal);
    }
    off = machine.after(LOOK_MS, look);
  };
  off = machine.after(LOOK_MS, look);
  const offChange = machine.onChange(() => {
    off();
    look();
  });
  return {
    heard: () => (heardAt = machine.now()),
    off: () => {
      off();
      offChange();
    },
  };
}

/**
 * A heartbeat that fails says nothing the stream does not say, save that the key opens nothing any more: the server ends
 * the stream then, and its word may have been lost between two of its nodes. The answer tells the server's time.
 */
async function beat(
  api: LiveApi,
  machine: Machine,
  listener: LiveListener,
  cut: AbortController,
  signal: AbortSignal,
): Promise<void> {
  const sentAt = machine.now();
  try {
    const { serverTime } = await api.heartbeat(signal);
    if (!signal.aborted) listener.skew(Date.parse(serverTime) - (sentAt + machine.now()) / 2);
  } catch (error) {
    if (error instanceof CallError && error.status === 401) cut.abort();
  }
}

async function read(
  stream: ReadableStream<Uint8Array>,
  signal: AbortSignal,
  heard: (events: StreamEvent[]) => void,
): Promise<void> {
  const parse = eventReader();
  const text = new TextDecoder();
  const reader = stream.getReader();
  const cancel = (): void => void reader.cancel().catch(() => undefined);
  signal.addEventListener('abort', cancel, { once: true });
  try {
    for (let chunk = await reader.read(); !chunk.done && !signal.aborted; chunk = await reader.read())
      heard(parse(text.decode(chunk.value, { stream: true })));
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}

function deliver(event: StreamEvent, listener: LiveListener): void {
  const seq = event.id === null ? null : Number(event.id);
  if (event.name === 'tap' || event.name === 'tap_changed')
    listener.tap(JSON.parse(event.data) as TerminalTap, seq);
  else if (event.name === 'tap_dropped') listener.dropped((JSON.parse(event.data) as { id: string }).id);
  else listener.other(event);
}

function pause(ms: number, machine: Machine, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      off();
      offChange();
      stop.removeEventListener('abort', end);
      resolve();
    };
    const off = machine.after(ms, end);
    const offChange = machine.onChange(() => {
      if (machine.online()) end();
    });
    stop.addEventListener('abort', end, { once: true });
  });
}
