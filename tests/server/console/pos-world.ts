import { CallError } from '../../../server/console/src/api/client';
import type { Queue, TerminalApi, TerminalTap } from '../../../server/console/src/api/terminal';
import type { Machine } from '../../../server/console/src/pos/core/live';
import { handClock } from '../../helpers/wx/time';

const PING_EVERY = 15_000;
/** Taps wait five minutes, as on the server. */
const WAITING_LIFE = 300_000;

/** A tap as the server tells it; its time is the number of seconds after 10:00. */
export function someTap(id: string, at: number, change: Partial<TerminalTap> = {}): TerminalTap {
  return {
    id,
    state: 'waiting',
    provisional: false,
    evidence: 'tap',
    at: new Date(at).toISOString(),
    expiresAt: new Date(at + WAITING_LIFE).toISOString(),
    choices: [],
    member: {
      maskedName: `林*${id}`,
      maskedPhone: null,
      number: id,
      level: '会员',
      points: 0,
      balanceFen: 0,
      isNew: false,
    },
    ...change,
  };
}

/** up: as it should be. cut: every connection fails at once. silent: bytes go nowhere and nobody is told. */
export type Wire = 'up' | 'cut' | 'silent';

interface Open {
  send(text: string): void;
  end(error?: Error): void;
}

interface Row {
  tap: TerminalTap;
  seq: number;
}

