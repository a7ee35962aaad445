import { sql } from 'kysely';
import { DEMO } from '../../../server/src/demo/seed';
import { systemRest } from '../../../server/src/jobs/rest';
import { createGapFiller } from '../../../server/src/realtime/gap-filler';
import type { GapFiller } from '../../../server/src/realtime/gap-filler';
import type { TerminalTapView } from '../../../server/src/realtime/tap-bus';
import { schemeIssuer } from '../../../server/src/domain/schemes/issuer';
import { schemeRepository } from '../../../server/src/domain/schemes/repository';
import { COOLDOWN } from '../../../server/src/domain/taps/rules';
import { reserveTags } from '../../../server/src/domain/tags/reservations';
import { FakeMiniProgram } from '../../helpers/fake-wechat';
import { idempotencyKey } from '../../helpers/server';
import { addTag, testId } from '../../helpers/server-database';
import {
  AT_COUNTER_1,
  FrontDesk,
  MemberPhone,
  PLAIN,
  anotherNode,
  serverWorld,
} from '../../helpers/server-world';
import type { EventReader, ServerWorld, SseEvent } from '../../helpers/server-world';

const tapOf = (event: SseEvent | undefined): TerminalTapView => event?.data as TerminalTapView;
const stored = (events: readonly SseEvent[]) => events.filter((event) => event.id !== null);

