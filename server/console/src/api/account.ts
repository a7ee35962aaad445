import type { Attempts } from './attempts';
import { call, newIdempotencyKey, type Answer, type Body } from './client';
import { act, remember, type Me } from './console';

const welcomePath = '/api/v1/console/welcome';
export type Welcome = Answer<typeof welcomePath, 'post'>;
export type LinkKind = Body<typeof welcomePath, 'post'>['kind'];
/** What a one-time link is for; the token travels in the body only. */
export const welcome = (kind: LinkKind, token: string): Promise<Welcome> =>
  call('post', welcomePath, { body: { kind, token } });

const joinPath = '/api/v1/console/join';
const signUpPath = '/api/v1/console/sign-up';
/** One key per form: a retry after a lost answer logs in instead of failing. */
export const joinWith = (key = newIdempotencyKey()) => ({
  join: async (body: Body<typeof joinPath, 'post'>): Promise<Me> =>
    remember(await call('post', joinPath, { body, headers: { 'idempotency-key': key } })),
  signUp: async (body: Body<typeof signUpPath, 'post'>): Promise<Me> =>
    remember(await call('post', signUpPath, { body, headers: { 'idempotency-key': key } })),
});

export const changePassword = (currentPassword: string, newPassword: string, attempts: Attempts) =>
  act('post', '/api/v1/console/password', { currentPassword, newPassword }, undefined, { attempts });
