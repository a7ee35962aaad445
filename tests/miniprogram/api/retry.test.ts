import { ApiFailure } from '../../../miniprogram/api/failure';
import type { FailureCode } from '../../../miniprogram/api/failure';
import { newIdempotencyKey } from '../../../miniprogram/api/idempotency';
import { defaultRetry, delayBefore, withRetry } from '../../../miniprogram/api/retry';
import { counter } from '../../helpers/wx/network';
import { handClock } from '../../helpers/wx/time';

const failed = (code: FailureCode, retryAfterMs = 0) => new ApiFailure({ code, retryAfterMs });

it.each<[number, FailureCode, number, number, number | null]>([
  [2, 'network_offline', 0, 0, 150],
  [2, 'network_offline', 0, 1, 450],
  [3, 'timeout', 0, 0, 300],
  [4, 'timeout', 0, 0, null],
  [2, 'rate_limited', 2000, 0, 2000],
  [2, 'rate_limited', 60_000, 0, null],
  [2, 'merchant_suspended', 0, 0, null],
  [2, 'session_expired', 0, 0, null],
])(
  'before try %i after %s (server asks %i ms, chance %d) it waits %s ms',
  (next, code, after, chance, expected) => {
    expect(delayBefore(next, failed(code, after), defaultRetry, () => chance)).toBe(expected);
  },
);

it('gives the answer of the first try that succeeds', async () => {
  const { clock, pass } = handClock();
  const attempt = jest.fn().mockRejectedValueOnce(failed('timeout')).mockResolvedValueOnce('answer');
  const answer = withRetry(attempt, defaultRetry, clock, () => 0.5);
  await pass(299);
  expect(attempt).toHaveBeenCalledTimes(1);
  await pass(1);
  await expect(answer).resolves.toBe('answer');
});

it('gives the last failure when the tries are used up, and turns surprises into failures', async () => {
  const { clock, pass } = handClock();
  const attempt = jest.fn().mockRejectedValue(failed('wechat_busy'));
  const answer = withRetry(attempt, defaultRetry, clock, Math.random).catch((error: unknown) => error);
  await pass(5000);
  expect(await answer).toMatchObject({ code: 'wechat_busy' });
  expect(attempt).toHaveBeenCalledTimes(3);
  const surprise = withRetry(() => Promise.reject(new TypeError('x')), defaultRetry, clock, Math.random);
  await expect(surprise).rejects.toMatchObject({ code: 'unknown' });
});

it('makes keys that the server accepts and that differ', () => {
  const random = counter();
  const keys = Array.from({ length: 500 }, () => newIdempotencyKey(random));
  expect(keys.every((key) => /^[0-9A-Za-z_-]{16,64}$/.test(key))).toBe(true);
  expect(new Set(keys).size).toBe(500);
});
