import { remaining, writeCodeState } from '../../../server/src/domain/write-codes/rules';

it.each([
  [null, null, 'valid'],
  [1001, null, 'valid'],
  [1000, null, 'expired'],
  [999, null, 'expired'],
  [null, 1, 'revoked'],
  [999, 1, 'revoked'],
] as const)(
  'a code that expires at %s and was revoked at %s is, at 1000, %s',
  (expiresAt, revokedAt, state) => {
    expect(writeCodeState({ expiresAt, revokedAt }, 1000)).toBe(state);
  },
);

it.each([
  [200, 0, 200],
  [200, 199, 1],
  [200, 200, 0],
  [200, 250, 0],
])('of %i a day, with %i written, %i remain', (cap, written, left) => {
  expect(remaining(cap, written)).toBe(left);
});
