import { DEMO } from '../../../server/src/demo/seed';
import { createPairingCode } from '../../../server/src/domain/terminals/pairing';
import { COOLDOWN, WAITING_LIFE } from '../../../server/src/domain/taps/rules';
import type { TerminalTapView } from '../../../server/src/realtime/tap-bus';
import { idempotencyKey } from '../../helpers/server';
import { emptyCounter, stored, tapOf } from '../../helpers/front-desk-world';
import type { Counter } from '../../helpers/front-desk-world';
import { AT_COUNTER_1, FrontDesk, MemberPhone, touching } from '../../helpers/server-world';
import type { ServerWorld } from '../../helpers/server-world';

interface Refusal {
  code: string;
}

describe('the front desk', () => {
  let counter: Counter;
  let world: ServerWorld;
  let desk: FrontDesk;
  let lin: MemberPhone;
  beforeEach(async () => {
    counter = await emptyCounter();
    ({ world, desk, lin } = counter);
  });
  afterEach(() => counter.close());
  const code = (reply: { body: unknown }) => (reply.body as Refusal).code;

  describe('pairing', () => {
    const pair = (typed: string, key = idempotencyKey()) =>
      world.call<{ key: string; code: string }>(
        'POST',
        '/api/v1/terminal/pairings',
        { 'idempotency-key': key },
        { code: typed },
      );
    const fresh = async () => (await createPairingCode(world.services, DEMO.merchant, desk.terminalId)).code;
    const self = (key: string) =>
      world.call<Refusal>('GET', '/api/v1/terminal/self', { authorization: `Terminal ${key}` });

    it('spends a code once, and ends the key before', async () => {
      const typed = await fresh();
      const paired = await pair(` ${typed.slice(0, 4)}-${typed.slice(4).toLowerCase()}`);
      expect(paired.status).toBe(200);
      expect((await self(paired.body.key)).status).toBe(200);
      expect((await self(desk.key)).body.code).toBe('terminal_revoked');
      expect((await pair(typed)).body.code).toBe('pairing_code_invalid');
    });

    it('gives the retry of a lost answer the same key, whichever of the two is stored last', async () => {
      const typed = await fresh();
      const key = idempotencyKey();
      const both = await Promise.all([pair(typed, key), pair(typed, key)]);
      const retry = await pair(typed, key);
      expect(both.map((one) => one.body.key)).toEqual([retry.body.key, retry.body.key]);
      expect((await self(retry.body.key)).status).toBe(200);
    });

    it('refuses a code that is over, replaced or made up, alike', async () => {
      const old = await fresh();
      const newer = await fresh();
      expect(code(await pair(old))).toBe('pairing_code_invalid');
      world.services.clock.pass(10 * 60_000 + 1);
      expect(code(await pair(newer))).toBe('pairing_code_invalid');
      expect(code(await pair('ABCDEFGH'))).toBe('pairing_code_invalid');
    });

    it('keeps neither code nor key readable in the database', async () => {
      const typed = await fresh();
      const { key } = (await pair(typed)).body;
      const { db } = world.services;
      const rows = await Promise.all([
        db.selectFrom('pairing_codes').selectAll().execute(),
        db.selectFrom('terminals').selectAll().execute(),
        db.selectFrom('idempotency').selectAll().execute(),
      ]);
      expect(JSON.stringify(rows)).not.toContain(typed);
      expect(JSON.stringify(rows)).not.toContain(key);
    });

    it('refuses a key that is no key', async () => {
      expect((await self('nonsense')).body.code).toBe('unauthenticated');
    });
  });

  describe('recognition', () => {
    it('tells provisionally first, then stored with an id to resume from', async () => {
      const reader = await counter.listen();
      const { body } = await lin.open(AT_COUNTER_1);
      expect(body.recognition.state).toBe('announced');
      const events = await reader.until((all) => stored(all).length === 1);
      expect(events.map((e) => [e.event, e.id === null])).toEqual([
        ['hello', true],
        ['tap', true],
        ['tap', false],
      ]);
      expect(tapOf(events[1])).toMatchObject({ provisional: true, state: 'waiting', evidence: 'tap' });
      expect(tapOf(events[2])).toMatchObject({
        provisional: false,
        member: { maskedName: '林*满', isNew: false },
      });
      expect(JSON.stringify(events)).not.toMatch(/小|13800006688/);
    });

    it('says asleep when nobody listens, and keeps the tap for when the terminal wakes', async () => {
      world.services.clock.pass(60_000);
      expect((await lin.open(AT_COUNTER_1)).body.recognition.state).toBe('asleep');
      expect((await counter.queue()).taps).toHaveLength(1);
      await desk.post('/heartbeats');
      expect((await counter.queue()).taps[0]?.state).toBe('waiting');
    });

    it('keeps one place and one number for who taps again while they wait, however late', async () => {
      const reader = await counter.listen();
      const first = (await lin.open(AT_COUNTER_1)).body.recognition;
      for (const pause of [1, COOLDOWN, WAITING_LIFE - COOLDOWN - 2]) {
        world.services.clock.pass(pause);
        await desk.post('/heartbeats');
        expect((await lin.open(AT_COUNTER_1)).body.recognition).toEqual(first);
        expect((await counter.queue()).taps).toHaveLength(1);
      }
      world.services.clock.pass(1);
      await desk.post('/heartbeats');
      const anew = (await lin.open(AT_COUNTER_1)).body.recognition;
      expect(anew).not.toMatchObject({ tapId: 'tapId' in first && first.tapId });
      expect((await counter.queue()).taps).toHaveLength(1);
      const told = stored(await reader.until((all) => stored(all).length === 2));
      expect(new Set(told.map((event) => tapOf(event).id)).size).toBe(2);
    });

    it('announces who was accepted anew after the cooldown, not within it', async () => {
      await counter.listen();
      const first = (await lin.open(AT_COUNTER_1)).body.recognition;
      const [waiting] = (await counter.queue()).taps;
      await desk.post(`/taps/${waiting?.id ?? ''}/accept`);
      world.services.clock.pass(COOLDOWN - 1);
      await desk.post('/heartbeats');
      const within = (await lin.open(AT_COUNTER_1)).body.recognition;
      expect(within).toMatchObject({ state: 'accepted', tapId: 'tapId' in first && first.tapId });
      world.services.clock.pass(1);
      expect((await lin.open(AT_COUNTER_1)).body.recognition.state).toBe('announced');
      expect((await counter.queue()).taps.map((tap) => tap.state)).toEqual(['accepted', 'waiting']);
    });

    it('announces who was cleared anew at once', async () => {
      await lin.open(AT_COUNTER_1);
      const [cleared] = (await counter.queue()).taps;
      await desk.post(`/taps/${cleared?.id ?? ''}/clear`);
      await lin.open(AT_COUNTER_1);
      const [anew] = (await counter.queue()).taps;
      expect(anew).toMatchObject({ state: 'waiting' });
      expect(anew?.id).not.toBe(cleared?.id);
    });

    it('makes one tap of ten quick ones from two phones of one person', async () => {
      await counter.listen();
      const second = new MemberPhone(world, 'lin');
      await second.open(touching(DEMO.merchantWide));
      const phones = Array.from({ length: 10 }, (_, i) => (i % 2 === 0 ? lin : second));
      await Promise.all(phones.map((phone) => phone.open(AT_COUNTER_1)));
      expect((await counter.queue()).taps).toHaveLength(1);
    });

    it('never shows a tap at another counter', async () => {
      const other = await FrontDesk.pair(world, DEMO.taiyuanFirstTerminal2);
      const [here, there] = [await counter.listen(), await counter.listen(undefined, other)];
      await lin.open(AT_COUNTER_1);
      await lin.open(touching(DEMO.taiyuanFirstTerminal2));
      await here.until((all) => stored(all).length === 1);
      await there.until((all) => stored(all).length === 1);
      const [mine, theirs] = [(await counter.queue()).taps, (await counter.queue(other)).taps];
      expect([mine.length, theirs.length]).toEqual([1, 1]);
      expect(mine[0]?.id).not.toBe(theirs[0]?.id);
      expect(code(await other.post(`/taps/${mine[0]?.id ?? ''}/accept`))).toBe('tap_unknown');
    });

    it('takes a tap away again that could not be stored', async () => {
      const reader = await counter.listen();
      await world.services.db.schema.alterTable('terminal_events').renameTo('gone').execute();
      expect((await lin.open(AT_COUNTER_1)).status).toBe(500);
      const events = await reader.until((all) => all.some((e) => e.event === 'tap_dropped'));
      expect(events.at(-1)?.data).toEqual({ id: tapOf(events[1]).id });
    });

    it('lets a waiting tap expire by itself', async () => {
      const { body } = await lin.open(AT_COUNTER_1);
      const tapId = 'tapId' in body.recognition ? body.recognition.tapId : '';
      world.services.clock.pass(WAITING_LIFE);
      expect((await counter.queue()).taps).toEqual([]);
      expect(code(await desk.post(`/taps/${tapId}/accept`))).toBe('tap_not_waiting');
      const seen = await lin.get<{ recognition: { state: string } }>(`/recognitions/${tapId}`);
      expect(seen.body.recognition.state).toBe('expired');
    });
  });

  describe('serving', () => {
    async function arrived(): Promise<string> {
      const { recognition } = (await lin.open(AT_COUNTER_1)).body;
      if (!('tapId' in recognition)) throw new Error(`not announced: ${recognition.state}`);
      return recognition.tapId;
    }

    it('accepts, tells the member and every screen, and clears', async () => {
      const reader = await counter.listen();
      const tapId = await arrived();
      const accepted = await desk.post<{ tap: TerminalTapView }>(`/taps/${tapId}/accept`);
      expect(accepted.body.tap.state).toBe('accepted');
      const seen = await lin.get<{ recognition: { state: string } }>(`/recognitions/${tapId}`);
      expect(seen.body.recognition.state).toBe('accepted');
      await desk.post(`/taps/${tapId}/clear`);
      const events = await reader.until((all) => stored(all).length === 3);
      expect(stored(events).map((e) => [e.event, tapOf(e).state])).toEqual([
        ['tap', 'waiting'],
        ['tap_changed', 'accepted'],
        ['tap_changed', 'cleared'],
      ]);
      expect((await counter.queue()).taps).toEqual([]);
    });

    it('accepts once: again answers the same, after clearing it is over', async () => {
      const tapId = await arrived();
      const [one, two] = await Promise.all([
        desk.post(`/taps/${tapId}/accept`),
        desk.post(`/taps/${tapId}/accept`),
      ]);
      expect([one.status, two.status]).toEqual([200, 200]);
      expect((await desk.post(`/taps/${tapId}/accept`)).status).toBe(200);
      await desk.post(`/taps/${tapId}/clear`);
      expect((await desk.post(`/taps/${tapId}/clear`)).status).toBe(200);
      expect(code(await desk.post(`/taps/${tapId}/accept`))).toBe('tap_not_waiting');
    });

    it('accepts a tap that is still being stored as soon as it is stored', async () => {
      let release: () => void = () => undefined;
      const storing = new Promise<void>((resolve) => (release = resolve));
      world.services.pendingTaps.add('tapStillOnItsWay000', storing);
      const answer = desk.post('/taps/tapStillOnItsWay000/accept');
      setTimeout(() => release(), 50);
      expect(code(await answer)).toBe('tap_unknown');
      world.services.pendingTaps.add('tapThatTakesForever', new Promise(() => undefined));
      expect(code(await desk.post('/taps/tapThatTakesForever/accept'))).toBe('tap_not_stored');
    });

    it("does not tell a member about somebody else's tap", async () => {
      const tapId = await arrived();
      const wang = new MemberPhone(world, 'wang');
      await wang.open(touching(DEMO.merchantWide));
      expect(code(await wang.get(`/recognitions/${tapId}`))).toBe('tap_unknown');
    });
  });

  it('shows its own write code as a picture', async () => {
    const reply = await desk.post<{ id: string; picture: { contentType: string; base64: string } }>(
      '/write-codes',
    );
    expect(reply.body.id).toBe(DEMO.writeCodeTerminal1);
    expect(Buffer.from(reply.body.picture.base64, 'base64').subarray(1, 4).toString()).toBe('PNG');
  });
});
