import { sql } from 'kysely';
import type { memberCodes } from '../../../server/src/contract/member';
import { DEMO } from '../../../server/src/demo/seed';
import { httpReceiver } from '../../../server/src/domain/webhooks/http';
import { setWebhook } from '../../../server/src/domain/webhooks/webhooks';
import { systemRest } from '../../../server/src/jobs/rest';
import { createWebhookSender } from '../../../server/src/jobs/webhook-sender';
import type { Answer } from '../../../server/src/plugins/contract-route';
import { createGapFiller } from '../../../server/src/realtime/gap-filler';
import type { TerminalTapView } from '../../../server/src/realtime/tap-bus';
import { AT_COUNTER_1, FrontDesk, MemberPhone, anotherNode, serverWorld } from '../../helpers/server-world';
import type { EventReader, ServerWorld, SseEvent } from '../../helpers/server-world';
import { until } from '../../helpers/until';
import { Receiver, loopbackOnly } from '../webhooks/receiver';

const LOCK = 7_001;
const seen = (reader: EventReader): SseEvent[] => reader.events.filter((event) => event.id !== null);
const memberOf = (event: SseEvent): string => (event.data as TerminalTapView).member.number;
const membersOf = (reader: EventReader): Set<string> => new Set(seen(reader).map(memberOf));

/**
 * Numbers are given before they are committed. Here the commit of one member's arrival waits in the database for a lock that
 * the test holds, while the other node gives the next number and commits it.
 */
