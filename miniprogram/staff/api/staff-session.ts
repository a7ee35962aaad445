/** The session of an invited staff member on this phone; a mere holder of a write code has none. */
import type { LoginCodes } from '../../platform/login';
import type { Storage } from '../../platform/storage';
import type { Client } from '../../api/client';
import { asFailure } from '../../api/failure';
import { failureOfLogin } from '../../api/session';
import type { Answer } from '../../api/types';

export type StaffOnPhone = Answer<'staffSession'>;

export interface StaffSessionKeeper {
  /** Token to send beside a write code; null: nobody logged in as staff here. */
  token(): string | null;
  /** Keeps a session that was just given (an accepted invitation, a login). */
  adopt(session: StaffOnPhone['session']): void;
  /** The server refused this token; nothing happens when a newer one is there already. */
  refused(token: string): void;
  /** Logs in by WeChat; true when this person is staff, false when not. Rejects with ApiFailure for everything else. */
  login(): Promise<boolean>;
}

const KEY = 'staff-session';

export interface StaffSessionPorts {
  readonly storage: Storage;
  readonly loginCode: LoginCodes;
  /** staffSession. */
  readonly exchange: (code: string) => Promise<StaffOnPhone>;
  /** Tries again with a new login code (the client's). */
  readonly renewing: Client['renewing'];
}

/** Makes the keeper; everybody who logs in at the same time shares one login. */
export function createStaffSession(ports: StaffSessionPorts): StaffSessionKeeper {
  const { storage, loginCode, exchange, renewing } = ports;
  const stored = storage.read(KEY);
  let token = typeof stored === 'string' && stored !== '' ? stored : null;
  let flight: Promise<boolean> | null = null;

  function adopt(session: StaffOnPhone['session']): void {
    token = session.token;
    storage.write(KEY, token);
  }

  async function attempt(): Promise<StaffOnPhone> {
    const code = await loginCode().catch((error: unknown) => {
      throw failureOfLogin(error);
    });
    return exchange(code);
  }

  async function enter(): Promise<boolean> {
    try {
      adopt((await renewing(attempt)).session);
      return true;
    } catch (error) {
      const failure = asFailure(error);
      if (failure.code === 'not_staff') return false;
      throw failure;
    }
  }

  return {
    token: () => token,
    adopt,
    refused(old) {
      if (token !== old) return;
      token = null;
      storage.remove(KEY);
    },
    login() {
      flight ??= enter().finally(() => {
        flight = null;
      });
      return flight;
    },
  };
}
