import { CallError } from '../../api/client';
import type { Queue, TerminalApi, TerminalTap } from '../../api/terminal';
import {
  dropTap,
  emptyDesk,
  newcomers,
  passTime,
  putTap,
  resync,
  serving,
  type Desk,
  type DeskTap,
} from './desk';
import type { StreamEvent } from './event-stream';
import { nextLink, type Link } from './link';
import { keepLive, type Machine } from './live';
import type { PickRule } from './pick';

/** What the cashier did last. `unsure`: no answer came, it may or may not have happened; the next queue tells. */
export type Doing =
  | { readonly name: 'idle' }
  | { readonly name: 'working'; readonly on: string }
  | { readonly name: 'failed'; readonly text: string }
  | { readonly name: 'unsure'; readonly text: string };

/** Everything the screen shows. `now` in ms of the server's clock. */
export interface CounterView {
  readonly desk: Desk;
  readonly link: Link;
  readonly doing: Doing;
  /** When the number on the member's phone must be picked. */
  readonly rule: PickRule;
  readonly skew: number;
}

export interface CounterListener {
  changed(view: CounterView): void;
  /** People who have just come and wait. */
  arrived(taps: readonly DeskTap[]): void;
  event(event: StreamEvent): void;
}

export interface Counter {
  stop(): void;
  /** Lets time take away who waited too long; call it every second. */
  tick(): void;
  /** Serves somebody who waits; who was being served is finished then. `number`: the one on their phone. */
  accept(tapId: string, number?: string): Promise<void>;
  clear(tapId: string): Promise<void>;
  /** Runs an act that ends with somebody accepted, such as a scanned member code. Resolves to whether it did. */
  identify(act: () => Promise<TerminalTap>): Promise<boolean>;
  /** Takes a tap as an act's answer told it. */
  put(tap: TerminalTap): void;
  /** Takes away what was said about the last act. */
  forget(): void;
}

export const textOf = (error: unknown): string =>
  error instanceof Error ? error.message : '操作没有成功，请重试。';

/** Whether the answer was lost on the way: the act may have happened. */
export const isUnsure = (error: unknown): boolean => error instanceof CallError && error.status === 0;

const UNSURE = '没有收到服务器的答复，刚才的操作可能已生效；连上后会自动核对，请先不要重复操作。';

/** The front desk's state and what the cashier does to it, apart from any screen. */
export function createCounter(api: TerminalApi, machine: Machine, listener: CounterListener): Counter {
  let view: CounterView = {
    desk: emptyDesk,
    link: { name: 'connecting' },
    doing: { name: 'idle' },
    rule: 'when_many',
    skew: 0,
  };
  const now = (): number => machine.now() + view.skew;
  const show = (change: Partial<CounterView>): void => {
    view = { ...view, ...change };
    listener.changed(view);
  };
  const showDesk = (desk: Desk): void => {
    if (desk === view.desk) return;
    const came = newcomers(view.desk, desk);
    show({ desk });
    if (came.length > 0) listener.arrived(came);
  };
  const put = (tap: TerminalTap, seq: number | null = null): void =>
    showDesk(putTap(view.desk, tap, { seq, now: now() }));

  const takeQueue = (queue: Queue, askedAt: number): void => {
    show({ rule: queue.pickNumber });
    showDesk(resync(view.desk, queue.taps, { seq: Number(queue.lastEventId), now: now(), askedAt }));
  };

  const stop = keepLive(api, machine, {
    link(news) {
      const cameBack = news.is === 'opened' && view.doing.name === 'unsure';
      show({ link: nextLink(view.link, news), ...(cameBack && { doing: { name: 'idle' } }) });
    },
    skew: (skew) => show({ skew }),
    queue: (queue, askedAt) => takeQueue(queue, askedAt + view.skew),
    tap: put,
    dropped: (tapId) => showDesk(dropTap(view.desk, tapId)),
    other: (event) => listener.event(event),
  });

  /** One act at a time: what is pressed while another runs is refused, not queued. */
  async function act(on: string, work: () => Promise<void>): Promise<boolean> {
    if (view.doing.name === 'working') return false;
    show({ doing: { name: 'working', on } });
    try {
      await work();
      show({ doing: { name: 'idle' } });
      return true;
    } catch (error) {
      const failed = isUnsure(error)
        ? ({ name: 'unsure', text: UNSURE } as const)
        : ({ name: 'failed', text: textOf(error) } as const);
      show({ doing: failed });
      await reread();
      return false;
    }
  }

  /** A refusal often means that the screen is behind. */
  async function reread(): Promise<void> {
    const askedAt = now();
    try {
      takeQueue(await api.queue(), askedAt);
    } catch {
      // The connection tells by itself that it is gone.
    }
  }

  return {
    stop,
    tick: () => showDesk(passTime(view.desk, now())),
    async accept(tapId, number) {
      await act(tapId, async () => {
        const before = serving(view.desk);
        const tap = await api.accept(tapId, number);
        put(tap);
        if (before && before.tap.id !== tapId) put(await api.clear(before.tap.id));
      });
    },
    async clear(tapId) {
      await act(tapId, async () => put(await api.clear(tapId)));
    },
    identify: (identification) =>
      act('identify', async () => {
        const before = serving(view.desk);
        const tap = await identification();
        put(tap);
        const again = before && before.tap.id !== tap.id && before.tap.member.number === tap.member.number;
        // The same person by stronger evidence: one entry on the screen, not two.
        if (again) put(await api.clear(before.tap.id));
      }),
    put: (tap) => put(tap),
    forget: () => {
      if (view.doing.name !== 'working') show({ doing: { name: 'idle' } });
    },
  };
}
