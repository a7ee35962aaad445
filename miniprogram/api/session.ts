/** The member's session: kept on the phone, one login in flight, replaced when the server says it is over. */
import { LoginRefused } from '../platform/login';
import type { LoginCodes } from '../platform/login';
import type { Storage } from '../platform/storage';
import { ApiFailure, asFailure } from './failure';
import type { Session } from './types';

const KEY = 'session';
/** WeChat takes a login code once; somebody on the way may have sent ours twice. */
export const LOGIN_SPENT = 'wechat_login_rejected';

/** Either a session, or a one-time login code that the server turns into one. */
export type Credential = { kind: 'session'; token: string } | { kind: 'code'; code: string };

export interface SessionKeeper {
  /** A session's token; logs in when there is none. Everybody who asks meanwhile waits for the same login. */
  token(): Promise<string>;
  /**
   * Runs a call whose answer carries a session (bootstrap): with the session there is, else with a new login code. Others
   * who need a session meanwhile wait for it instead of logging in themselves.
   */
  through<T extends { session: Session }>(call: (credential: Credential) => Promise<T>): Promise<T>;
  /** The server refused this token; nothing happens when a newer one is there already. */
  refused(token: string): void;
}

export interface SessionPorts {
  readonly storage: Storage;
  readonly loginCode: LoginCodes;
  /** memberSession. */
  readonly exchange: (code: string) => Promise<Session>;
}

/** WeChat's general errno: 5 is a time-out, 600001 no network, 600003 interrupted. Older libraries say it in words only. */
const NETWORK_ERRNOS: readonly (number | null)[] = [600001, 600003];

/** Without a network WeChat cannot log in either: that is told as the missing network it is. */
export function failureOfLogin(error: unknown): ApiFailure {
  const errno = error instanceof LoginRefused ? error.errno : null;
  const words = error instanceof Error ? error.message : '';
  if (errno === 5 || /time(d )?[- ]?out/i.test(words)) return new ApiFailure({ code: 'timeout' });
  if (NETWORK_ERRNOS.includes(errno) || /network|interrupted|ERR_INTERNET/i.test(words))
    return new ApiFailure({ code: 'network_offline' });
  return new ApiFailure({ code: 'login_unavailable' });
}

export function createSessionKeeper({ storage, loginCode, exchange }: SessionPorts): SessionKeeper {
  const stored = storage.read(KEY);
  let token = typeof stored === 'string' && stored !== '' ? stored : null;
  let flight: Promise<string> | null = null;

  function adopt(session: Session): string {
    if (session.token !== token) storage.write(KEY, session.token);
    token = session.token;
    return session.token;
  }

  async function freshCode(): Promise<string> {
    try {
      return await loginCode();
    } catch (error) {
      throw failureOfLogin(error);
    }
  }

  /** A new session; a code that was spent on the way is replaced once. */
  async function login(): Promise<Session> {
    try {
      return await exchange(await freshCode());
    } catch (error) {
      if (asFailure(error).code !== LOGIN_SPENT) throw error;
      return exchange(await freshCode());
    }
  }

  /** Makes `work` the login everybody waits for. */
  function fly(work: () => Promise<string>): Promise<string> {
    const mine = work().finally(() => {
      if (flight === mine) flight = null;
    });
    flight = mine;
    return mine;
  }

  return {
    async token() {
      if (token !== null) return token;
      return flight ?? fly(async () => adopt(await login()));
    },
    async through(call) {
      const waiting = token === null && flight ? await flight.catch(() => null) : null;
      const known = token ?? waiting;
      if (known !== null) {
        const answer = await call({ kind: 'session', token: known });
        adopt(answer.session);
        return answer;
      }
      const answer = freshCode().then((code) => call({ kind: 'code', code }));
      await fly(async () => adopt((await answer).session));
      return answer;
    },
    refused(old) {
      if (token !== old) return;
      token = null;
      storage.remove(KEY);
    },
  };
}
