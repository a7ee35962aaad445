import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import type { Log } from '../ports';
import { connectionFailure } from './busy';
import type { NodeChannel } from './node-channel';
import { LONGEST, listenersOf } from './node-channel';
import { connectionOf } from './postgres';

const CHANNEL = 'member_center';
const FIRST_PAUSE = 100;
const LONGEST_PAUSE = 5_000;
/** Texts that wait for the database at most; what is older is filled in from the tables. */
const BACKLOG = 1_000;

/**
 * LISTEN and NOTIFY on a connection of its own, so that a text overtakes the queue for the pool and no transaction holds
 * it back. The connection is made again whenever it is lost; then there was a gap.
 */
export async function openPostgresChannel(url: string, node: string, log: Log): Promise<NodeChannel> {
  const listeners = listenersOf(node);
  const closing = new AbortController();
  let client: Client | null = null;
  let outbox: string[] = [];
  let sending = false;
  const isClosing = (): boolean => closing.signal.aborted;

  async function connect(): Promise<void> {
    const fresh = new Client(connectionOf(url));
    fresh.on('notification', ({ payload }) => listeners.hear(payload ?? ''));
    const lost = (error?: Error): void => {
      if (client !== fresh) return;
      client = null;
      if (isClosing()) return;
      log.warn({ err: error }, 'the line to the other nodes was lost');
      void reconnect();
    };
    fresh.on('error', lost);
    fresh.on('end', () => lost());
    try {
      await fresh.connect();
      await fresh.query(`listen ${CHANNEL}`);
    } catch (error) {
      await fresh.end().catch(() => undefined);
      throw connectionFailure(error);
    }
    if (isClosing()) await fresh.end();
    else client = fresh;
  }

  async function reconnect(): Promise<void> {
    for (let pause = FIRST_PAUSE; !isClosing(); pause = Math.min(2 * pause, LONGEST_PAUSE)) {
      await delay(pause, undefined, { signal: closing.signal, ref: false }).catch(() => undefined);
      try {
        if (isClosing()) return;
        await connect();
        listeners.gap();
        return;
      } catch (error) {
        log.warn({ err: error }, 'no line to the other nodes yet');
      }
    }
  }

  /** In a statement of its own: inside a transaction it would wait for the commit. One at a time keeps the order. */
  async function empty(): Promise<void> {
    if (sending) return;
    sending = true;
    try {
      while (client && outbox.length > 0) {
        const texts = outbox;
        outbox = [];
        await client.query('select pg_notify($1, text) from unnest($2::text[]) as text', [CHANNEL, texts]);
      }
    } catch (error) {
      log.warn({ err: error }, 'texts to the other nodes were lost');
    } finally {
      sending = false;
    }
  }

  await connect();
  return {
    alone: false,
    send(topic, text) {
      const wire = listeners.wire(topic, text);
      if (Buffer.byteLength(wire) > LONGEST) return false;
      if (client && outbox.length < BACKLOG) {
        outbox.push(wire);
        void empty();
      }
      return true;
    },
    on: (topic, listener) => listeners.on(topic, listener),
    onGap: (listener) => listeners.onGap(listener),
    async close() {
      closing.abort();
      const last = client;
      client = null;
      await last?.end().catch(() => undefined);
    },
  };
}
