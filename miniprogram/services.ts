/** Puts the rooms together, once: what pages use of them. The only place where ports meet wx. */
import { createClient } from './api/client';
import type { Client } from './api/client';
import { createMemberApi } from './api/member';
import type { MemberApi } from './api/member';
import { createSessionKeeper } from './api/session';
import type { SessionKeeper } from './api/session';
import { wxTransport } from './api/transport';
import { apiOrigins } from './config';
import { createEntryKeeper } from './entry/keeper';
import type { EntryKeeper } from './entry/keeper';
import { createCardCache } from './member/card-cache';
import type { CardCache } from './member/card-cache';
import { createCodeWallet } from './member/code-wallet';
import type { CodeWallet } from './member/code-wallet';
import { createClaimConsent } from './member/claim-consent';
import type { ClaimConsent } from './member/claim-consent';
import { createClaimKeeper } from './member/claim-keeper';
import type { ClaimKeeper } from './member/claim-keeper';
import { createCounterQuestion } from './member/counter-watch';
import type { CounterQuestion } from './member/counter-watch';
import { createNews } from './member/news';
import type { News } from './member/news';
import { systemClock, systemRandom } from './platform/clock';
import { compareVersions, readDevice } from './platform/device';
import type { Device } from './platform/device';
import { wxLoginCode } from './platform/login';
import { wxStorage } from './platform/storage';

/** NFC and 2d canvas need it (fact sheet A1); nothing below was ever looked at. */
const OLDEST_LIBRARY = '2.11.2';

export interface Services {
  readonly device: Device;
  readonly supported: boolean;
  /** Style of a page's outermost view: text as large as the person set it in WeChat. */
  readonly textStyle: string;
  readonly entry: EntryKeeper;
  readonly member: MemberApi;
  /** For what lives in subpackages. */
  readonly client: Client;
  readonly session: SessionKeeper;
  readonly claims: ClaimKeeper;
  readonly consent: ClaimConsent;
  readonly cards: CardCache;
  readonly codes: CodeWallet;
  readonly news: News;
  readonly counter: CounterQuestion;
}

let made: Services | null = null;

/** The mini-program's services, made at the first call. */
export function services(): Services {
  made ??= make();
  return made;
}

function make(): Services {
  const device = readDevice();
  const client = createClient({
    origin: apiOrigins[device.envVersion],
    transport: wxTransport,
    clock: systemClock,
    random: systemRandom,
  });
  const session = createSessionKeeper({
    storage: wxStorage,
    loginCode: wxLoginCode,
    exchange: async (code) =>
      (await client.once('memberSession', { body: { appId: device.appId, code } })).session,
  });
  const member = createMemberApi(client, session, device.appId);
  return {
    device,
    textStyle: device.textScale === 1 ? '' : `--text: ${device.textScale}`,
    supported: compareVersions(device.libraryVersion, OLDEST_LIBRARY) >= 0,
    entry: createEntryKeeper(() => systemClock.now()),
    client,
    session,
    member,
    claims: createClaimKeeper({ storage: wxStorage, clock: systemClock, random: systemRandom, api: member }),
    consent: createClaimConsent({ storage: wxStorage, random: systemRandom, api: member }),
    cards: createCardCache(wxStorage),
    codes: createCodeWallet(wxStorage),
    news: createNews(),
    counter: createCounterQuestion(),
  };
}