describe('two nodes over one PostgreSQL', () => {
  let a: ServerWorld;
  let b: ServerWorld;
  let deskAtB: FrontDesk;
  let lin: MemberPhone;
  let linAtB: MemberPhone;
  let readers: EventReader[];

  beforeEach(async () => {
    a = await serverWorld();
    b = await anotherNode(a);
    deskAtB = await FrontDesk.pair(b);
    lin = new MemberPhone(a, 'lin');
    linAtB = new MemberPhone(b, 'lin');
    readers = [];
  });
  afterEach(async () => {
    for (const reader of readers) reader.close();
    await b.close();
    await a.close();
  });

  async function listenAtB(): Promise<EventReader> {
    const reader = await deskAtB.stream();
    readers.push(reader);
    await reader.until((all) => all.some((event) => event.event === 'hello'));
    return reader;
  }

  it('show a tap at node A on the front desk at node B, and its acceptance to the member at A', async () => {
    await lin.join();
    const reader = await listenAtB();
    const { body } = await lin.open(AT_COUNTER_1);
    expect(body.recognition.state).toBe('announced');

    const events = await reader.until((all) => stored(all).length === 1);
    expect(events.map((event) => event.event)).toEqual(['hello', 'tap', 'tap']);
    expect(events.slice(1).map((event) => tapOf(event).provisional)).toEqual([true, false]);
    expect(tapOf(events[2]).member.maskedPhone).toMatch(/6688$/);

    const tapId = tapOf(events[2]).id;
    expect((await deskAtB.post(`/taps/${tapId}/accept`)).status).toBe(200);
    const seen = await lin.get<{ recognition: { state: string } }>(`/recognitions/${tapId}`);
    expect(seen.body.recognition.state).toBe('accepted');
  });

  it('let an accepting desk at A tell the screens at B', async () => {
    await lin.join();
    const reader = await listenAtB();
    await lin.open(AT_COUNTER_1);
    const [first] = stored(await reader.until((all) => stored(all).length === 1));
    await a.call('POST', `/api/v1/terminal/taps/${tapOf(first).id}/accept`, deskAtB.headers());
    const events = await reader.until((all) => stored(all).length === 2);
    expect([events.at(-1)?.event, tapOf(events.at(-1)).state]).toEqual(['tap_changed', 'accepted']);
  });

  it('announce one person once, however many nodes hear of them at the same moment', async () => {
    await lin.join();
    await linAtB.open(PLAIN);
    const reader = await listenAtB();
    const replies = await Promise.all([lin.open(AT_COUNTER_1), linAtB.open(AT_COUNTER_1)]);
    expect(replies.map((reply) => reply.status)).toEqual([200, 200]);
    await reader.until((all) => stored(all).length === 1);
    const queue = await deskAtB.get<{ taps: TerminalTapView[] }>('/taps');
    expect(queue.body.taps).toHaveLength(1);
    const rows = await a.services.db.selectFrom('taps').select('id').where('state', '=', 'waiting').execute();
    expect(rows).toHaveLength(1);
  });

  it('keep one place and one number for who taps again at the other node while they wait', async () => {
    await lin.join();
    await linAtB.open(PLAIN);
    await listenAtB();
    const first = (await lin.open(AT_COUNTER_1)).body.recognition;
    a.services.clock.pass(2 * COOLDOWN);
    await deskAtB.post('/heartbeats');
    const again = await Promise.all([linAtB.open(AT_COUNTER_1), lin.open(AT_COUNTER_1)]);
    for (const { body } of again) expect(body.recognition).toEqual(first);
    const queue = await deskAtB.get<{ taps: TerminalTapView[] }>('/taps');
    expect(queue.body.taps).toHaveLength(1);
  });

  it('do an act once when its retry reaches the other node while the first is at work', async () => {
    await lin.join();
    linAtB.token = lin.token;
    const key = idempotencyKey();
    const [one, two] = await Promise.all([lin.open(AT_COUNTER_1, key), linAtB.open(AT_COUNTER_1, key)]);
    expect([one.status, two.status]).toEqual([200, 200]);
    expect(two.body.recognition).toEqual(one.body.recognition);
    const { n } = await a.services.db
      .selectFrom('taps')
      .select((e) => e.fn.countAll<number>().as('n'))
      .where('entrance_id', '=', DEMO.taiyuanFirstTerminal1)
      .executeTakeFirstOrThrow();
    expect(n).toBe(1);
  });

  it('end the streams of a terminal on every node when another front desk takes its place', async () => {
    const reader = await listenAtB();
    await FrontDesk.pair(a);
    await reader.untilEnded();
    expect(reader.ended).toBe(true);
  });

  it('reserve different tags for phones that ask at the same moment', async () => {
    const { db } = a.services;
    for (let i = 0; i < 6; i += 1) {
      const tagId = await addTag(db, DEMO.merchant, {});
      const schemeId = testId('s');
      const row = { id: schemeId, modelId: 'm', serial: tagId, version: 1, sn: tagId, path: 'p', query: 'q' };
      await schemeRepository(db).begin(DEMO.merchant, { ...row, at: 1 });
      await schemeRepository(db).issued(
        DEMO.merchant,
        { id: schemeId, serial: tagId },
        `weixin://${tagId}`,
        2,
      );
    }
    const now = a.services.clock.now();
    const ask = (world: ServerWorld, phone: string) =>
      world.services.db
        .transaction()
        .execute((trx) =>
          reserveTags(trx, DEMO.merchant, { writeCodeId: DEMO.writeCodeTerminal1, phone, want: 3, now }),
        );
    const [one, two] = await Promise.all([ask(a, 'phone-1'), ask(b, 'phone-2')]);
    expect([one.length, two.length]).toEqual([3, 3]);
    expect(new Set([...one, ...two].map((tag) => tag.tagId)).size).toBe(6);
  });

  it('never ask WeChat for one serial from two nodes', async () => {
    const wechat = new FakeMiniProgram('wx1');
    const issuer = (world: ServerWorld) =>
      schemeIssuer({
        ...world.services,
        repository: schemeRepository(world.services.db),
        sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms / 10)),
        pace: () => new Promise((resolve) => setTimeout(resolve, 20)),
      });
    const order = { modelId: 'm', serial: 'serial-1', path: 'pages/member/index', query: 'e=x' };
    const outcomes = await Promise.all([
      issuer(a).issue(DEMO.merchant, wechat, order),
      issuer(b).issue(DEMO.merchant, wechat, order),
    ]);
    expect(outcomes.map((outcome) => outcome.kind)).toEqual(['issued', 'issued']);
    expect(wechat.asked).toHaveLength(1);
  });

  describe('when the line between them fails', () => {
    let filler: GapFiller;
    beforeEach(async () => {
      const parts = { ...b.services, channel: b.services.nodes.channel };
      filler = createGapFiller(parts, (_milliseconds, signal) => systemRest(100, signal));
      await filler.look();
    });
    afterEach(() => filler.stop());

    it('fill what was lost from the table, once', async () => {
      await lin.join();
      const reader = await listenAtB();
      // Node A stores, and dies before it tells anybody.
      await a.services.nodes.channel.close();
      await lin.open(AT_COUNTER_1);
      await filler.look();
      const events = await reader.until((all) => stored(all).length > 0);
      expect(events.map((event) => event.event)).toEqual(['hello', 'tap']);
      await filler.look();
      await b.services.nodes.channel.close();
      expect(stored(reader.events)).toHaveLength(1);
    });

    it('take away what a node told and did not live to store', async () => {
      await lin.join();
      const reader = await listenAtB();
      await lin.open(AT_COUNTER_1);
      const first = tapOf(stored(await reader.until((all) => stored(all).length === 1))[0]);
      const lost = { ...first, id: testId('lost'), provisional: true };
      a.services.bus.publish(deskAtB.terminalId, { kind: 'tap', seq: null, tap: lost });
      await reader.until((all) => all.some((event) => tapOf(event).id === lost.id));
      for (let look = 0; look < 11; look += 1) await filler.look();
      expect(reader.events.some((event) => event.event === 'tap_dropped')).toBe(false);
      await filler.look();
      const events = await reader.until((all) => all.some((event) => event.event === 'tap_dropped'));
      expect(events.filter((event) => event.event === 'tap_dropped').map((event) => event.data)).toEqual([
        { id: lost.id },
      ]);
    });

    it('come back by themselves after the database cut every connection', async () => {
      await lin.join();
      const reader = await listenAtB();
      filler.start();
      await sql`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() 
          and (query ilike 'listen%' or query like '%pg_notify%')`.execute(a.services.db);
      await lin.open(AT_COUNTER_1);
      const events = await reader.until((all) => stored(all).length > 0);
      expect(tapOf(stored(events)[0]).state).toBe('waiting');
      expect(b.services.logged.map((line) => line.text)).toContain('the line to the other nodes was lost');
    });
  });
});