const lost = (): CallError => new CallError('network', '连接不上服务器，请检查网络后重试。', null, 0);
const eventText = (name: string, seq: number | null, data: unknown): string =>
  `${seq === null ? '' : `id: ${seq}\n`}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;

/**
 * A server and a network of the front desk that keep the contract and no more: events come twice, out of order and
 * late when asked, a told tap may never be stored, and a dead connection says nothing.
 */
export function fakeFrontDesk() {
  const time = handClock(Date.parse('2026-11-22T02:00:00Z'));
  const { clock } = time;
  const rows = new Map<string, Row>();
  const streams = new Set<Open>();
  const watchers = new Set<() => void>();
  let wire: Wire = 'up';
  let refusal: CallError | null = null;
  let online = true;
  let seq = 0;
  let twice = false;
  let held: string[] | null = null;

  const broadcast = (text: string): void => {
    if (wire !== 'up') return;
    if (held) {
      held.push(text);
      return;
    }
    for (const stream of streams) for (let n = twice ? 2 : 1; n > 0; n -= 1) stream.send(text);
  };
  const save = (tap: TerminalTap, name: 'tap' | 'tap_changed'): TerminalTap => {
    seq += 1;
    const stored = { ...tap, provisional: false };
    rows.set(tap.id, { tap: stored, seq });
    broadcast(eventText(name, seq, stored));
    return stored;
  };
  const live = (): TerminalTap[] =>
    [...rows.values()]
      .map(({ tap }) => tap)
      .filter((tap) => tap.state === 'accepted' || isWaiting(tap))
      .sort((a, b) => a.at.localeCompare(b.at) || a.id.localeCompare(b.id));
  const isWaiting = (tap: TerminalTap): boolean =>
    tap.state === 'waiting' && Date.parse(tap.expiresAt) > clock.now();

  /** An answer over the wire as it is now; a silent one never comes. */
  async function answer<T>(make: () => T, signal?: AbortSignal): Promise<T> {
    await Promise.resolve();
    if (wire === 'cut') throw lost();
    if (wire === 'silent') {
      await new Promise((_resolve, reject) =>
        signal?.addEventListener('abort', () => reject(lost()), { once: true }),
      );
    }
    if (refusal) throw refusal;
    return make();
  }

  const setState = (tapId: string, state: TerminalTap['state']): TerminalTap => {
    const row = rows.get(tapId);
    if (!row) throw new CallError('tap_unknown', '没有找到这位会员的到店记录。', null, 404);
    return save({ ...row.tap, state }, 'tap_changed');
  };

  function openStream(lastEventId: string): ReadableStream<Uint8Array> {
    const bytes = new TextEncoder();
    let open: Open;
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        const leave = (): void => void streams.delete(open);
        open = {
          send: (text) => controller.enqueue(bytes.encode(text)),
          end(error) {
            leave();
            if (error) controller.error(error);
            else controller.close();
          },
        };
        streams.add(open);
        open.send(eventText('hello', null, { serverTime: new Date(clock.now()).toISOString() }));
        // As the server does: what is a little older is told again, as it is now.
        for (const row of [...rows.values()].sort((a, b) => a.seq - b.seq))
          if (row.seq > Number(lastEventId) - 3) open.send(eventText('tap', row.seq, row.tap));
      },
      cancel: () => void streams.delete(open),
    });
    return stream;
  }

  const ping = (): void => {
    broadcast(': ping\n\n');
    clock.after(PING_EVERY, ping);
  };
  clock.after(PING_EVERY, ping);

  const refuseAll = (): Promise<never> => Promise.reject(lost());
  const api: TerminalApi = {
    self: refuseAll,
    writeCode: refuseAll,
    book: refuseAll,
    entries: refuseAll,
    takeBack: refuseAll,
    ask: refuseAll,
    confirmation: refuseAll,
    withdraw: refuseAll,
    binding: refuseAll,
    confirmBinding: refuseAll,
    refuseBinding: refuseAll,
    search: refuseAll,
    identify: (by) =>
      answer(() =>
        save(
          someTap('memberCode' in by ? by.memberCode : 'other', clock.now(), {
            state: 'accepted',
            evidence: 'member_code',
          }),
          'tap',
        ),
      ),
    queue: (signal) =>
      answer(
        (): Queue => ({
          taps: live(),
          lastEventId: String(seq),
          serverTime: new Date(clock.now()).toISOString(),
          pickNumber: 'when_many',
        }),
        signal,
      ),
    heartbeat: (signal) => answer(() => ({ serverTime: new Date(clock.now()).toISOString() }), signal),
    accept: (tapId) => answer(() => setState(tapId, 'accepted')),
    clear: (tapId) => answer(() => setState(tapId, 'cleared')),
    openStream: (lastEventId, signal) =>
      answer(() => {
        const stream = openStream(lastEventId);
        // A fetch that is aborted ends its body with an error.
        return stream;
      }, signal),
  };

  const machine: Machine = {
    now: () => clock.now(),
    after: (ms, run) => clock.after(ms, run),
    random: () => 0.5,
    online: () => online,
    onChange(listener) {
      watchers.add(listener);
      return () => void watchers.delete(listener);
    },
  };

  /** Streams are read across turns of the event loop, which no clock by hand moves. */
  const settle = async (): Promise<void> => {
    for (let n = 0; n < 3; n += 1) {
      await time.settle();
      await new Promise((resolve) => setImmediate(resolve));
    }
  };

  return {
    api,
    machine,
    now: () => clock.now(),
    live,
    settle,
    streams: () => streams.size,
    async pass(ms: number) {
      for (let left = ms; left > 0; left -= 500) {
        await time.pass(Math.min(500, left));
        await settle();
      }
    },
    /** The machine sleeps: time goes on and nothing runs. */
    sleep: (ms: number) => time.set(clock.now() + ms),
    wire(next: Wire) {
      wire = next;
      if (next === 'cut') for (const stream of [...streams]) stream.end(lost());
    },
    network(next: boolean) {
      online = next;
      for (const watcher of [...watchers]) watcher();
    },
    refuse: (error: CallError | null) => void (refusal = error),
    duplicates: (on: boolean) => void (twice = on),
    /** Holds events back, to be let go in reverse order. */
    hold() {
      held ??= [];
    },
    release() {
      const late = held ?? [];
      held = null;
      for (const text of late.reverse()) broadcast(text);
    },
    /** Told before it is stored. */
    tell: (id: string) => broadcast(eventText('tap', null, someTap(id, clock.now(), { provisional: true }))),
    store: (id: string, change: Partial<TerminalTap> = {}) =>
      void save(someTap(id, clock.now(), change), 'tap'),
    drop: (id: string) => broadcast(eventText('tap_dropped', null, { id })),
    /** Somebody else at the same counter. */
    clear: (id: string) => void setState(id, 'cleared'),
    accept: (id: string) => void setState(id, 'accepted'),
    /** The process dies and is back at once: streams end, and what was told and not stored is nowhere. */
    restart() {
      for (const stream of [...streams]) stream.end();
    },
    raw: (text: string) => broadcast(text),
  };
}

export type FakeFrontDesk = ReturnType<typeof fakeFrontDesk>;
