import { activateMember, holdCard, markDeleted } from '../../../server/src/domain/members/members';
import { testServices } from '../../helpers/server';
import type { TestServices } from '../../helpers/server';
import { addMerchant } from '../../helpers/server-database';

/** WeChat's answer about a card takes its time; its events about the same card do not wait for it. */
describe('a card that is being activated', () => {
  let services: TestServices;
  let merchantId: string;
  beforeEach(async () => {
    services = await testServices();
    merchantId = await addMerchant(services.db);
  });
  afterEach(() => services.close());

  const held = (visitorId: string, cardCode: string, random = services.random) =>
    holdCard(services.db, { ...services, random }, merchantId, { visitorId, cardId: 'card', cardCode });
  const nothing = { name: null, phone: null };
  const states = () =>
    services.db.selectFrom('members').select(['card_code', 'state']).orderBy('card_code').execute();

  it('stays thrown away when it was thrown away meanwhile', async () => {
    const before = await held('visitor-1', 'code-1');
    await markDeleted(services.db, merchantId, 'code-1');
    const late = activateMember(services.db, services, before, nothing);
    await expect(late).rejects.toMatchObject({ code: 'activation_rejected' });
    expect(await states()).toEqual([{ card_code: 'code-1', state: 'deleted' }]);
    // Taken out of the card pack again.
    const again = await held('visitor-1', 'code-1');
    expect(await activateMember(services.db, services, again, nothing)).toMatchObject({ state: 'active' });
  });

  it('makes no other card active that was got meanwhile', async () => {
    const before = await held('visitor-1', 'code-1');
    await held('visitor-1', 'code-2');
    const late = activateMember(services.db, services, before, nothing);
    await expect(late).rejects.toMatchObject({ code: 'activation_rejected' });
    expect(await states()).toEqual([{ card_code: 'code-2', state: 'pending' }]);
  });

  it('is refused to a second person, who is not looked for again and again', async () => {
    await held('visitor-1', 'code-1');
    await held('visitor-3', 'code-3');
    let drawn = 0;
    const random = {
      bytes: (count: number) => {
        if ((drawn += 1) > 500) throw new Error('for ever');
        return services.random.bytes(count);
      },
    };
    for (const visitorId of ['visitor-2', 'visitor-3'])
      await expect(held(visitorId, 'code-1', random)).rejects.toMatchObject({ code: 'activation_rejected' });
    expect(await states()).toHaveLength(2);
  });
});
