import fc from 'fast-check';
import { waiting } from '../../../server/console/src/pos/core/desk';
import { isFresh, linkText, staleText } from '../../../server/console/src/pos/core/link';
import { SILENCE_MS } from '../../../server/console/src/pos/core/live';
import { opened, live } from './pos-screen';

describe('the front desk and its network', () => {
  afterEach(() => {
    for (const counter of opened.splice(0)) counter.stop();
  });

  it('shows who comes at once, before the row is stored, and once', async () => {
    const { desk, ids, chimed, view } = await live();
    desk.tell('a');
    await desk.settle();
    expect(ids()).toEqual(['a']);
    expect(view().desk.taps[0]?.tap.provisional).toBe(true);
    desk.store('a');
    await desk.settle();
    expect(view().desk.taps.map(({ tap }) => [tap.id, tap.provisional])).toEqual([['a', false]]);
    expect(chimed()).toEqual(['a']);
  });

  for (const [name, ms] of [
    ['1 s', 1_000],
    ['30 s', 30_000],
    ['10 min', 600_000],
  ] as const) {
    it(`loses nothing and shows nothing twice over a cut of ${name}, and says meanwhile that it stands still`, async () => {
      const { desk, ids, link, view, chimed } = await live();
      desk.store('before');
      await desk.settle();
      desk.wire('cut');
      await desk.settle();
      expect(isFresh(view().link)).toBe(false);
      expect(staleText(view().link, desk.now())).toMatch(/名单停在/);
      await desk.pass(ms * 0.7);
      desk.store('during');
      await desk.pass(ms * 0.3);
      desk.wire('up');
      await desk.pass(11_000);
      expect(link()).toBe('live');
      expect(ids()).toEqual(desk.live().map((tap) => tap.id));
      expect(ids()).toContain('during');
      expect(chimed().filter((id) => id === 'during')).toHaveLength(1);
      // Waiting lasts five minutes: who came before the longest cut is gone, on the server and here.
      expect(ids().includes('before')).toBe(ms < 300_000);
      expect(waiting(view().desk).find(({ tap }) => tap.id === 'during')?.late).toBe(ms > 20_000);
    });
  }

  it('says offline after twenty seconds, with the time the list is from', async () => {
    const { desk, link, view } = await live();
    desk.wire('cut');
    await desk.pass(5_000);
    expect(link()).toBe('reconnecting');
    await desk.pass(60_000);
    expect(link()).toBe('offline');
    expect(linkText(view().link, desk.now())).toContain('已离线 1 分钟');
    expect(staleText(view().link, desk.now())).toContain('1 分钟前，不是现在');
  });

  it('notices within twenty seconds of silence that a connection is dead, though the machine says nothing', async () => {
    const { desk, link, ids } = await live();
    await desk.pass(3_000);
    desk.wire('silent');
    desk.store('unheard');
    await desk.pass(SILENCE_MS + 2_000);
    expect(link()).not.toBe('live');
    desk.wire('up');
    await desk.pass(15_000);
    expect(link()).toBe('live');
    expect(ids()).toEqual(['unheard']);
  });

  it('comes back at once when the machine says that the network is there again', async () => {
    const { desk, link } = await live();
    desk.wire('cut');
    desk.network(false);
    await desk.pass(60_000);
    expect(link()).toBe('offline');
    desk.wire('up');
    desk.network(true);
    await desk.settle();
    expect(link()).toBe('live');
  });

  it('reads everything anew after the machine slept, and shows what came meanwhile with its age', async () => {
    const { desk, ids, view, link } = await live();
    desk.sleep(200_000);
    desk.store('slept', { at: new Date(desk.now() - 100_000).toISOString() });
    await desk.pass(3_000);
    expect(link()).toBe('live');
    expect(ids()).toEqual(['slept']);
    expect(view().desk.taps[0]?.late).toBe(true);
    expect(desk.streams()).toBe(1);
  });

  it('takes away what a server told and did not live to store', async () => {
    const { desk, ids } = await live();
    desk.tell('ghost');
    await desk.settle();
    expect(ids()).toEqual(['ghost']);
    desk.restart();
    await desk.pass(8_000);
    expect(ids()).toEqual([]);
  });

  it('takes away what is never stored even when nobody says so', async () => {
    const { desk, ids } = await live();
    desk.tell('ghost');
    await desk.pass(50_000);
    expect(ids()).toEqual([]);
  });

  it('brings nobody back who was dropped, cleared or served, however late copies come', async () => {
    const { desk, ids, counter } = await live();
    desk.tell('dropped');
    desk.drop('dropped');
    desk.tell('dropped');
    desk.store('cleared');
    await desk.settle();
    desk.hold();
    desk.accept('cleared');
    desk.clear('cleared');
    desk.release();
    await desk.settle();
    expect(ids()).toEqual([]);
    desk.store('served');
    await desk.settle();
    await counter.accept('served');
    desk.raw('event: tap\ndata: {"id":"served","state":"waiting","provisional":true}\n\n');
    await desk.settle();
    expect(ids()).toEqual(['served']);
  });

  it('ends with what the server has, whatever happens on the way', async () => {
    const ms = fc.integer({ min: 100, max: 40_000 });
    const step = fc.oneof(
      fc.record({ is: fc.constant('store' as const) }),
      fc.record({ is: fc.constant('ghost' as const) }),
      fc.record({ is: fc.constant('clear' as const), which: fc.nat(9) }),
      fc.record({ is: fc.constant('accept' as const), which: fc.nat(9) }),
      fc.record({ is: fc.constantFrom('cut' as const, 'silent' as const), ms }),
      fc.record({ is: fc.constant('restart' as const) }),
      fc.record({ is: fc.constant('sleep' as const), ms }),
      fc.record({ is: fc.constant('hold' as const), ms: fc.integer({ min: 100, max: 3_000 }) }),
      fc.record({ is: fc.constant('pass' as const), ms }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), fc.boolean(), async (steps, twice) => {
        const { desk, ids, view, link, counter } = await live();
        desk.duplicates(twice);
        let count = 0;
        const gone = new Set<string>();
        let before: string[] = [];
        const check = (): void => {
          const now = ids();
          const there = new Set([...now, ...desk.live().map((tap) => tap.id)]);
          for (const id of before) if (!there.has(id)) gone.add(id);
          before = now;
          expect(new Set(now).size).toBe(now.length);
          for (const id of now) expect(gone.has(id)).toBe(false);
          const { link: at } = view();
          if (at.name === 'live') expect(desk.now() - at.heardAt).toBeLessThanOrEqual(SILENCE_MS + 2_000);
        };
        for (const it of steps) {
          const some = desk.live();
          switch (it.is) {
            case 'store':
              count += 1;
              desk.tell(`t${count}`);
              desk.store(`t${count}`);
              break;
            case 'ghost':
              count += 1;
              desk.tell(`ghost${count}`);
              break;
            case 'clear':
            case 'accept': {
              const id = some[it.which % Math.max(1, some.length)]?.id;
              if (id !== undefined) desk[it.is](id);
              break;
            }
            case 'cut':
            case 'silent':
              desk.wire(it.is);
              await desk.pass(it.ms);
              desk.wire('up');
              break;
            case 'restart':
              desk.restart();
              break;
            case 'sleep':
              desk.sleep(it.ms);
              await desk.pass(2_000);
              break;
            case 'hold':
              desk.hold();
              count += 1;
              desk.store(`t${count}`);
              await desk.pass(it.ms);
              desk.release();
              break;
            case 'pass':
              await desk.pass(it.ms);
          }
          await desk.settle();
          check();
        }
        await desk.pass(60_000);
        expect(link()).toBe('live');
        expect(ids()).toEqual(desk.live().map((tap) => tap.id));
        counter.stop();
      }),
      { numRuns: 60 },
    );
  });
});
