import type { Dispatch } from './nfc/dispatch';

/** One kind of happening and who listens. */
export class Signal<T> {
  private readonly listeners = new Set<(value: T) => void>();

  /** Returns how to stop listening. */
  listen(listener: (value: T) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  tell(value: T): void {
    [...this.listeners].forEach((listener) => listener(value));
  }
}

/** What a phone tells to whoever draws or watches it. */
export class PhoneEvents {
  /** Anything drawn may have changed. */
  readonly change = new Signal<null>();
  readonly theme = new Signal<'light' | 'dark'>();
  readonly network = new Signal<{ isConnected: boolean; networkType: string }>();
  /** A mini-program was opened by a code or a link. */
  readonly entered = new Signal<{ appId: string; path: string; scene: number }>();
  /** The system took a tag that no app in front asked for. */
  readonly dispatched = new Signal<Dispatch>();
  /** A mini-program went back to the one that opened it. */
  readonly returned = new Signal<{ appId: string; extraData: unknown }>();
  /** A mini-program got an answer from the network. */
  readonly answered = new Signal<{ appId: string; url: string; statusCode: number; data: ArrayBuffer }>();
  /** A mini-program's own code failed, or could not be started. */
  readonly failed = new Signal<{ appId: string; error: unknown }>();

  changed(): void {
    this.change.tell(null);
  }
}
