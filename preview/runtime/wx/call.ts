import type { HostFailure } from '../host';
import { textOf } from '../text';

export type ApiOptions = Record<string, unknown>;
export type Wx = Record<string, unknown>;

interface Callbacks {
  success?: (result: unknown) => void;
  fail?: (failure: unknown) => void;
  complete?: (result: unknown) => void;
}

/** A failure in WeChat's form; `reason` completes `<api>:fail <reason>`. */
export class ApiFault extends Error {
  constructor(
    readonly reason: string,
    readonly codes: { errCode?: number; errno?: number } = {},
  ) {
    super(reason);
  }
}

/** What `fail` callbacks and rejections get. */
export function toFailure(name: string, error: unknown): HostFailure {
  if (error instanceof ApiFault) return { errMsg: `${name}:fail ${error.reason}`, ...error.codes };
  if (typeof error === 'object' && error !== null && 'errMsg' in error) return error as HostFailure;
  return { errMsg: `${name}:fail ${error instanceof Error ? error.message : String(error)}` };
}

/** Calls a callback of the mini-program; what it throws is reported as its own error, not swallowed. */
function invoke(callback: ((value: unknown) => void) | undefined, value: unknown): void {
  if (typeof callback !== 'function') return;
  try {
    callback(value);
  } catch (error) {
    reportError(error);
  }
}

/**
 * An asynchronous call as WeChat documents them: with success, fail or complete it answers through those and returns
 * nothing, without any of them it returns a promise.
 */
export function asyncApi<R extends object>(
  name: string,
  run:
    | ((options: ApiOptions) => Promise<R> | R)
    | ((options: ApiOptions) => Promise<void>)
    | ((options: ApiOptions) => void),
): (options?: ApiOptions) => Promise<unknown> | undefined {
  return (options = {}) => {
    const { success, fail, complete } = options as Callbacks;
    // Begins at once, as on a phone; only the answer comes later.
    const outcome = new Promise<unknown>((resolve) => resolve(run(options))).then(
      (result) => ({ ok: true, value: { errMsg: `${name}:ok`, ...(result as object | undefined) } }),
      (error: unknown) => ({ ok: false, value: toFailure(name, error) }),
    );
    if (!success && !fail && !complete) {
      return outcome.then(({ ok, value }) => (ok ? value : Promise.reject(value as unknown as Error)));
    }
    void outcome.then(({ ok, value }) => {
      invoke(ok ? success : fail, value);
      invoke(complete, value);
    });
    return undefined;
  };
}

/** Option as text; `fallback` when it is missing. */
export function textOption(options: ApiOptions, name: string, fallback = ''): string {
  const value = options[name];
  return textOf(value, fallback);
}

/** A required option. @throws ApiFault in WeChat's words */
export function required(options: ApiOptions, name: string): unknown {
  const value = options[name];
  if (value === undefined || value === null) {
    throw new ApiFault(`parameter error: parameter.${name} should not be undefined`, { errno: 1001 });
  }
  return value;
}
