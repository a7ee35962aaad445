import type { Static } from 'typebox';
import type { TerminalConfirmation } from '../contract/ledger';
import type { TerminalTap } from '../contract/terminal';
import { noOtherNodes } from '../db/node-channel';
import type { NodeChannel } from '../db/node-channel';

export type TerminalTapView = Static<typeof TerminalTap>;
export type TerminalConfirmationView = Static<typeof TerminalConfirmation>;

/** What a terminal's stream carries. `seq` is the row id to resume from; null while the tap is provisional. */
export type TapEvent =
  | { kind: 'tap' | 'tap_changed'; seq: number | null; tap: TerminalTapView }
  | { kind: 'tap_dropped'; seq: null; tapId: string }
  | { kind: 'confirmation'; seq: number; confirmation: TerminalConfirmationView };

export type TapListener = (event: TapEvent) => void;

/**
 * Carries taps to whoever streams for a terminal, on this node and on the others. What goes between nodes may be lost:
 * then `onGap` tells the listener to fill up from the table.
 */
export interface TapBus {
  publish(terminalId: string, event: TapEvent): void;
  /** Returns the matching "off". */
  on(terminalId: string, listener: TapListener, onGap?: () => void): () => void;
  /** Hears of the events of all terminals. Returns the matching "off". */
  onAny(listener: (event: TapEvent, terminalId: string) => void): () => void;
  /** Tells this node's listeners only. */
  publishHere(terminalId: string, event: TapEvent): void;
  /** Tells this node's listeners of a terminal that they may have missed something. */
  gap(terminalId: string): void;
  /** The same for every terminal. */
  gapEverywhere(): void;
}

interface Subscriber {
  readonly listener: TapListener;
  readonly onGap: (() => void) | undefined;
}

const EVENT = 'tap';
const GAP = 'tap_gap';
const KINDS = ['tap', 'tap_changed', 'tap_dropped', 'confirmation'];

/** Null for what a node of another version may say. */
function read(text: string): { terminalId: string; event: TapEvent } | null {
  const said = JSON.parse(text) as { terminalId?: unknown; event?: { kind?: unknown } };
  const known = typeof said.terminalId === 'string' && KINDS.includes(String(said.event?.kind));
  return known ? (said as { terminalId: string; event: TapEvent }) : null;
}

export function createTapBus(channel: NodeChannel = noOtherNodes()): TapBus {
  const terminals = new Map<string, Set<Subscriber>>();
  const any = new Set<(event: TapEvent, terminalId: string) => void>();

  function deliver(terminalId: string, event: TapEvent): void {
    for (const listener of any) listener(event, terminalId);
    for (const { listener } of [...(terminals.get(terminalId) ?? [])]) listener(event);
  }

  function gap(terminalId: string): void {
    for (const { onGap } of [...(terminals.get(terminalId) ?? [])]) onGap?.();
  }

  channel.on(EVENT, (text) => {
    const said = read(text);
    if (said) deliver(said.terminalId, said.event);
  });
  channel.on(GAP, gap);

  return {
    publish(terminalId, event) {
      // The line first: it is the longer way.
      if (!channel.alone && !channel.send(EVENT, JSON.stringify({ terminalId, event })))
        channel.send(GAP, terminalId);
      deliver(terminalId, event);
    },
    on(terminalId, listener, onGap) {
      const subscriber: Subscriber = { listener, onGap };
      const set = terminals.get(terminalId) ?? new Set();
      terminals.set(terminalId, set.add(subscriber));
      return () => {
        set.delete(subscriber);
        if (set.size === 0 && terminals.get(terminalId) === set) terminals.delete(terminalId);
      };
    },
    onAny(listener) {
      any.add(listener);
      return () => void any.delete(listener);
    },
    publishHere: deliver,
    gap,
    gapEverywhere() {
      for (const terminalId of [...terminals.keys()]) gap(terminalId);
    },
  };
}
