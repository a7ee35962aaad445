import type { terminalMemberSearch } from '../../../server/src/contract/terminal';
import { DEMO } from '../../../server/src/demo/seed';
import type { Answer } from '../../../server/src/plugins/contract-route';
import type { TerminalTapView } from '../../../server/src/realtime/tap-bus';
import { AT_COUNTER_1, FrontDesk, MemberPhone, serverWorld } from '../../helpers/server-world';
import type { ServerWorld } from '../../helpers/server-world';

type Found = Answer<typeof terminalMemberSearch> & { code: string };

describe('who brings no tap', () => {
  let world: ServerWorld;
  let desk: FrontDesk;
  let lin: MemberPhone;
  beforeEach(async () => {
    world = await serverWorld();
    desk = await FrontDesk.pair(world);
    await desk.post('/heartbeats');
    lin = new MemberPhone(world, 'lin');
    await lin.join();
  });
  afterEach(() => world.close());

  const identify = (by: object, at = desk) =>
    at.post<{ tap: TerminalTapView; code: string }>('/identifications', by);
  const search = async (phoneTail: string, at = desk) =>
    (await at.post<Found>('/member-searches', { phoneTail })).body;
  const member = () => world.services.db.selectFrom('members').selectAll().executeTakeFirstOrThrow();

  it('is identified by the number on the card, or the code of the card pack', async () => {
    const { number, card_code } = await member();
    for (const typed of [number, `${card_code.slice(0, 4)} ${card_code.slice(4)}`]) {
      const found = await identify({ cardNumber: typed });
      expect(found.body.tap).toMatchObject({ evidence: 'static_number', state: 'accepted' });
      await desk.post(`/taps/${found.body.tap.id}/clear`);
    }
  });

  it('is not found by a number that is nobody’s, or of one who left: both alike', async () => {
    expect((await identify({ cardNumber: '0000000000' })).body.code).toBe('card_number_unknown');
    const { number } = await member();
    await world.services.db.updateTable('members').set({ state: 'deleted' }).execute();
    expect((await identify({ cardNumber: number })).body.code).toBe('card_number_unknown');
  });

  it('is chosen among the masked ones whose phone number ends so', async () => {
    const wang = new MemberPhone(world, 'wang');
    await wang.join({ USER_FORM_INFO_FLAG_NAME: '王建国', USER_FORM_INFO_FLAG_MOBILE: '13911116688' });
    const { candidates, more } = await search('6688');
    expect(more).toBe(false);
    expect(candidates.map((it) => [it.maskedName, it.maskedPhone]).sort()).toEqual([
      ['林*满', '*******6688'],
      ['王*国', '*******6688'],
    ]);
    expect(JSON.stringify(candidates)).not.toMatch(/建|1391111|小/);
    const chosen = candidates.find((it) => it.maskedName === '王*国')?.candidate;
    const found = await identify({ candidate: chosen });
    expect(found.body.tap).toMatchObject({
      evidence: 'phone_tail',
      state: 'accepted',
      member: { maskedName: '王*国' },
    });
    expect(await search('0001')).toEqual({ candidates: [], more: false });
  });

  it('is a candidate at this terminal alone, and not for long', async () => {
    const [first] = (await search('6688')).candidates;
    const other = await FrontDesk.pair(world, DEMO.taiyuanFirstTerminal2);
    const { candidate } = first ?? {};
    expect((await identify({ candidate }, other)).body.code).toBe('member_candidate_over');
    expect((await identify({ candidate: 'v1.made.up' })).body.code).toBe('member_candidate_over');
    world.services.clock.pass(2 * 60_000);
    expect((await identify({ candidate })).body.code).toBe('member_candidate_over');
  });

  it('stands in the queue once: a waiting tap becomes the identification', async () => {
    await lin.open(AT_COUNTER_1);
    const { number } = await member();
    const found = await identify({ cardNumber: number });
    const { taps } = (await desk.get<{ taps: TerminalTapView[] }>('/taps')).body;
    expect(taps.map((tap) => [tap.id, tap.state])).toEqual([[found.body.tap.id, 'accepted']]);
  });

  it('cannot be guessed at: numbers and tails are few a minute, for each terminal by itself', async () => {
    const other = await FrontDesk.pair(world, DEMO.taiyuanFirstTerminal2);
    for (let i = 0; i < 10; i += 1) await search(`000${i}`);
    expect((await search('6688')).code).toBe('rate_limited');
    expect((await search('6688', other)).candidates).toHaveLength(1);
    for (let i = 0; i < 20; i += 1) await identify({ cardNumber: `${1000000000 + i}` });
    expect((await identify({ cardNumber: '1' })).body.code).toBe('rate_limited');
  });
});
