import { createCounter, type Counter, type CounterView } from '../../../server/console/src/pos/core/counter';
import { fakeFrontDesk, type FakeFrontDesk } from './pos-world';

export interface Screen {
  readonly desk: FakeFrontDesk;
  readonly counter: Counter;
  view(): CounterView;
  ids(): string[];
  chimed(): string[];
  link(): string;
}

export const opened: Counter[] = [];

export function screen(): Screen {
  const desk = fakeFrontDesk();
  let view: CounterView | null = null;
  const chimed: string[] = [];
  const counter = createCounter(desk.api, desk.machine, {
    changed: (next) => (view = next),
    arrived: (taps) => chimed.push(...taps.map(({ tap }) => tap.id)),
    event: () => undefined,
  });
  opened.push(counter);
  const tick = (): void => {
    counter.tick();
    desk.machine.after(1000, tick);
  };
  tick();
  const shown = (): CounterView => {
    if (!view) throw new Error('nothing was shown yet');
    return view;
  };
  return {
    desk,
    counter,
    view: shown,
    ids: () => shown().desk.taps.map(({ tap }) => tap.id),
    chimed: () => chimed,
    link: () => shown().link.name,
  };
}

export async function live(): Promise<Screen> {
  const it = screen();
  await it.desk.settle();
  expect(it.link()).toBe('live');
  return it;
}
