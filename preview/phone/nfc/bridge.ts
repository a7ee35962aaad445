import type { Scheduler } from '../ports';
import { NfcFailure, failureOf } from './errors';

/** The last argument of every wx call. */
export interface NfcOptions {
  success?: (result: Record<string, unknown>) => void;
  fail?: (error: unknown) => void;
  complete?: (result: unknown) => void;
}

/** wx's calling style: the work runs later, callbacks later still; a throwing callback never stops the phone. */
export class Bridge {
  /** Calls made so far, for tests that count them. */
  calls = 0;

  constructor(
    private readonly scheduler: Scheduler,
    private readonly delay: () => number,
    private readonly withCodes: boolean,
    private readonly onError: (error: unknown) => void,
  ) {}

  call(name: string, options: NfcOptions | undefined, work: () => Record<string, unknown>): void {
    this.calls += 1;
    this.scheduler.after(this.delay(), () => {
      try {
        const result = { ...work(), errMsg: `${name.replace(/^.*\./u, '')}:ok`, errCode: 0 };
        this.hand(options?.success, result);
        this.hand(options?.complete, result);
      } catch (error) {
        const failure = error instanceof NfcFailure ? error : new NfcFailure(13010);
        if (!(error instanceof NfcFailure)) this.onError(error);
        const answer = failureOf(name, failure, this.withCodes);
        this.hand(options?.fail, answer);
        this.hand(options?.complete, answer);
      }
    });
  }

  /** Gives an event to a listener of the mini-program. */
  hand<T>(listener: ((value: T) => void) | undefined, value: T): void {
    try {
      listener?.(value);
    } catch (error) {
      this.onError(error);
    }
  }
}
