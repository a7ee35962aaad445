/** The server's time on a phone whose own clock may be wrong: learnt from the Date of each answer. Pure. */
export interface ServerClock {
  /** Milliseconds since the epoch, about a second exact; the phone's own time until a first answer came. */
  now(): number;
  /** An answer's `Date` header, with the phone's time when the request was sent. Unreadable ones are passed over. */
  heard(date: string | undefined, sentAt: number): void;
}

/** `Date` is cut off to the second: on average half a second has passed. */
const CUT_OFF_MS = 500;

export function createServerClock(now: () => number): ServerClock {
  let skew = 0;
  return {
    now: () => now() + skew,
    heard(date, sentAt) {
      const told = Date.parse(date ?? '');
      if (Number.isFinite(told)) skew = Math.round(told + CUT_OFF_MS - (sentAt + now()) / 2);
    },
  };
}
