import type { Services } from '../../services';
import { holderOfWriteCode, reachesWriteCode } from '../write-codes/authenticate';
import { phoneSessions } from './phone-sessions';
import { reachOf } from './reach';
import type { Reach } from './reach';
import { staffSessions } from './sessions';

/** Credentials of people who work for a merchant: the console's cookie, the phone's session, the write page's code. */
export function staffAuthenticators({ db, clock, random }: Pick<Services, 'db' | 'clock' | 'random'>) {
  const sessions = staffSessions(db, clock, random);
  const phones = phoneSessions({ db, clock, random });
  return {
    staff: async (token: string) => {
      const who = await phones.find(token);
      return { kind: 'staff' as const, ...who, reach: reachOf(who), actor: `staff:${who.staffId}` };
    },
    writeCode: async (id: string) => ({ kind: 'write_code' as const, ...(await holderOfWriteCode(db, id)) }),
    reachesWriteCode: (merchantId: string, reach: Reach, writeCodeId: string) =>
      reachesWriteCode(db, merchantId, reach, writeCodeId),
    console: async (token: string) => {
      const session = await sessions.find(token);
      const { merchantId, staffId, role, csrfToken } = session;
      const actor = `staff:${staffId}`;
      return {
        kind: 'console' as const,
        merchantId,
        staffId,
        role,
        csrfToken,
        actor,
        reach: reachOf(session),
      };
    },
  };
}
