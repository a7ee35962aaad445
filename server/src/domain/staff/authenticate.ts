import type { Services } from '../../services';
import { holderOfWriteCode } from '../write-codes/authenticate';
import { phoneSessions } from './phone-sessions';
import { staffSessions } from './sessions';

/** Credentials of people who work for a merchant: the console's cookie, the phone's session, the write page's code. */
export function staffAuthenticators({ db, clock, random }: Pick<Services, 'db' | 'clock' | 'random'>) {
  const sessions = staffSessions(db, clock, random);
  const phones = phoneSessions({ db, clock, random });
  return {
    staff: async (token: string) => {
      const who = await phones.find(token);
      return { kind: 'staff' as const, ...who, actor: `staff:${who.staffId}` };
    },
    writeCode: async (id: string) => ({ kind: 'write_code' as const, ...(await holderOfWriteCode(db, id)) }),
    console: async (token: string) => {
      const { merchantId, staffId, role, csrfToken } = await sessions.find(token);
      const actor = `staff:${staffId}`;
      return { kind: 'console' as const, merchantId, staffId, role, csrfToken, actor };
    },
  };
}
