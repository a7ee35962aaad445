import type { Static } from 'typebox';
import type { TerminalTap } from '../contract/terminal';

export type TerminalTapView = Static<typeof TerminalTap>;

/** What a terminal's stream carries. `seq` is the row id to resume from; null while the tap is provisional. */
export type TapEvent =
  | { kind: 'tap' | 'tap_changed'; seq: number | null; tap: TerminalTapView }
  | { kind: 'tap_dropped'; seq: null; tapId: string };

export type TapListener = (event: TapEvent) => void;

/**
 * Carries taps to whoever streams for a terminal. In process now; the same interface goes over LISTEN/NOTIFY or
 * Redis when there are several nodes, which may drop: receivers fill gaps from the table.
 */
export interface TapBus {
  publish(terminalId: string, event: TapEvent): void;
  /** Returns the matching "off". */
  on(terminalId: string, listener: TapListener): () => void;
}

export function createTapBus(): TapBus {
  const listeners = new Map<string, Set<TapListener>>();
  return {
    publish(terminalId, event) {
      for (const listener of [...(listeners.get(terminalId) ?? [])]) listener(event);
    },
    on(terminalId, listener) {
      const set = listeners.get(terminalId) ?? new Set();
      listeners.set(terminalId, set.add(listener));
      return () => {
        set.delete(listener);
        if (set.size === 0 && listeners.get(terminalId) === set) listeners.delete(terminalId);
      };
    },
  };
}
