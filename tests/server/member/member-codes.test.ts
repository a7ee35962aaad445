import { CODE_OVERLAP, CODE_WINDOW } from '../../../server/src/domain/members/codes';
import { DEMO } from '../../../server/src/demo/seed';
import { guess } from '../../full/member-codes/guessing';
import { FrontDesk, MemberPhone, serverWorld } from '../../helpers/server-world';
import type { ServerWorld } from '../../helpers/server-world';

interface Codes {
  codes: { code: string; validFrom: string; validTo: string }[];
}
interface Refusal {
  code: string;
}

it('is not guessed among a hundred thousand live codes, while a genuine one is accepted', async () => {
  // `npm run test:full -- member-codes` makes a million guesses.
  expect(await guess(100_000, 20_000)).toMatchObject({ accepted: 0, odd: 0, genuine: 'accepted' });
});

describe('a member code at the counters', () => {
  let world: ServerWorld;
  let lin: MemberPhone;
  let first: FrontDesk;
  let second: FrontDesk;
  beforeAll(async () => {
    world = await serverWorld();
    lin = new MemberPhone(world, 'lin');
    await lin.join();
    first = await FrontDesk.pair(world);
    second = await FrontDesk.pair(world, DEMO.taiyuanFirstTerminal2);
  });
  afterAll(() => world.close());

  const issue = async () => (await lin.post<Codes>('/codes', {})).body.codes.map((issued) => issued.code);
  const scan = async (desk: FrontDesk, memberCode: string) => {
    const reply = await desk.post<Refusal>('/identifications', { memberCode });
    return reply.status === 200 ? 'accepted' : reply.body.code;
  };

  it('is spent by its first use, at this counter and at every other', async () => {
    const [code = ''] = await issue();
    expect(await scan(first, code)).toBe('accepted');
    expect(await scan(first, code)).toBe('member_code_used');
    expect(await scan(second, code)).toBe('member_code_used');
  });

  it('is accepted once when two counters scan it in the same moment', async () => {
    const [code = ''] = await issue();
    const both = await Promise.all([scan(first, code), scan(second, code)]);
    expect(both.sort()).toEqual(['accepted', 'member_code_used']);
  });

  it('is accepted within its own window when it was issued ahead and shown without network', async () => {
    const [, , third = ''] = await issue();
    expect(await scan(first, third)).toBe('member_code_invalid');
    world.services.clock.pass(2 * (CODE_WINDOW - CODE_OVERLAP) + 1_000);
    expect(await scan(second, third)).toBe('accepted');
  });

  it('is refused after its window, and says so', async () => {
    const [code = ''] = await issue();
    world.services.clock.pass(CODE_WINDOW + 1_000);
    expect(await scan(first, code)).toBe('member_code_expired');
  });

  it('says nothing about codes of another merchant', async () => {
    const [code = ''] = await issue();
    await world.services.db.updateTable('member_codes').set({ merchant_id: 'anotherMerchant000' }).execute();
    expect(await scan(first, code)).toBe('member_code_invalid');
  });
});
