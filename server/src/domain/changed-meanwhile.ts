import { isDeepStrictEqual } from 'node:util';
import { ApiError } from '../contract/api-error';

/**
 * Refuses a change that rests on something that somebody else has changed since: a field told in `was` that is neither
 * as it was nor already as wished. Throws `changed_meanwhile`. Ask where nobody else can write until the change is stored.
 */
export function refuseIfChanged<Facts extends object>(
  now: Facts,
  was: Partial<Facts> | undefined,
  wish: Partial<Facts>,
): void {
  for (const name of Object.keys(was ?? {}) as (keyof Facts)[]) {
    const same = (other: Partial<Facts> | undefined) => isDeepStrictEqual(now[name], other?.[name]);
    if (!same(was) && !same(wish)) throw new ApiError('changed_meanwhile');
  }
}
