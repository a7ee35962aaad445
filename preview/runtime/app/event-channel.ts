type Listener = (...parameters: unknown[]) => void;

/** Messages between a page and the page it opened (wx.navigateTo's `events`, getOpenerEventChannel). */
export class EventChannel {
  private readonly listeners = new Map<string, { run: Listener; once: boolean }[]>();

  on(name: string, run: Listener): void {
    this.add(name, run, false);
  }

  once(name: string, run: Listener): void {
    this.add(name, run, true);
  }

  off(name: string, run?: Listener): void {
    const kept = run ? (this.listeners.get(name) ?? []).filter((entry) => entry.run !== run) : [];
    this.listeners.set(name, kept);
  }

  emit(name: string, ...parameters: unknown[]): void {
    const entries = this.listeners.get(name) ?? [];
    this.listeners.set(
      name,
      entries.filter((entry) => !entry.once),
    );
    for (const entry of entries) entry.run(...parameters);
  }

  private add(name: string, run: Listener, once: boolean): void {
    this.listeners.set(name, [...(this.listeners.get(name) ?? []), { run, once }]);
  }
}