describe('two nodes that commit their events in the other order', () => {
  let a: ServerWorld;
  let b: ServerWorld;
  let desk: FrontDesk;
  let lin: MemberPhone;
  let wang: MemberPhone;
  let linNumber: string;
  let wangsTap: string;
  let wangsNumber: string;
  let readers: EventReader[];

  beforeEach(async () => {
    a = await serverWorld();
    b = await anotherNode(a);
    desk = await FrontDesk.pair(b);
    lin = new MemberPhone(a, 'lin');
    wang = new MemberPhone(b, 'wang');
    linNumber = await joined(lin);
    await joined(wang);
    const { recognition } = (await wang.open(AT_COUNTER_1)).body;
    if (recognition.state !== 'announced') throw new Error(`not announced but ${recognition.state}`);
    wangsTap = recognition.tapId;
    wangsNumber = recognition.number ?? '';
    readers = [];
  });
  afterEach(async () => {
    for (const reader of readers) reader.close();
    await b.close();
    await a.close();
  });

  async function joined(phone: MemberPhone): Promise<string> {
    const { card } = (await phone.join()).body;
    if (card.state !== 'member') throw new Error(`no member but ${card.state}`);
    return card.member.number;
  }

  async function listen(lastEventId?: string): Promise<EventReader> {
    const reader = await desk.stream(lastEventId);
    readers.push(reader);
    await reader.until((all) => all.some((event) => event.event === 'hello'));
    return reader;
  }

  /** Lin's arrival gets its number at node A and commits when `work` is done. */
  async function whileLinWaits(work: () => Promise<void>): Promise<void> {
    const { db } = a.services;
    await sql`create function wait_for_the_test() returns trigger language plpgsql as $$ begin
        if exists (select 1 from taps t join members m on m.id = t.member_id
            where t.id = new.tap_id and m.number = ${sql.lit(linNumber)}) then
          perform pg_advisory_xact_lock_shared(${sql.lit(LOCK)});
        end if; return null; end $$`.execute(db);
    await sql`create constraint trigger wait_for_the_test after insert on terminal_events
        deferrable initially deferred for each row execute function wait_for_the_test()`.execute(db);
    await db.connection().execute(async (held) => {
      await sql`select pg_advisory_lock(${sql.lit(LOCK)})`.execute(held);
      const arriving = lin.open(AT_COUNTER_1);
      await work();
      await sql`select pg_advisory_unlock(${sql.lit(LOCK)})`.execute(held);
      expect((await arriving).body.recognition.state).toBe('announced');
    });
  }

  /** Given, not necessarily committed. */
  async function newestNumber(): Promise<number> {
    const { rows } = await sql<{ newest: number }>`
      select pg_sequence_last_value(pg_get_serial_sequence('terminal_events', 'seq')) as newest`.execute(
      a.services.db,
    );
    return Number(rows[0]?.newest);
  }

  async function waitingForLocks(): Promise<number> {
    const { rows } = await sql`
      select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(
      a.services.db,
    );
    return rows.length;
  }

  /** As if thousands of other counters' events had been stored meanwhile. */
  async function manyNumbersLater(): Promise<void> {
    await sql`select setval(pg_get_serial_sequence('terminal_events', 'seq'),
        pg_sequence_last_value(pg_get_serial_sequence('terminal_events', 'seq')) + 1500)`.execute(
      a.services.db,
    );
  }

  /** Wang waits since before; now the cashier takes them. One counter's arrivals come in turn, its cashier does not wait for them. */
  async function wangIsTaken(): Promise<void> {
    const taken = await desk.post(`/taps/${wangsTap}/accept`, { number: wangsNumber });
    expect(taken.status).toBe(200);
  }

  it('skip nothing on the next connection of the front desk', async () => {
    const before = await listen();
    await whileLinWaits(async () => {
      await before.until((all) => all.some((event) => event.event === 'tap'));
      await manyNumbersLater();
      await wangIsTaken();
      await before.until(() => seen(before).length === 1);
      before.close();
    });
    const newest = seen(before)[0]?.id ?? '';
    const after = await listen(newest);
    await after.until(() => membersOf(after).has(linNumber));
    const lins = seen(after).find((event) => memberOf(event) === linNumber);
    expect(Number(lins?.id)).toBeLessThan(Number(newest));
  });

  it('skip nothing on an open connection when the line between them was lost, too', async () => {
    const filler = createGapFiller({ ...b.services, channel: b.services.nodes.channel }, (_ms, signal) =>
      systemRest(100, signal),
    );
    await filler.look();
    const reader = await listen();
    await whileLinWaits(async () => {
      await reader.until((all) => all.some((event) => event.event === 'tap'));
      await a.services.nodes.channel.close();
      await manyNumbersLater();
      await wangIsTaken();
      await reader.until(() => seen(reader).length === 1);
      await filler.look();
    });
    await filler.look();
    await reader.until(() => membersOf(reader).has(linNumber));
    await filler.stop();
  });

  it('skip nothing for a webhook, however many numbers were given meanwhile', async () => {
    const receiver = await Receiver.open();
    const sender = createWebhookSender(b.services, httpReceiver(loopbackOnly));
    const told = () =>
      receiver.heard.map(({ told: { event, data } }) => [event, data.id === wangsTap ? 'Wang' : 'Lin']);
    await setWebhook(b.services, DEMO.merchant, { terminalId: null, url: receiver.url });
    const before = await newestNumber();
    await whileLinWaits(async () => {
      await until(async () => (await newestNumber()) > before);
      await manyNumbersLater();
      await wangIsTaken();
      await sender.round();
      expect(told()).toEqual([['tap_changed', 'Wang']]);
    });
    // The node that collects from now on begins where nothing is missing.
    await createWebhookSender(b.services, httpReceiver(loopbackOnly)).round();
    expect(told()).toEqual([
      ['tap_changed', 'Wang'],
      ['tap', 'Lin'],
    ]);
    receiver.close();
  });

  it('let who taps and shows a code at once stand there once', async () => {
    const before = await newestNumber();
    const [linsCode] = (await lin.post<Answer<typeof memberCodes>>('/codes', {})).body.codes;
    let scanning = Promise.resolve<{ status: number; body: { tap: TerminalTapView } } | null>(null);
    await whileLinWaits(async () => {
      await until(async () => (await newestNumber()) > before);
      scanning = desk.post<{ tap: TerminalTapView }>('/identifications', { memberCode: linsCode?.code });
      await until(async () => (await waitingForLocks()) === 2);
    });
    const { status, body } = (await scanning) ?? {};
    expect([status, body?.tap.evidence, body?.tap.state]).toEqual([200, 'member_code', 'accepted']);
    const taps = await a.services.db.selectFrom('taps').select(['id', 'state']).execute();
    expect(taps.filter(({ id }) => id !== wangsTap)).toEqual([{ id: body?.tap.id, state: 'accepted' }]);
  });
});
