/** What the account's pages use, put together once; in the subpackage, so that the first frame does not wait for it. */
import { systemClock } from '../../platform/clock';
import { createPrivacy } from '../../platform/privacy';
import type { Privacy, PrivacyApis } from '../../platform/privacy';
import { wxStorage } from '../../platform/storage';
import { services } from '../../services';
import { createAccountApi } from './api/account';
import type { AccountApi } from './api/account';
import { createKept } from './common/kept';
import type { Kept, KeptName } from './common/kept';

export interface AccountServices {
  readonly account: AccountApi;
  readonly privacy: Privacy;
  readonly kept: <T>(name: KeptName) => Kept<T>;
}

let made: AccountServices | null = null;

/** The account's services, made at the first call. */
export function accountServices(): AccountServices {
  made ??= {
    account: createAccountApi(services().client, services().session),
    // The typings lack errno, name the listener's argument wrongly, and know nothing of an old WeChat.
    privacy: createPrivacy(wx as unknown as PrivacyApis),
    kept: (name) => createKept(wxStorage, systemClock, name),
  };
  return made;
}
