/** Names that one node of all holds at a time, over calls to the network and without a transaction. */
export interface NamedLocks {
  /** Null when somebody holds the name. The answer gives it back; a node that dies gives back all it held. */
  tryHold(name: string): Promise<(() => Promise<void>) | null>;
  close(): Promise<void>;
}

/** Of names held inside this node. */
export function heldHere() {
  const names = new Set<string>();
  return {
    take(name: string): boolean {
      if (names.has(name)) return false;
      names.add(name);
      return true;
    },
    giveBack: (name: string) => void names.delete(name),
  };
}

/** For a single node. */
export function locksOfOneNode(): NamedLocks {
  const here = heldHere();
  return {
    tryHold: async (name) => (here.take(name) ? async () => here.giveBack(name) : null),
    close: () => Promise.resolve(),
  };
}
