import { noOtherNodes } from '../db/node-channel';
import type { NodeChannel } from '../db/node-channel';

/** How many streams are open per terminal on this node. A terminal with one is listening whatever its last heartbeat. */
export interface Presence {
  /** Counts a stream in; returns the matching "out", which works once. */
  enter(terminalId: string): () => void;
  isStreaming(terminalId: string): boolean;
  /** Ends every stream of a terminal on every node, as when its key is revoked. */
  expel(terminalId: string): void;
  /** Ends every stream of this node, as at shutdown. */
  expelAll(): void;
  /** Called when the terminal is expelled; returns the matching "off". */
  onExpel(terminalId: string, listener: () => void): () => void;
}

const EXPEL = 'expel';

export function createPresence(channel: NodeChannel = noOtherNodes()): Presence {
  const streams = new Map<string, number>();
  const leavers = new Map<string, Set<() => void>>();

  function expelHere(terminalId: string): void {
    for (const listener of [...(leavers.get(terminalId) ?? [])]) listener();
  }

  channel.on(EXPEL, expelHere);

  return {
    enter(terminalId) {
      streams.set(terminalId, (streams.get(terminalId) ?? 0) + 1);
      let inside = true;
      return () => {
        if (!inside) return;
        inside = false;
        const left = (streams.get(terminalId) ?? 1) - 1;
        if (left > 0) streams.set(terminalId, left);
        else streams.delete(terminalId);
      };
    },
    isStreaming: (terminalId) => streams.has(terminalId),
    expel(terminalId) {
      channel.send(EXPEL, terminalId);
      expelHere(terminalId);
    },
    expelAll() {
      for (const terminalId of [...leavers.keys()]) expelHere(terminalId);
    },
    onExpel(terminalId, listener) {
      const set = leavers.get(terminalId) ?? new Set();
      leavers.set(terminalId, set.add(listener));
      return () => {
        set.delete(listener);
        if (set.size === 0 && leavers.get(terminalId) === set) leavers.delete(terminalId);
      };
    },
  };
}
