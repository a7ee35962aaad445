import { reactive } from 'vue';
import { CallError } from '../api/client';
import { login, logout, me, type Me } from '../api/console';

/** Who uses the console: asked once at the start, then by login. */
export type Session =
  | { state: 'asking' }
  | { state: 'out' }
  | { state: 'in'; me: Me }
  | { state: 'failed'; message: string };

export const session = reactive<{ now: Session }>({ now: { state: 'asking' } });

export async function resume(): Promise<void> {
  session.now = { state: 'asking' };
  try {
    session.now = { state: 'in', me: await me() };
  } catch (error) {
    const out = error instanceof CallError && error.status === 401;
    session.now = out ? { state: 'out' } : { state: 'failed', message: messageOf(error) };
  }
}

export async function enter(loginName: string, password: string): Promise<void> {
  session.now = { state: 'in', me: await login(loginName, password) };
}

/** Somebody came in by another way than the login form. */
export function admitted(me: Me): void {
  session.now = { state: 'in', me };
}

export async function leave(): Promise<void> {
  await logout().catch(() => undefined);
  session.now = { state: 'out' };
}

/** What to show a person; a lost session also leads back to the login. */
export function messageOf(error: unknown): string {
  if (!(error instanceof CallError)) return '页面出了点问题，请刷新后重试。';
  if (error.status === 401 && error.code !== 'login_failed') session.now = { state: 'out' };
  return error.requestId && error.status >= 500
    ? `${error.message}（编号 ${error.requestId}）`
    : error.message;
}
