import type { FastifyReply, FastifyRequest } from 'fastify';
import type { TapEvent } from './tap-bus';

/** Milliseconds between comments that keep proxies and both ends awake. */
export const PING_EVERY = 15_000;
/** Bytes a reader may lag behind before it is let go; it resumes by its last event id. */
const MAX_LAG = 1024 * 1024;

/** One event in the wire form of Server-Sent Events. */
export function eventText(name: string, id: string | null, data: unknown): string {
  return `${id === null ? '' : `id: ${id}\n`}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}

export function tapEventText(event: TapEvent): string {
  if (event.kind === 'tap_dropped') return eventText(event.kind, null, { id: event.tapId });
  if (event.kind === 'confirmation') return eventText(event.kind, String(event.seq), event.confirmation);
  return eventText(event.kind, event.seq === null ? null : String(event.seq), event.tap);
}

export interface EventStream {
  send(text: string): void;
  end(): void;
}

/**
 * Takes the reply over and keeps it open. `onClose` runs once, whoever ends the stream. Ends by itself when the
 * reader lags too far behind.
 */
export function openEventStream(
  request: FastifyRequest,
  reply: FastifyReply,
  onClose: () => void,
): EventStream {
  reply.hijack();
  const { raw } = reply;
  // In chunks every event would be four pieces for the system instead of one; the end of the stream ends the connection.
  raw.removeHeader('transfer-encoding');
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    connection: 'close',
    'x-accel-buffering': 'no',
  });
  request.raw.socket.setTimeout(0);
  request.raw.socket.setNoDelay(true);
  raw.write('retry: 1000\n\n');
  const ping = setInterval(() => raw.write(': ping\n\n'), PING_EVERY);
  raw.on('close', () => {
    clearInterval(ping);
    onClose();
  });
  raw.on('error', () => raw.destroy());
  return {
    send(text) {
      if (raw.writableLength > MAX_LAG) raw.destroy();
      else if (!raw.writableEnded) {
        raw.write(text);
        // Else it leaves when everything else of this turn is done: the cashier sees it before the tap is even stored.
        request.raw.socket.uncork();
      }
    },
    end: () => void raw.end(),
  };
}
