import type { FastifyInstance } from 'fastify';
import { ApiError } from '../../contract/api-error';
import {
  consoleDemoLogin,
  consoleEnvironment,
  consoleLogin,
  consoleLogout,
  consoleMe,
} from '../../contract/console';
import { hashToken } from '../../security/tokens';
import { CONSOLE_COOKIE } from '../../plugins/callers';
import { serve } from '../../plugins/contract-route';
import { clearSessionCookie } from './cookie';
import type { ConsoleDoor } from './door';
import { isLocalRequest } from './local';

/** Guesses of a password from one address in a minute. */
const LOGINS_PER_MINUTE = 10;

/** Logging in and out. `version` is the product's. */
export function registerAccess(app: FastifyInstance, version: string, door: ConsoleDoor): void {
  const { config } = app.services;
  const { sessions } = door;
  const simulator = config.wechatMode === 'simulator';

  serve(app, consoleEnvironment, async () => ({ simulator, version, signUp: config.signUp }));

  serve(
    app,
    consoleLogin,
    async ({ body, reply }) => door.admit(reply, await sessions.login(body.loginName, body.password)),
    { perMinute: LOGINS_PER_MINUTE },
  );

  serve(app, consoleDemoLogin, async ({ request, reply }) => {
    if (!simulator || !isLocalRequest(request.ip, request.headers.host)) throw new ApiError('forbidden');
    const session = await sessions.demoLogin();
    if (!session) throw new ApiError('forbidden');
    return door.admit(reply, session);
  });

  serve(app, consoleLogout, async ({ caller, request, reply }) => {
    const token = request.cookies[CONSOLE_COOKIE];
    if (token !== undefined) await sessions.logout(caller.merchantId, hashToken(token));
    clearSessionCookie(reply, config);
    return {};
  });

  serve(app, consoleMe, ({ caller }) => door.me(caller));
}
