import type { FastifyReply } from 'fastify';
import type { consoleMe } from '../../contract/console';
import { staffSessions } from '../../domain/staff/sessions';
import type { NewStaffSession, StaffSession, StaffSessions } from '../../domain/staff/sessions';
import type { Answer } from '../../plugins/contract-route';
import type { Services } from '../../services';
import { setSessionCookie } from './cookie';

export type MeAnswer = Answer<typeof consoleMe>;

/** What every way into the console has in common. */
export interface ConsoleDoor {
  readonly sessions: StaffSessions;
  me(session: Pick<StaffSession, 'merchantId' | 'staffId' | 'csrfToken'>): Promise<MeAnswer>;
  /** Sets the session cookie and says who came in. */
  admit(reply: FastifyReply, session: NewStaffSession): Promise<MeAnswer>;
}

export function consoleDoor({ db, clock, random, config }: Services): ConsoleDoor {
  const sessions = staffSessions(db, clock, random);
  const simulator = config.wechatMode === 'simulator';

  async function me(session: Pick<StaffSession, 'merchantId' | 'staffId' | 'csrfToken'>): Promise<MeAnswer> {
    const face = await sessions.face(session.merchantId, session.staffId);
    return { ...face, csrfToken: session.csrfToken, simulator };
  }

  return {
    sessions,
    me,
    admit(reply, session) {
      setSessionCookie(reply, config, session.token, session.expiresAt);
      return me(session);
    },
  };
}
