import { reactive } from 'vue';
import { CallError } from '../api/client';
import { login, logout, me, type Me } from '../api/console';
import { atStake } from './at-stake';

/**
 * Whether the server still knows who is logged in. If not, why the page stands all the same: something was `typed` on it,
 * something is `open` above it, or an act was `refused` that is to be done again.
 */
export type Standing = 'valid' | 'typed' | 'open' | 'refused';

/** Who uses the console: asked once at the start, then by login. */
export type Session =
  | { state: 'asking' }
  | { state: 'out' }
  | { state: 'in'; me: Me; standing: Standing }
  | { state: 'failed'; message: string };

export const session = reactive<{ now: Session }>({ now: { state: 'asking' } });

export async function resume(): Promise<void> {
  session.now = { state: 'asking' };
  try {
    session.now = { state: 'in', me: await me(), standing: 'valid' };
  } catch (error) {
    const out = error instanceof CallError && error.status === 401;
    session.now = out ? { state: 'out' } : { state: 'failed', message: messageOf(error) };
  }
}

export async function enter(loginName: string, password: string): Promise<void> {
  admitted(await login(loginName, password));
}

/** The same above a page whose session is over. For somebody else that page is not. */
export async function enterAgain(loginName: string, password: string): Promise<void> {
  const before = session.now;
  const me = await login(loginName, password);
  const same = before.state === 'in' && before.me.staff.id === me.staff.id;
  if (same) admitted(me);
  else location.reload();
}

/** Somebody came in by another way than the login form. */
export function admitted(me: Me): void {
  session.now = { state: 'in', me, standing: 'valid' };
}

export async function leave(): Promise<void> {
  await logout().catch(() => undefined);
  session.now = { state: 'out' };
}

/** Where something is at stake the page stays, and login comes above it. Else login takes its place. */
function endSession(reading: boolean): void {
  const { now } = session;
  if (now.state === 'in' && now.standing !== 'valid') return;
  const stake = atStake(document);
  const standing = stake === 'typed' || reading ? stake : 'refused';
  session.now = now.state === 'in' && standing !== 'nothing' ? { ...now, standing } : { state: 'out' };
}

/** Whether a form was refused because what it rests on is no longer so. */
export const isChangedMeanwhile = (error: unknown): boolean =>
  error instanceof CallError && error.code === 'changed_meanwhile';

/** What to show a person; a lost session also leads back to the login. */
export function messageOf(error: unknown): string {
  if (!(error instanceof CallError)) return '页面出了点问题，请刷新后重试。';
  if (error.status === 401 && error.code !== 'login_failed') endSession(error.reading);
  return error.requestId && error.status >= 500
    ? `${error.message}（编号 ${error.requestId}）`
    : error.message;
}
