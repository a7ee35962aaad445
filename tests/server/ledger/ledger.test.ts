import type { memberRecords } from '../../../server/src/contract/member-records';
import type { terminalLedgerEntries } from '../../../server/src/contract/terminal-ledger';
import { DEMO } from '../../../server/src/demo/seed';
import { openLedger } from '../../../server/src/domain/ledger/book';
import { EARN_WITHIN, MOST_HELD, SPEND_WITHIN } from '../../../server/src/domain/ledger/rules';
import type { Answer } from '../../../server/src/plugins/contract-route';
import type { TerminalTapView } from '../../../server/src/realtime/tap-bus';
import { bookAt, scanCode, serveMember } from '../../helpers/front-desk-world';
import type { Booked, ServedMember } from '../../helpers/front-desk-world';
import { idempotencyKey } from '../../helpers/server';
import { FrontDesk, MemberPhone, serverWorld } from '../../helpers/server-world';
import type { ServerWorld } from '../../helpers/server-world';

type Records = Answer<typeof memberRecords>;
type Bookings = Answer<typeof terminalLedgerEntries>;

describe('the ledger', () => {
  let world: ServerWorld;
  let served: ServedMember;
  let desk: FrontDesk;
  beforeEach(async () => {
    world = await serverWorld();
    served = await serveMember(world);
    ({ desk } = served);
  });
  afterEach(() => world.close());

  const records = async (phone = served.phone, cursor = '') =>
    (await phone.get<Records>(`/records${cursor && `?cursor=${cursor}`}`)).body;
  const earn = (amount: number, account: 'points' | 'balance' = 'points', key?: string) =>
    bookAt(desk, served.tapId, 'earn', account, amount, key);
  const reverse = (entryId: string, at = desk) =>
    at.post<Booked>(`/ledger-entries/${entryId}/reverse`, { reason: '记错了' });

  /** For every member: what is held is the sum of the entries, and each entry's after-balance the sum up to it. */
  async function expectSums(): Promise<void> {
    const { db } = world.services;
    const members = await db.selectFrom('members').selectAll().execute();
    for (const member of members) {
      const rows = await db
        .selectFrom('ledger_entries')
        .selectAll()
        .where('member_id', '=', member.id)
        .orderBy('seq')
        .execute();
      expect(rows.map((row) => row.seq)).toEqual(rows.map((_, i) => i + 1));
      expect(member.ledger_seq).toBe(rows.length);
      const sums = { points: 0, balance: 0 };
      for (const row of rows) {
        sums[row.account] += row.amount;
        expect(row.balance_after).toBe(sums[row.account]);
      }
      expect([member.points, member.balance_fen]).toEqual([sums.points, sums.balance]);
    }
  }

  it('adds points, and everybody sees them at once', async () => {
    const reader = await desk.stream();
    const booked = await earn(120);
    expect(booked.body.entry).toMatchObject({ kind: 'earn', account: 'points', amount: 120, after: 120 });
    expect(booked.body.tap.member.points).toBe(120);
    const events = await reader.until((all) => all.some((e) => e.event === 'tap_changed'));
    expect((events.at(-1)?.data as TerminalTapView).member.points).toBe(120);
    reader.close();
    const { points, entries } = await records();
    expect(points).toBe(120);
    expect(entries).toMatchObject([
      { amount: 120, after: 120, reason: '消费积分', storeName: '太原第一门店', reversedBy: null },
    ]);
    const card = (await served.phone.open({ how: 'plain', scene: 1001 })).body.card;
    expect(card.state === 'member' && card.member.points).toBe(120);
    await expectSums();
  });

  it('spends by a fresh member code only', async () => {
    await earn(10_000, 'balance');
    const refused = await bookAt(desk, served.tapId, 'spend', 'balance', 4_000);
    expect([refused.status, refused.body.code]).toEqual([409, 'confirmation_required']);
    const scanned = await scanCode(served);
    expect((await bookAt(desk, scanned, 'spend', 'balance', 4_000)).body.tap.member.balanceFen).toBe(6_000);
    world.services.clock.pass(SPEND_WITHIN + 1);
    expect((await bookAt(desk, scanned, 'spend', 'balance', 1)).body.code).toBe('confirmation_required');
    expect((await bookAt(desk, scanned, 'earn', 'points', 1)).status).toBe(200);
    world.services.clock.pass(EARN_WITHIN);
    expect((await bookAt(desk, scanned, 'earn', 'points', 1)).body.code).toBe('identification_over');
    await expectSums();
  });

  it('takes no more than there is, and no more than it holds', async () => {
    await earn(100);
    const scanned = await scanCode(served);
    expect((await bookAt(desk, scanned, 'spend', 'points', 101)).body.code).toBe('points_insufficient');
    expect((await bookAt(desk, scanned, 'spend', 'balance', 1)).body.code).toBe('balance_insufficient');
    await world.services.db.transaction().execute((trx) =>
      openLedger(trx, world.services, DEMO.merchant, memberIdOf(), {
        points: MOST_HELD - 100,
        balanceFen: 0,
        actor: 'test',
      }),
    );
    expect((await bookAt(desk, scanned, 'earn', 'points', 1)).body.code).toBe('ledger_limit');
    expect((await desk.post<Booked>('/ledger-entries', { tapId: scanned })).body.code).toBe('bad_request');
    await expectSums();
  });

  let members: { id: string }[] = [];
  const memberIdOf = () => members[0]?.id ?? '';
  beforeEach(async () => {
    members = await world.services.db.selectFrom('members').select('id').execute();
  });

  it('books nothing for a customer who was cleared, or who stands elsewhere', async () => {
    const other = await FrontDesk.pair(world, DEMO.taiyuanFirstTerminal2);
    expect((await bookAt(other, served.tapId, 'earn', 'points', 1)).body.code).toBe('tap_unknown');
    await desk.post(`/taps/${served.tapId}/clear`);
    expect((await earn(1)).body.code).toBe('identification_over');
    expect((await records()).entries).toEqual([]);
  });

  it('takes an entry back once, and never a reversal', async () => {
    const first = (await earn(100)).body.entry;
    const back = await reverse(first.id);
    expect(back.body.entry).toMatchObject({ kind: 'reversal', amount: -100, after: 0, reverses: first.id });
    expect((await reverse(first.id)).body.code).toBe('ledger_entry_reversed');
    expect((await reverse(back.body.entry.id)).body.code).toBe('ledger_entry_final');
    expect((await reverse('noSuchEntry0000000')).body.code).toBe('ledger_entry_unknown');
    const [newest, oldest] = (await records()).entries;
    expect([newest?.reverses, oldest?.reversedBy]).toEqual([first.id, newest?.id]);
    await expectSums();
  });

  it('of two reversals at once lets one through', async () => {
    const { entry } = (await earn(100)).body;
    const replies = await Promise.all([reverse(entry.id), reverse(entry.id), reverse(entry.id)]);
    expect(replies.map((reply) => reply.status).sort()).toEqual([200, 409, 409]);
    await expectSums();
  });

  it('does not take back points that are spent, nor what another terminal booked', async () => {
    const { entry } = (await earn(100)).body;
    await bookAt(desk, await scanCode(served), 'spend', 'points', 50);
    expect((await reverse(entry.id)).body.code).toBe('points_insufficient');
    const other = await FrontDesk.pair(world, DEMO.taiyuanFirstTerminal2);
    expect((await reverse(entry.id, other)).body.code).toBe('ledger_entry_unknown');
    await expectSums();
  });

  it('keeps its sums under many bookings at once, each retried', async () => {
    await earn(1_000);
    const scanned = await scanCode(served);
    const wishes = Array.from({ length: 30 }, (_, i) => ({
      kind: i % 3 === 0 ? ('spend' as const) : ('earn' as const),
      amount: 1 + (i % 7),
      key: idempotencyKey(),
    }));
    const book = ({ kind, amount, key }: (typeof wishes)[number]) =>
      bookAt(desk, scanned, kind, 'points', amount, key);
    const replies = await Promise.all([...wishes, ...wishes].map(book));
    expect(replies.every((reply) => reply.status === 200)).toBe(true);
    const expected = wishes.reduce((sum, it) => sum + (it.kind === 'earn' ? it.amount : -it.amount), 1_000);
    expect((await records()).points).toBe(expected);
    await expectSums();
  });

  it('pages a member’s records and a terminal’s bookings, newest first, nothing twice', async () => {
    for (let i = 1; i <= 45; i += 1) {
      if (i % 10 === 0) world.services.clock.pass(1);
      await earn(i);
    }
    const seen: number[] = [];
    let cursor = '';
    do {
      const page = await records(served.phone, cursor);
      seen.push(...page.entries.map((entry) => entry.amount));
      cursor = page.nextCursor ?? '';
    } while (cursor);
    expect(seen).toEqual(Array.from({ length: 45 }, (_, i) => 45 - i));
    const booked = new Set<string>();
    do {
      const { body } = await desk.get<Bookings>(`/ledger-entries${cursor && `?cursor=${cursor}`}`);
      for (const entry of body.entries) booked.add(entry.id);
      cursor = body.nextCursor ?? '';
    } while (cursor);
    expect(booked.size).toBe(45);
  });

  it('shows nobody else’s records, and none to a visitor', async () => {
    await earn(10);
    const wang = new MemberPhone(world, 'wang');
    await wang.open({ how: 'plain', scene: 1001 });
    expect(await records(wang)).toEqual({ points: 0, balanceFen: 0, entries: [], nextCursor: null });
  });
});
