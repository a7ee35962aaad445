/** Equal safe calls at the same time are one request; it is given up when the last who waited has left. Pure. */
import { createCanceller } from './cancel';
import type { Cancellation } from './cancel';
import { ApiFailure } from './failure';

interface Flight {
  readonly answer: Promise<unknown>;
  riders: number;
  cancel(): void;
}

export function createFlights() {
  const flights = new Map<string, Flight>();

  function depart<T>(name: string, start: (until: Cancellation) => Promise<T>): Flight {
    const canceller = createCanceller();
    const flight: Flight = {
      answer: start(canceller).finally(() => {
        if (flights.get(name) === flight) flights.delete(name);
      }),
      riders: 0,
      cancel() {
        flights.delete(name);
        canceller.cancel();
      },
    };
    flights.set(name, flight);
    return flight;
  }

  /** Joins the call of that name, or starts it. Rejects with `cancelled` once `until` is. */
  function join<T>(
    name: string,
    until: Cancellation | undefined,
    start: (until: Cancellation) => Promise<T>,
  ): Promise<T> {
    if (until?.cancelled) return Promise.reject(new ApiFailure({ code: 'cancelled' }));
    const flight = flights.get(name) ?? depart(name, start);
    flight.riders++;
    return new Promise<T>((resolve, reject) => {
      const stay = until?.onCancel(() => {
        reject(new ApiFailure({ code: 'cancelled' }));
        if (--flight.riders === 0) flight.cancel();
      });
      (flight.answer as Promise<T>).then(resolve, reject).finally(() => stay?.());
    });
  }

  return { join };
}
