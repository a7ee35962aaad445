import { sessionByToken, visitorByToken } from '../domain/members/sessions';
import { staffAuthenticators } from '../domain/staff/authenticate';
import { terminalByKey } from '../domain/terminals/terminals';
import type { Services } from '../services';
import type { Authenticators } from './callers';

/** Every credential of the API over the database. */
export function databaseAuthenticators(services: Services): Authenticators {
  return {
    ...staffAuthenticators(services),
    async memberSession(token) {
      const session = await sessionByToken(services, token);
      return { kind: 'member_session', actor: `visitor:${session.visitorId}`, ...session };
    },
    visitorSession: (token) => visitorByToken(services, token),
    async terminal(key) {
      const terminal = await terminalByKey(services, key);
      return { kind: 'terminal', actor: `terminal:${terminal.terminalId}`, ...terminal };
    },
  };
}
