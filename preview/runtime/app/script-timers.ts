/** The window's own timers. */
export interface PlainTimers {
  set(callback: () => void, ms: number): number;
  clear(id: number): void;
}

type Callback = (...parameters: unknown[]) => void;

/** A phone stops the script of a mini-program so long after it left the foreground (fact sheet A1, E5). */
const SUSPENDED_AFTER_MS = 5000;

/**
 * The timers of a mini-program's script: they stand still while the script is suspended in the background; what fell due
 * meanwhile runs when it is back, an interval once.
 */
export class ScriptTimers {
  private last = 0;
  private isSuspended = false;
  private suspension: number | null = null;
  /** Our id → the window's. */
  private readonly running = new Map<number, number>();
  /** What fell due while suspended, in that order. */
  private readonly due = new Map<number, () => void>();

  constructor(private readonly plain: PlainTimers) {}

  /** The names that the script sees. */
  readonly names = {
    setTimeout: (callback: unknown, ms?: unknown, ...parameters: unknown[]): number =>
      this.start(callback, ms, parameters, false),
    setInterval: (callback: unknown, ms?: unknown, ...parameters: unknown[]): number =>
      this.start(callback, ms, parameters, true),
    clearTimeout: (id: number): void => this.clear(id),
    clearInterval: (id: number): void => this.clear(id),
  };

  /** The mini-program left the foreground. */
  hidden(): void {
    if (this.suspension !== null || this.isSuspended) return;
    this.suspension = this.plain.set(() => {
      this.suspension = null;
      this.isSuspended = true;
    }, SUSPENDED_AFTER_MS);
  }

  /** It is back. */
  shown(): void {
    if (this.suspension !== null) this.plain.clear(this.suspension);
    this.suspension = null;
    this.isSuspended = false;
    const late = [...this.due];
    this.due.clear();
    // Each on its own, so that one that throws does not take the others along.
    for (const [id, fire] of late) this.running.set(id, this.plain.set(fire, 0));
  }

  /** The mini-program ended. */
  end(): void {
    if (this.suspension !== null) this.plain.clear(this.suspension);
    this.running.forEach((own) => this.plain.clear(own));
    this.running.clear();
    this.due.clear();
  }

  private start(callback: unknown, ms: unknown, parameters: unknown[], repeats: boolean): number {
    const id = (this.last += 1);
    if (typeof callback !== 'function') return id;
    const wait = Math.max(0, Number(ms) || 0);
    const fire = (): void => {
      this.running.delete(id);
      if (this.isSuspended) {
        this.due.set(id, fire);
        return;
      }
      if (repeats) this.running.set(id, this.plain.set(fire, wait));
      (callback as Callback)(...parameters);
    };
    this.running.set(id, this.plain.set(fire, wait));
    return id;
  }

  private clear(id: number): void {
    const own = this.running.get(id);
    if (own !== undefined) this.plain.clear(own);
    this.running.delete(id);
    this.due.delete(id);
  }
}
