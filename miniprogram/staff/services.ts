/** What the staff's pages use, put together once; in the subpackage, so that members do not carry it. */
import { systemRandom } from '../platform/clock';
import { wxLoginCode } from '../platform/login';
import { wxStorage } from '../platform/storage';
import { services } from '../services';
import { createInstallation } from './api/installation';
import { createInvitationApi } from './api/invitation';
import type { InvitationApi } from './api/invitation';
import { createStaffWriteApi } from './api/staff';
import type { StaffWriteApi } from './api/staff';
import { createStaffSession } from './api/staff-session';

export interface StaffServices {
  readonly staff: StaffWriteApi;
  readonly invitations: InvitationApi;
}

let made: StaffServices | null = null;

/** The staff's services, made at the first call. */
export function staffServices(): StaffServices {
  made ??= make();
  return made;
}

function make(): StaffServices {
  const { client, device } = services();
  const { appId } = device;
  const session = createStaffSession({
    storage: wxStorage,
    loginCode: wxLoginCode,
    exchange: (code) => client.once('staffSession', { body: { appId, code } }),
    renewing: client.renewing,
  });
  const phone = createInstallation(wxStorage, systemRandom);
  return {
    staff: createStaffWriteApi({ client, session, phone }),
    invitations: createInvitationApi({ client, session, loginCode: wxLoginCode, appId }),
  };
}
