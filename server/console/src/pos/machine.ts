import type { Machine } from './core/live';

/** The browser as the connection needs it. */
export const browserMachine: Machine = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  random: () => Math.random(),
  online: () => navigator.onLine,
  onChange(listener) {
    const events = ['online', 'offline', 'pageshow'] as const;
    for (const event of events) addEventListener(event, listener);
    document.addEventListener('visibilitychange', listener);
    return () => {
      for (const event of events) removeEventListener(event, listener);
      document.removeEventListener('visibilitychange', listener);
    };
  },
};
