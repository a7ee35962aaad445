import type { Scheduler } from '../ports';
import { NfcFailure, failureOf } from './errors';
import type { NfcError } from './errors';

/** The last argument of every wx call. */
export interface NfcOptions {
  success?: (result: Record<string, unknown>) => void;
  fail?: (error: unknown) => void;
  complete?: (result: unknown) => void;
}

type Answer = { ok: true; value: Record<string, unknown> } | { ok: false; value: NfcError };

/** wx's calling style: the work runs later, callbacks later still; a throwing callback never stops the phone. */
export class Bridge {
  /** Calls made so far, for tests that count them. */
  calls = 0;
  private over = false;

  constructor(
    private readonly scheduler: Scheduler,
    private readonly delay: () => number,
    private readonly withCodes: boolean,
    private readonly onError: (error: unknown) => void,
    /** Time spent in the air so far, ms: what a call spends there, its caller waits for. */
    private readonly airTime: () => number,
    /** A failure that this phone is told to show for a call. */
    private readonly faultFor: (name: string) => NfcError | null,
  ) {}

  /** The mini-program ended: nothing of it is called any more. */
  end(): void {
    this.over = true;
  }

  call(name: string, options: NfcOptions | undefined, work: () => Record<string, unknown>): void {
    this.calls += 1;
    this.scheduler.after(this.delay(), () => {
      if (this.over) return;
      const before = this.airTime();
      const answer = this.answer(name, work);
      this.scheduler.after(this.airTime() - before, () => {
        if (answer.ok) this.hand(options?.success, answer.value);
        else this.hand(options?.fail, answer.value);
        this.hand(options?.complete, answer.value);
      });
    });
  }

  private answer(name: string, work: () => Record<string, unknown>): Answer {
    const fault = this.faultFor(name);
    if (fault !== null) return { ok: false, value: fault };
    try {
      const errMsg = `${name.replace(/^.*\./u, '')}:ok`;
      return { ok: true, value: { ...work(), errMsg, errCode: 0 } };
    } catch (error) {
      const failure = error instanceof NfcFailure ? error : new NfcFailure(13010);
      if (!(error instanceof NfcFailure)) this.onError(error);
      return { ok: false, value: failureOf(name, failure, this.withCodes) };
    }
  }

  /** Gives an event to a listener of the mini-program. */
  hand<T>(listener: ((value: T) => void) | undefined, value: T): void {
    if (this.over) return;
    try {
      listener?.(value);
    } catch (error) {
      this.onError(error);
    }
  }
}
