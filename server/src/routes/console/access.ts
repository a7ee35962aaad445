import type { FastifyInstance } from 'fastify';
import { ApiError } from '../../contract/api-error';
import {
  consoleDemoLogin,
  consoleEnvironment,
  consoleLogin,
  consoleLogout,
  consoleMe,
} from '../../contract/console';
import { staffSessions } from '../../domain/staff/sessions';
import type { StaffSession } from '../../domain/staff/sessions';
import { hashToken } from '../../security/tokens';
import { CONSOLE_COOKIE } from '../../plugins/callers';
import { serve } from '../../plugins/contract-route';
import { clearSessionCookie, setSessionCookie } from './cookie';
import { isLocalRequest } from './local';

/** Guesses of a password from one address in a minute. */
const LOGINS_PER_MINUTE = 10;

/** Logging in and out. `version` is the product's. */
export function registerAccess(app: FastifyInstance, version: string): void {
  const { db, clock, random, config } = app.services;
  const sessions = staffSessions(db, clock, random);
  const simulator = config.wechatMode === 'simulator';

  async function me(session: Pick<StaffSession, 'merchantId' | 'staffId' | 'csrfToken'>) {
    const face = await sessions.face(session.merchantId, session.staffId);
    return { ...face, csrfToken: session.csrfToken, simulator };
  }

  serve(app, consoleEnvironment, async () => ({ simulator, version }));

  serve(
    app,
    consoleLogin,
    async ({ body, reply }) => {
      const session = await sessions.login(body.loginName, body.password);
      setSessionCookie(reply, config, session.token, session.expiresAt);
      return me(session);
    },
    { perMinute: LOGINS_PER_MINUTE },
  );

  serve(app, consoleDemoLogin, async ({ request, reply }) => {
    if (!simulator || !isLocalRequest(request.ip, request.headers.host)) throw new ApiError('forbidden');
    const session = await sessions.demoLogin();
    if (!session) throw new ApiError('forbidden');
    setSessionCookie(reply, config, session.token, session.expiresAt);
    return me(session);
  });

  serve(app, consoleLogout, async ({ caller, request, reply }) => {
    const token = request.cookies[CONSOLE_COOKIE];
    if (token !== undefined) await sessions.logout(caller.merchantId, hashToken(token));
    clearSessionCookie(reply, config);
    return {};
  });

  serve(app, consoleMe, async ({ caller }) => me(caller));
}
