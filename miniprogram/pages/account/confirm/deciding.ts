/** Yes or no to what a counter asks, until it is decided or over. No wx. */
import { asFailure } from '../../../api/failure';
import type { ApiFailure } from '../../../api/failure';
import type { Confirmation } from '../../../api/types';
import type { Clock } from '../../../platform/clock';
import type { AccountApi } from '../api/account';

export interface DecidingScene {
  readonly confirmation: Confirmation;
  /** Which answer is under way. */
  readonly busy: '' | 'yes' | 'no';
  /** Whole seconds left; 0 when it is over or decided. */
  readonly secondsLeft: number;
  readonly trouble: ApiFailure | null;
}

export interface DecidingPorts {
  readonly api: Pick<AccountApi, 'decide'>;
  readonly clock: Clock;
  /** The server's time, milliseconds: an expiry is the server's. */
  readonly serverNow: () => number;
}

const TICK_MS = 1000;
/** The counter's question is over, whatever its last state here. */
const OVER: readonly string[] = ['confirmation_over', 'confirmation_unknown'];

export function createDeciding(
  { api, clock, serverNow }: DecidingPorts,
  confirmation: Confirmation,
  draw: (scene: DecidingScene) => void,
) {
  const secondsLeft = (it: Confirmation): number =>
    it.state === 'asked' ? Math.max(0, Math.ceil((Date.parse(it.expiresAt) - serverNow()) / 1000)) : 0;
  let scene: DecidingScene = {
    confirmation,
    busy: '',
    secondsLeft: secondsLeft(confirmation),
    trouble: null,
  };
  let stop: (() => void) | null = null;
  let ended = false;

  function show(next: Partial<DecidingScene>): void {
    if (ended) return;
    scene = { ...scene, ...next };
    draw(scene);
  }
  function tick(): void {
    stop?.();
    stop = null;
    if (ended || scene.confirmation.state !== 'asked') return;
    const left = secondsLeft(scene.confirmation);
    // An answer under way is waited for: the server may have taken it in time.
    if (left === 0 && scene.busy === '') {
      show({ secondsLeft: 0, confirmation: { ...scene.confirmation, state: 'expired' } });
      return;
    }
    if (left !== scene.secondsLeft) show({ secondsLeft: left });
    stop = clock.after(TICK_MS, tick);
  }

  async function decide(yes: boolean): Promise<void> {
    if (scene.busy !== '' || scene.confirmation.state !== 'asked') return;
    show({ busy: yes ? 'yes' : 'no', trouble: null });
    try {
      const decided = await api.decide(scene.confirmation.id, yes);
      show({ confirmation: decided, busy: '', secondsLeft: secondsLeft(decided) });
    } catch (error) {
      const failure = asFailure(error);
      const over = OVER.includes(failure.code);
      show({
        busy: '',
        trouble: over ? null : failure,
        ...(over ? { confirmation: { ...scene.confirmation, state: 'expired' as const } } : {}),
      });
    }
    tick();
  }

  return {
    scene: () => scene,
    start(): void {
      show({});
      tick();
    },
    decide,
    end(): void {
      ended = true;
      stop?.();
    },
  };
}
export type Deciding = ReturnType<typeof createDeciding>;
