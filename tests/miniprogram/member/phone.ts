import type { MemberApi } from '../../../miniprogram/api/member';
import type { Bootstrap } from '../../../miniprogram/api/types';
import { createEntryKeeper } from '../../../miniprogram/entry/keeper';
import { createCardCache } from '../../../miniprogram/member/card-cache';
import { createMemberCenter } from '../../../miniprogram/member/center';
import type { CenterScene } from '../../../miniprogram/member/center';
import { createClaimConsent } from '../../../miniprogram/member/claim-consent';
import { createNews } from '../../../miniprogram/member/news';
import { createClaimKeeper } from '../../../miniprogram/member/claim-keeper';
import { counter, fakeNetwork } from '../../helpers/wx/network';
import { member, merchant, place } from '../../helpers/wx/samples';
import { fakeStorage } from '../../helpers/wx/storage';
import { handClock } from '../../helpers/wx/time';

/** Touched a stand at counter 1. */
export const tap = { path: 'pages/member/index', scene: 1065, query: { e: 'demoTaiyuanFirst01' } };
export const open = { entrance: { state: 'open' as const, place } };
export const cached = { shape: 1, merchant, member, savedAt: Date.parse('2026-01-05T02:57:00Z') };

/** The member center on a phone whose server, clock and network a test holds. */
export function centerPhone({
  stored = {},
  launch = tap,
  supported = true,
}: { stored?: Record<string, unknown>; launch?: object; supported?: boolean } = {}) {
  const time = handClock();
  const storage = fakeStorage(stored);
  const { network, listeners, change } = fakeNetwork();
  const api = {
    bootstrap: jest.fn<Promise<Bootstrap>, Parameters<MemberApi['bootstrap']>>(),
    activate: jest.fn(),
    checkCard: jest.fn(),
    recognition: jest.fn(),
    confirmations: jest.fn().mockResolvedValue([]),
    consentToClaim: jest.fn().mockResolvedValue(undefined),
  };
  const random = counter();
  const entry = createEntryKeeper(time.clock.now);
  const claims = createClaimKeeper({ storage, clock: time.clock, random, api });
  const news = createNews();
  const asked: string[] = [];
  const scenes: CenterScene[] = [];
  const center = createMemberCenter(
    {
      api,
      entry,
      claims,
      consent: createClaimConsent({ storage, random, api }),
      news,
      asked: (confirmation) => {
        if (asked.includes(confirmation.id)) return false;
        asked.push(confirmation.id);
        return true;
      },
      cache: createCardCache(storage),
      network,
      clock: time.clock,
      random,
      supported,
    },
    (scene) => scenes.push(scene),
  );
  entry.launched(launch);
  return {
    api,
    asked,
    center,
    claims,
    news,
    scenes,
    storage,
    time,
    listeners,
    change,
    kinds: () => scenes.map((it) => it.state.kind),
    last: () => scenes[scenes.length - 1]!,
    async appear() {
      center.start();
      center.shown();
      await time.settle();
    },
  };
}
