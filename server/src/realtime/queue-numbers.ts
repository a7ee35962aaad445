import { allocateNumber } from '../domain/taps/numbers';
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

export function createQueueNumbers(
  bus: TapBus,
  { clock, random }: { clock: Clock; random: Random },
): QueueNumbers {
  const terminals = new Map<string, { loaded: Promise<unknown>; taps: Map<string, Live> }>();

  bus.onAny((event, terminalId) => {
    const taps = terminals.get(terminalId)?.taps;
    if (!taps || event.kind === 'confirmation') return;
    if (event.kind === 'tap_dropped') taps.delete(event.tapId);
    else if (event.tap.state !== 'waiting') taps.delete(event.tap.id);
    // Beyond a hundred there are no numbers left: such a tap takes up none.
    else if (event.tap.choices.length === 0) return;
    else {
      const { id, choices, expiresAt } = event.tap;
      // A node knows the numbers it gave; of others it knows the choices, which may change when a tap is stored.
      const known = taps.get(id)?.choices;
      if (known?.length === choices.length && known.every((one, n) => one === choices[n])) return;
      taps.set(id, { numbers: choices, choices, until: Date.parse(expiresAt) });
    }
  });

  function note(taps: Map<string, Live>, tapId: string, pick: PickedNumber | null, until: number): void {
    if (pick) taps.set(tapId, { numbers: [pick.number], choices: pick.choices, until });
  }

  function living(taps: Map<string, Live>): Live[] {
    const now = clock.now();
    for (const [tapId, { until }] of taps) if (until <= now) taps.delete(tapId);
    return [...taps.values()];
  }

  function room(
    terminalId: string,
    load: LoadWaiting,
  ): { loaded: Promise<unknown>; taps: Map<string, Live> } {
    const known = terminals.get(terminalId);
    if (known) return known;
    const taps = new Map<string, Live>();
    const loaded = load().then((waiting) => {
      for (const { tapId, pick, expiresAt } of waiting) note(taps, tapId, pick, expiresAt);
    });
    // A table that could not be read is asked again by the next tap.
    loaded.catch(() => terminals.delete(terminalId));
    const made = { loaded, taps };
    terminals.set(terminalId, made);
    const [oldest] = terminals.keys();
    if (terminals.size > TERMINALS && oldest !== undefined) terminals.delete(oldest);
    return made;
  }

  return {
    async take(terminalId, tapId, expiresAt, load) {
      const { loaded, taps } = room(terminalId, load);
      await loaded;
      const pick = allocateNumber(living(taps), random);
      note(taps, tapId, pick, expiresAt);
      return pick;
    },
    retake(terminalId, tapId, expiresAt, waiting) {
      const taps = terminals.get(terminalId)?.taps ?? new Map<string, Live>();
      taps.delete(tapId);
      for (const other of waiting) note(taps, other.tapId, other.pick, other.expiresAt);
      const pick = allocateNumber(living(taps), random);
      note(taps, tapId, pick, expiresAt);
      return pick;
    },
  };
}
