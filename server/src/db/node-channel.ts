/** A line between the nodes of one product: short texts, quick, and now and then lost. */
export interface NodeChannel {
  /** True when there can be no other node: nothing needs to be put into words. */
  readonly alone: boolean;
  /** Tells the other nodes; never waits and never fails. At most `LONGEST` bytes, else nothing is sent: false. */
  send(topic: string, text: string): boolean;
  /** What other nodes say about a topic. Returns the matching "off". */
  on(topic: string, listener: (text: string) => void): () => void;
  /** Called when texts may have been missed. Returns the matching "off". */
  onGap(listener: () => void): () => void;
  close(): Promise<void>;
}

/** Bytes of a text. A PostgreSQL notification carries less than 8,000, and needs some for the sender. */
export const LONGEST = 7_800;

/** For a single node: nobody else is there. */
export function noOtherNodes(): NodeChannel {
  return {
    alone: true,
    send: () => true,
    on: () => () => undefined,
    onGap: () => () => undefined,
    close: () => Promise.resolve(),
  };
}

/** Keeps who listens to what, and hears each text once: not the node's own. */
export function listenersOf(node: string) {
  const topics = new Map<string, Set<(text: string) => void>>();
  const gaps = new Set<() => void>();
  return {
    /** `sender topic text`, as it goes over the line. */
    wire: (topic: string, text: string) => `${node} ${topic} ${text}`,
    hear(wire: string): void {
      const [, sender, topic, text] = /^(\S+) (\S+) (.*)$/s.exec(wire) ?? [];
      if (topic === undefined || text === undefined || sender === node) return;
      for (const listener of [...(topics.get(topic) ?? [])]) listener(text);
    },
    gap(): void {
      for (const listener of [...gaps]) listener();
    },
    on(topic: string, listener: (text: string) => void): () => void {
      const set = topics.get(topic) ?? new Set();
      topics.set(topic, set.add(listener));
      return () => {
        set.delete(listener);
        if (set.size === 0 && topics.get(topic) === set) topics.delete(topic);
      };
    },
    onGap(listener: () => void): () => void {
      gaps.add(listener);
      return () => void gaps.delete(listener);
    },
  };
}
