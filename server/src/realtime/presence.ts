/** How many streams are open per terminal on this node. A terminal with one is listening whatever its last heartbeat. */
export interface Presence {
  /** Counts a stream in; returns the matching "out", which works once. */
  enter(terminalId: string): () => void;
  isStreaming(terminalId: string): boolean;
  /** Ends every stream of a terminal, as when its key is revoked. */
  expel(terminalId: string): void;
  /** Ends every stream, as at shutdown. */
  expelAll(): void;
  /** Called when the terminal is expelled; returns the matching "off". */
  onExpel(terminalId: string, listener: () => void): () => void;
}

export function createPresence(): Presence {
  const streams = new Map<string, number>();
  const leavers = new Map<string, Set<() => void>>();

  function expel(terminalId: string): void {
    for (const listener of [...(leavers.get(terminalId) ?? [])]) listener();
  }

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
    expel,
    expelAll() {
      for (const terminalId of [...leavers.keys()]) expel(terminalId);
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
