/** Asks whether the counter accepted this arrival, while the page is shown and the answer is open. */
import type { MemberApi } from '../api/member';
import { asFailure } from '../api/failure';
import type { Recognition } from '../api/types';
import type { Clock } from '../platform/clock';
import { isOpen, pollDelay } from './recognition';

export interface RecognitionPoll {
  /** Follows this recognition; another one, or null, replaces it. */
  follow(recognition: Recognition | null): void;
  /** While paused nothing is asked; resuming asks soon. */
  pause(): void;
  resume(): void;
}

export function createRecognitionPoll(
  api: Pick<MemberApi, 'recognition'>,
  clock: Clock,
  changed: (recognition: Recognition) => void,
): RecognitionPoll {
  let tapId: string | null = null;
  let number = 0;
  let failures = 0;
  let shown = false;
  let cancel: (() => void) | null = null;

  function stop(): void {
    cancel?.();
    cancel = null;
  }
  function schedule(): void {
    stop();
    if (!shown || tapId === null) return;
    const delay = pollDelay(++number, failures);
    if (delay !== null) cancel = clock.after(delay, () => void ask());
  }
  async function ask(): Promise<void> {
    const asked = tapId;
    if (asked === null) return;
    try {
      const recognition = await api.recognition(asked);
      if (asked !== tapId) return;
      failures = 0;
      if (!isOpen(recognition)) tapId = null;
      changed(recognition);
    } catch (error) {
      if (asked !== tapId) return;
      failures++;
      if (!asFailure(error).transient) tapId = null;
    }
    schedule();
  }

  return {
    follow(recognition) {
      const next = recognition && recognition.state === 'announced' ? recognition.tapId : null;
      if (next === tapId && next !== null) return;
      tapId = next;
      number = failures = 0;
      schedule();
    },
    pause() {
      shown = false;
      stop();
    },
    resume() {
      shown = true;
      schedule();
    },
  };
}
