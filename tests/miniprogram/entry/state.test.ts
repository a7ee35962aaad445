import { createEntryKeeper } from '../../../miniprogram/entry/keeper';
import { ENTRY_LIFE_MS } from '../../../miniprogram/entry/state';

const tap = (id: string) => ({ path: 'pages/member/index', scene: 1065, query: { e: id } });
const returned = { path: 'pages/member/index', scene: 1038, query: { e: 'first' } };

function phone() {
  let now = 1_000_000;
  const keeper = createEntryKeeper(() => now);
  return {
    keeper,
    pass: (ms: number) => (now += ms),
    coldStart(launch: object) {
      keeper.launched(launch);
      now += 40;
      keeper.launched(launch);
      keeper.landed();
    },
    hotStart(launch: object) {
      keeper.launched(launch);
      keeper.landed();
    },
    /** Tells the server, as the member center does. */
    tell() {
      const { entry, arrival } = keeper.toTell();
      if (arrival !== null) keeper.acted(arrival);
      return { how: entry.how, id: entry.id, isArrival: arrival !== null };
    },
  };
}

describe('the entry context', () => {
  it('counts onLaunch and onShow of a cold start as one arrival', () => {
    const { coldStart, tell } = phone();
    coldStart(tap('first'));
    expect(tell()).toEqual({ how: 'tag', id: 'first', isArrival: true });
    expect(tell()).toEqual({ how: 'plain', id: 'first', isArrival: false });
  });

  it('is told again as the same arrival when telling it failed', () => {
    const { coldStart, keeper, tell } = phone();
    coldStart(tap('first'));
    expect(keeper.toTell().arrival).toBe(keeper.toTell().arrival);
    expect(tell().isArrival).toBe(true);
  });

  it('survives the trip to the card-opening component', () => {
    const { coldStart, keeper, tell } = phone();
    coldStart(tap('first'));
    keeper.launched(returned);
    expect(tell()).toEqual({ how: 'tag', id: 'first', isArrival: true });
    keeper.launched(returned);
    expect(tell()).toEqual({ how: 'plain', id: 'first', isArrival: false });
  });

  it('is not an arrival when the phone merely comes back from the background with the old options', () => {
    const { coldStart, keeper, pass, tell } = phone();
    coldStart(tap('first'));
    tell();
    pass(60_000);
    keeper.launched(tap('first'));
    expect(tell().isArrival).toBe(false);
  });

  it('is replaced by a newer tap', () => {
    const { coldStart, hotStart, pass, tell } = phone();
    coldStart(tap('first'));
    pass(5000);
    hotStart(tap('second'));
    expect(tell()).toEqual({ how: 'tag', id: 'second', isArrival: true });
  });

  it('is a new arrival when the same tag is touched again', () => {
    const { coldStart, hotStart, pass, tell } = phone();
    coldStart(tap('first'));
    tell();
    pass(90_000);
    hotStart(tap('first'));
    expect(tell()).toEqual({ how: 'tag', id: 'first', isArrival: true });
  });

  it('gives way to a plain visit', () => {
    const { coldStart, hotStart, pass, tell } = phone();
    coldStart(tap('first'));
    pass(5000);
    hotStart({ path: '', scene: 1001 });
    expect(tell()).toEqual({ how: 'plain', id: undefined, isArrival: true });
  });

  it('expires with its place after ten minutes, told or not', () => {
    for (const told of [true, false]) {
      const { coldStart, pass, tell } = phone();
      coldStart(tap('first'));
      if (told) tell();
      pass(ENTRY_LIFE_MS + 1);
      expect(tell()).toEqual({ how: 'plain', id: undefined, isArrival: false });
    }
  });

  it('leaves a launch of another page out', () => {
    const { coldStart, hotStart, tell } = phone();
    coldStart(tap('first'));
    hotStart({ path: 'staff/pages/nfc-write/index', scene: 1047, query: { scene: 'w%3Dx' } });
    expect(tell()).toEqual({ how: 'tag', id: 'first', isArrival: true });
  });

  it('is forgotten on request', () => {
    const { coldStart, keeper, tell } = phone();
    coldStart(tap('first'));
    keeper.forget();
    expect(tell()).toEqual({ how: 'plain', id: undefined, isArrival: false });
  });
});
