import { allocateNumber, NumbersInUse } from '../domain/taps/numbers';
import type { PickedNumber, TakenNumbers } from '../domain/taps/numbers';
import type { Clock, Random } from '../ports';
import type { TapBus } from './tap-bus';

/** Terminals whose live numbers are remembered; the one that joined first makes room. */
const TERMINALS = 20_000;

interface Live extends TakenNumbers {
  readonly until: number;
}

/** A stored tap that waits, as the table knows it. */
export interface WaitingNumber {
  readonly tapId: string;
  readonly pick: PickedNumber | null;
  readonly expiresAt: number;
}

/** Who waits at a terminal by the table; asked once for each terminal. */
export type LoadWaiting = () => Promise<readonly WaitingNumber[]>;

/**
 * Which two-digit numbers are in use at each terminal, so that an arriving tap gets its own before it is stored. The
 * bus tells of the other nodes' taps by their choices alone: the number itself never travels.
 */
export interface QueueNumbers {
  /** Takes a number for a tap until `expiresAt`. Null when none is free. */
  take(terminalId: string, tapId: string, expiresAt: number, load: LoadWaiting): Promise<PickedNumber | null>;
  /** Another number for a tap whose first one another node's tap has stored meanwhile. */
  retake(
    terminalId: string,
    tapId: string,
    expiresAt: number,
    waiting: readonly WaitingNumber[],
  ): PickedNumber | null;
}

/** Who waits at one terminal. */
class Room {
  readonly #taps = new Map<string, Live>();
  readonly #inUse = new NumbersInUse();
  /** No tap of the room ends sooner. */
  #soonest = Infinity;

  choicesOf(tapId: string): readonly string[] | undefined {
    return this.#taps.get(tapId)?.choices;
  }

  put(tapId: string, live: Live): void {
    this.leave(tapId);
    this.#taps.set(tapId, live);
    this.#inUse.add(live);
    this.#soonest = Math.min(this.#soonest, live.until);
  }

  note(tapId: string, pick: PickedNumber | null, until: number): void {
    if (pick) this.put(tapId, { numbers: [pick.number], choices: pick.choices, until });
  }

  leave(tapId: string): void {
    const live = this.#taps.get(tapId);
    if (live && this.#taps.delete(tapId)) this.#inUse.remove(live);
  }

  take(tapId: string, until: number, now: number, random: Random): PickedNumber | null {
    if (this.#soonest <= now) this.#endThose(now);
    const pick = allocateNumber(this.#inUse, random);
    this.note(tapId, pick, until);
    return pick;
  }

  #endThose(now: number): void {
    this.#soonest = Infinity;
    for (const [tapId, { until }] of this.#taps)
      if (until <= now) this.leave(tapId);
      else this.#soonest = Math.min(this.#soonest, until);
  }
}

export function createQueueNumbers(
  bus: TapBus,
  { clock, random }: { clock: Clock; random: Random },
): QueueNumbers {
  const rooms = new Map<string, { loaded: Promise<unknown>; room: Room }>();

  bus.onAny((event, terminalId) => {
    const room = rooms.get(terminalId)?.room;
    if (!room || event.kind === 'confirmation') return;
    if (event.kind === 'tap_dropped') room.leave(event.tapId);
    else if (event.tap.state !== 'waiting') room.leave(event.tap.id);
    // Beyond a hundred there are no numbers left: such a tap takes up none.
    else if (event.tap.choices.length === 0) return;
    else {
      const { id, choices, expiresAt } = event.tap;
      // A node knows the numbers it gave; of others it knows the choices, which may change when a tap is stored.
      const known = room.choicesOf(id);
      if (known?.length === choices.length && known.every((one, n) => one === choices[n])) return;
      room.put(id, { numbers: choices, choices, until: Date.parse(expiresAt) });
    }
  });

  function roomOf(terminalId: string, load: LoadWaiting): { loaded: Promise<unknown>; room: Room } {
    const known = rooms.get(terminalId);
    if (known) return known;
    const room = new Room();
    const loaded = load().then((waiting) => {
      for (const { tapId, pick, expiresAt } of waiting) room.note(tapId, pick, expiresAt);
    });
    // A table that could not be read is asked again by the next tap.
    loaded.catch(() => rooms.delete(terminalId));
    const made = { loaded, room };
    rooms.set(terminalId, made);
    const [oldest] = rooms.keys();
    if (rooms.size > TERMINALS && oldest !== undefined) rooms.delete(oldest);
    return made;
  }

  return {
    async take(terminalId, tapId, expiresAt, load) {
      const { loaded, room } = roomOf(terminalId, load);
      await loaded;
      return room.take(tapId, expiresAt, clock.now(), random);
    },
    retake(terminalId, tapId, expiresAt, waiting) {
      const room = rooms.get(terminalId)?.room ?? new Room();
      room.leave(tapId);
      for (const other of waiting) room.note(other.tapId, other.pick, other.expiresAt);
      return room.take(tapId, expiresAt, clock.now(), random);
    },
  };
}
