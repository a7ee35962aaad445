type Listener<T> = (value: T) => void;

/** Listeners of named events; each `on` has its `off`, and `off` without a function removes all. */
export class Emitter<Events extends object> {
  private readonly listeners = new Map<keyof Events, Set<Listener<never>>>();

  on<K extends keyof Events>(name: K, listener: Listener<Events[K]>): void {
    const set = this.listeners.get(name) ?? new Set();
    set.add(listener);
    this.listeners.set(name, set);
  }

  off<K extends keyof Events>(name: K, listener?: Listener<Events[K]>): void {
    if (listener) this.listeners.get(name)?.delete(listener);
    else this.listeners.delete(name);
  }

  /** How many listeners heard it. */
  emit<K extends keyof Events>(name: K, value: Events[K]): number {
    const set = [...(this.listeners.get(name) ?? [])];
    for (const listener of set) (listener as Listener<Events[K]>)(value);
    return set.length;
  }
}
