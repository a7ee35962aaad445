import type { FastifyInstance } from 'fastify';
import { ApiError } from '../../contract/api-error';
import { consoleJoin, consolePassword, consoleSignUp, consoleWelcome } from '../../contract/console-account';
import { operatorLinks } from '../../domain/accounts/links';
import { changePassword, joinAsOwner, joinByInvitation, signUp } from '../../domain/accounts/people';
import { invitations } from '../../domain/staff/invitations';
import type { NewStaffSession } from '../../domain/staff/sessions';
import { CONSOLE_COOKIE } from '../../plugins/callers';
import { serve } from '../../plugins/contract-route';
import type { Answer } from '../../plugins/contract-route';
import { fingerprint, once } from '../../plugins/idempotency';
import { hashPassword } from '../../security/passwords';
import { hashToken } from '../../security/tokens';
import { time } from '../time';
import type { ConsoleDoor } from './door';

/** From one address in a minute: enough for a person who mistypes, too few to try links or to fill the table. */
const TRIES_PER_MINUTE = 6;
const LOOKS_PER_MINUTE = 20;

/** Who signs up is nobody's yet: keys of such acts count under this name. */
const PLATFORM = 'platform';

/** Ways to become a person of the console, and one's own password. */
export function registerAccount(app: FastifyInstance, door: ConsoleDoor): void {
  const { services } = app;
  const { db, random, config } = services;

  /** The record of such an act holds neither password nor token, and its retry has to know the password. */
  const scope = (route: string, key: string, asked: object) => ({
    merchantId: PLATFORM,
    actor: 'anyone',
    route,
    key,
    fingerprint: () => fingerprint(asked),
  });

  serve(
    app,
    consoleWelcome,
    async ({ body: { kind, token } }) => {
      if (kind === 'invitation') {
        const { merchantName, role, name, expiresAt } = await invitations(db, services).shown(token);
        return { merchantName, role, name, expiresAt: time(expiresAt) };
      }
      const { merchantName, expiresAt } = await operatorLinks(db, services).look(kind, token);
      const role = kind === 'owner' ? ('owner' as const) : null;
      return { merchantName, role, name: null, expiresAt: time(expiresAt) };
    },
    { perMinute: LOOKS_PER_MINUTE },
  );

  serve(
    app,
    consoleJoin,
    async ({ body, reply, idempotencyKey }) => {
      const { kind, token, name, loginName, password } = body;
      const passwordHash = await hashPassword(password, random);
      const asked = { kind, token: hashToken(token), name, loginName };
      await once<object>(services, scope(consoleJoin.id, idempotencyKey, asked), ({ commit }) =>
        commit(async (trx) => {
          const person = { loginName, passwordHash };
          if (kind === 'invitation')
            await joinByInvitation(trx, services, { ...person, invitationId: token });
          else await joinAsOwner(trx, services, { ...person, name: name?.trim() ?? loginName, token });
          return {};
        }),
      );
      return door.admit(reply, await door.sessions.login(loginName, password));
    },
    { perMinute: TRIES_PER_MINUTE },
  );

  serve(
    app,
    consoleSignUp,
    async ({ body, reply, idempotencyKey }): Promise<Answer<typeof consoleSignUp>> => {
      if (config.signUp === 'closed') throw new ApiError('sign_up_closed');
      const { name, merchantName, loginName, password, code } = body;
      if (config.signUp === 'invitation' && code === null) throw new ApiError('link_invalid');
      const passwordHash = await hashPassword(password, random);
      const used = config.signUp === 'invitation' ? code : null;
      const asked = { name, merchantName, loginName, code: used === null ? null : hashToken(used) };
      await once<object>(services, scope(consoleSignUp.id, idempotencyKey, asked), ({ commit }) =>
        commit(async (trx) => {
          await signUp(trx, services, {
            name: name.trim(),
            merchantName: merchantName.trim(),
            loginName,
            passwordHash,
            code: used,
            simulated: config.wechatMode === 'simulator',
          });
          return {};
        }),
      );
      const session: NewStaffSession = await door.sessions.login(loginName, password);
      return door.admit(reply, session);
    },
    { perMinute: TRIES_PER_MINUTE },
  );

  serve(
    app,
    consolePassword,
    async ({ caller, body, request }) => {
      const sessionHash = hashToken(request.cookies[CONSOLE_COOKIE] ?? '');
      await changePassword(services, caller.merchantId, { staffId: caller.staffId, sessionHash, ...body });
      await services.durable();
      return {};
    },
    { perMinute: TRIES_PER_MINUTE },
  );
}
