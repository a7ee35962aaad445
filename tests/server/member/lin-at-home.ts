import { DEMO_AGREEMENT } from '../../../server/src/demo/members';
import { MemberPhone, serverWorld } from '../../helpers/server-world';
import type { ServerWorld } from '../../helpers/server-world';
import type { Refusal } from './account-views';

/** A server of the test's own, and 林小满's phone, which has opened nothing yet. */
export interface Home {
  world: ServerWorld;
  lin: MemberPhone;
}

/** A new home for every test of the file, closed after it; read it in tests only. */
export function linAtHome(): Home {
  const home = {} as Home;
  beforeEach(async () => {
    home.world = await serverWorld();
    home.lin = new MemberPhone(home.world, 'lin');
  });
  afterEach(() => home.world.close());
  return home;
}

export const consent = (phone: MemberPhone, purpose: string, version = DEMO_AGREEMENT) =>
  phone.post<Refusal & { consent: { at: string } }>('/consents', { version, purpose });
