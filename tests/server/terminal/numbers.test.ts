import fc from 'fast-check';
import {
  allocateNumber,
  CHOICES,
  judgePick,
  NumbersInUse,
  readNumbers,
} from '../../../server/src/domain/taps/numbers';
import type { TakenNumbers } from '../../../server/src/domain/taps/numbers';
import { DEMO } from '../../../server/src/demo/seed';
import type { TerminalTapView } from '../../../server/src/realtime/tap-bus';
import { seededRandom } from '../../helpers/server-ports';
import { AT_COUNTER_1, FrontDesk, MemberPhone, serverWorld } from '../../helpers/server-world';
import type { ServerWorld } from '../../helpers/server-world';

describe('the number on the member’s phone', () => {
  function queueOf(count: number, seed: string): TakenNumbers[] {
    const random = seededRandom(seed);
    const live: TakenNumbers[] = [];
    for (let i = 0; i < count; i += 1) {
      const pick = allocateNumber(inUse(live), random);
      if (pick) live.push({ numbers: [pick.number], choices: pick.choices });
    }
    return live;
  }

  function inUse(live: readonly TakenNumbers[]): NumbersInUse {
    const numbers = new NumbersInUse();
    for (const tap of live) numbers.add(tap);
    return numbers;
  }

  it('is among three different choices and belongs to one tap of the queue alone', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), fc.string(), (count, seed) => {
        const live = queueOf(count, seed);
        expect(live).toHaveLength(count);
        expect(new Set(live.map((tap) => tap.numbers[0])).size).toBe(count);
        for (const { numbers, choices } of live) {
          expect(new Set(choices).size).toBe(CHOICES);
          expect(choices).toContain(numbers[0]);
          expect([...choices].sort()).toEqual(choices);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('is offered by no other tap while there is room', () => {
    const offered = queueOf(33, 'room').flatMap((tap) => tap.choices);
    expect(new Set(offered).size).toBe(offered.length);
  });

  it('runs out after a hundred', () => {
    expect(allocateNumber(inUse(queueOf(100, 'full')), seededRandom())).toBeNull();
  });

  it('is free again when its tap is gone', () => {
    const live = queueOf(100, 'full');
    const numbers = inUse(live);
    const [gone] = live;
    if (!gone) throw new Error('an empty queue');
    numbers.remove(gone);
    expect(allocateNumber(numbers, seededRandom())?.number).toBe(gone.numbers[0]);
    for (const tap of live.slice(1)) numbers.remove(tap);
    for (let n = 0; n < 100; n += 1) expect(numbers.against(n)).toBe(0);
  });

  it('stands at each place of the three about as often', () => {
    const random = seededRandom('places');
    const places = [0, 0, 0];
    for (let i = 0; i < 3_000; i += 1) {
      const pick = allocateNumber(new NumbersInUse(), random);
      const place = pick?.choices.indexOf(pick.number) ?? -1;
      places[place] = (places[place] ?? 0) + 1;
    }
    for (const count of places) expect(Math.abs(count - 1_000)).toBeLessThan(120);
  });

  it('forgives one wrong pick, and its retry, but not a second one', () => {
    expect(judgePick('47', '47', ['12'])).toEqual({ right: true });
    expect(judgePick('47', '12', [])).toEqual({ right: false, wrong: ['12'], over: false });
    expect(judgePick('47', '12', ['12'])).toEqual({ right: false, wrong: ['12'], over: false });
    expect(judgePick('47', '80', ['12'])).toEqual({ right: false, wrong: ['12', '80'], over: true });
    expect(judgePick(null, '80', []).right).toBe(false);
    expect(readNumbers('["12","80"]')).toEqual(['12', '80']);
    expect(readNumbers(null)).toEqual([]);
  });
});

interface Refusal {
  code: string;
}

describe('picking it at the counter', () => {
  let world: ServerWorld;
  let desk: FrontDesk;
  let lin: MemberPhone;
  let wang: MemberPhone;
  beforeEach(async () => {
    world = await serverWorld();
    desk = await FrontDesk.pair(world);
    await desk.post('/heartbeats');
    lin = new MemberPhone(world, 'lin');
    wang = new MemberPhone(world, 'wang');
    await lin.join();
    await wang.join();
  });
  afterEach(() => world.close());

  async function arrive(phone: MemberPhone): Promise<{ tapId: string; number: string }> {
    const { recognition } = (await phone.open(AT_COUNTER_1)).body;
    if (recognition.state !== 'announced' || recognition.number === null) throw new Error(recognition.state);
    return { tapId: recognition.tapId, number: recognition.number };
  }
  const queue = async () => (await desk.get<{ taps: TerminalTapView[] }>('/taps')).body.taps;
  const accept = (tapId: string, number?: string) =>
    desk.post<{ tap: TerminalTapView } & Refusal>(`/taps/${tapId}/accept`, { ...(number && { number }) });
  const other = (choices: readonly string[], number: string) => choices.filter((choice) => choice !== number);

  it('is needed as soon as two wait, and not for one', async () => {
    const first = await arrive(lin);
    expect((await accept(first.tapId)).status).toBe(200);
    await desk.post(`/taps/${first.tapId}/clear`);
    world.services.clock.pass(60_000);
    await desk.post('/heartbeats');
    const [again, second] = [await arrive(lin), await arrive(wang)];
    expect((await accept(again.tapId)).body.code).toBe('tap_number_required');
    expect((await accept(again.tapId, again.number)).body.tap).toMatchObject({
      state: 'accepted',
      choices: [],
    });
    expect((await accept(second.tapId)).status).toBe(200);
  });

  it('is always needed where the merchant says so', async () => {
    await world.services.db
      .updateTable('merchants')
      .set({ pick_number: 'always' })
      .where('id', '=', DEMO.merchant)
      .execute();
    const { tapId, number } = await arrive(lin);
    expect((await accept(tapId)).body.code).toBe('tap_number_required');
    expect((await accept(tapId, number)).status).toBe(200);
    expect((await desk.get<{ pickNumber: string }>('/self')).body.pickNumber).toBe('always');
  });

  it('never reaches the terminal in clear', async () => {
    const reader = await desk.stream();
    const { number } = await arrive(lin);
    const events = await reader.until((all) => all.some((event) => event.id !== null));
    reader.close();
    const [tap] = await queue();
    expect(tap?.choices).toHaveLength(3);
    expect(tap?.choices).toContain(number);
    expect(Object.keys(tap ?? {}).sort()).toEqual(
      ['at', 'choices', 'evidence', 'expiresAt', 'id', 'member', 'provisional', 'state'].sort(),
    );
    const provisional = events.find((event) => event.event === 'tap')?.data as TerminalTapView;
    expect(provisional.choices).toEqual(tap?.choices);
  });

  it('exposes a cloned tag: the one far away cannot be taken for the one at the counter', async () => {
    // Wang read the stand's tag yesterday and opens its link at home, while Lin touches the stand.
    const atHome = await arrive(wang);
    const here = await arrive(lin);
    const [tapOfWang] = (await queue()).filter((tap) => tap.id === atHome.tapId);
    expect(tapOfWang?.choices).not.toContain(here.number);
    // The cashier reads Lin's phone, and whatever they press at Wang's entry is refused.
    const picked = await accept(atHome.tapId, here.number);
    expect([picked.status, picked.body.code]).toEqual([409, 'tap_number_wrong']);
    expect((await accept(here.tapId, here.number)).body.tap.state).toBe('accepted');
    expect(
      (await wang.get<{ recognition: { state: string } }>(`/recognitions/${atHome.tapId}`)).body,
    ).toEqual({
      recognition: expect.objectContaining({ state: 'announced' }) as unknown,
    });
  });

  it('clears a tap at the second wrong number, counting a retried one once', async () => {
    const [here, there] = [await arrive(lin), await arrive(wang)];
    const [tap] = (await queue()).filter((it) => it.id === here.tapId);
    const [wrong = '', wronger = ''] = other(tap?.choices ?? [], here.number);
    for (let tries = 0; tries < 3; tries += 1)
      expect((await accept(here.tapId, wrong)).body.code).toBe('tap_number_wrong');
    expect((await queue()).map((it) => it.id)).toEqual([here.tapId, there.tapId]);
    expect((await accept(here.tapId, wronger)).body.code).toBe('tap_number_wrong');
    expect((await queue()).map((it) => it.id)).toEqual([there.tapId]);
    expect((await accept(here.tapId, here.number)).body.code).toBe('tap_not_waiting');
  });

  it('goes back when its tap was handled or is over', async () => {
    const { db, queueNumbers, clock } = world.services;
    const numbers = new Set<string>();
    const { terminalId } = desk;
    const load = () => Promise.resolve([]);
    for (let i = 0; i < 100; i += 1) {
      const pick = await queueNumbers.take(terminalId, `tap${i}`, clock.now() + 1_000, load);
      numbers.add(pick?.number ?? '');
    }
    expect(numbers.size).toBe(100);
    const { recognition } = (await lin.open(AT_COUNTER_1)).body;
    expect(recognition).toMatchObject({ state: 'announced', number: null });
    const tapId = 'tapId' in recognition ? recognition.tapId : '';
    await arriveLater();
    expect((await accept(tapId)).body.code).toBe('tap_number_required');
    const kept = await db.selectFrom('taps').select('pick_choices').where('id', '=', tapId).execute();
    expect(kept).toEqual([{ pick_choices: null }]);

    async function arriveLater(): Promise<void> {
      clock.pass(1_000);
      expect((await arrive(wang)).number).toMatch(/^[0-9]{2}$/);
    }
  });
});
