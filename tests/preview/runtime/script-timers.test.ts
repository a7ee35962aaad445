import { ScriptTimers } from '../../../preview/runtime/app/script-timers';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

function timers() {
  const known = new Map<number, NodeJS.Timeout>();
  let last = 0;
  const it = new ScriptTimers({
    set(callback, ms) {
      known.set((last += 1), setTimeout(callback, ms));
      return last;
    },
    clear: (id) => clearTimeout(known.get(id)),
  });
  const heard: string[] = [];
  return { it, ...it.names, heard, tell: (what: unknown) => heard.push(String(what)) };
}

test('in the foreground they are as everywhere: parameters, order, clearing', () => {
  const { setTimeout: later, setInterval: every, clearTimeout: stop, clearInterval, heard, tell } = timers();
  later(tell, 20, 'second');
  later(tell, 10, 'first');
  const never = later(tell, 5, 'never');
  stop(never);
  const id = every(tell, 30, 'again');
  jest.advanceTimersByTime(70);
  clearInterval(id);
  jest.advanceTimersByTime(100);
  expect(heard).toEqual(['first', 'second', 'again', 'again']);
});

test('they stand still five seconds after going to the background, and what fell due runs on coming back', () => {
  const { it, setTimeout: later, setInterval: every, clearTimeout: stop, heard, tell } = timers();
  later(tell, 4900, 'still running');
  later(tell, 8000, 'late');
  stop(later(tell, 7000, 'given up'));
  every(tell, 6000, 'interval');
  it.hidden();
  jest.advanceTimersByTime(60_000);
  expect(heard).toEqual(['still running']);
  it.shown();
  jest.advanceTimersByTime(0);
  expect(heard).toEqual(['still running', 'interval', 'late']);
  jest.advanceTimersByTime(6000);
  expect(heard.slice(3)).toEqual(['interval']);
});

test('coming back in time changes nothing; after the end nothing runs', () => {
  const { it, setTimeout: later, heard, tell } = timers();
  later(tell, 9000, 'on time');
  it.hidden();
  jest.advanceTimersByTime(3000);
  it.shown();
  jest.advanceTimersByTime(6000);
  expect(heard).toEqual(['on time']);
  later(tell, 10, 'never');
  it.end();
  jest.advanceTimersByTime(1000);
  expect(heard).toEqual(['on time']);
});
