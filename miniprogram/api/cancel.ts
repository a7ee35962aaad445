/** Says that nobody waits for an answer any more: a page was left. Pure. */
export interface Cancellation {
  readonly cancelled: boolean;
  /** Calls back once when cancelled, at once when it already is; the returned function stops that. */
  onCancel(listener: () => void): () => void;
}

export interface Canceller extends Cancellation {
  cancel(): void;
}

export function createCanceller(): Canceller {
  const listeners = new Set<() => void>();
  let cancelled = false;
  return {
    get cancelled() {
      return cancelled;
    },
    onCancel(listener) {
      if (cancelled) listener();
      else listeners.add(listener);
      return () => listeners.delete(listener);
    },
    cancel() {
      cancelled = true;
      for (const listener of [...listeners]) listener();
      listeners.clear();
    },
  };
}
