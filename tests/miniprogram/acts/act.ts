import type { ActId } from '../../../miniprogram/api/client';
import type { Phone } from './phone';

/** One act, ready to be done. */
export interface ReadyAct {
  /** Does it as the page does; answers what the page has then. Rejects, or answers null, when it gave up. */
  act(): Promise<unknown>;
  /** What the person does after the request layer gave up; the act itself again where that is all. */
  again?(): Promise<unknown>;
  /** The page is left. */
  end?(): void;
}

export interface PhoneAct {
  /** Who acts; makes no faults. */
  prepare(phone: Phone): Promise<ReadyAct>;
  /** Works under this session, which may end in between. */
  readonly session?: 'sessions' | 'staff_phone_sessions';
  /** The request to this act carries a login code itself. */
  readonly bringsCode?: boolean;
  /** Tables that a further try fills although the act is done once. */
  readonly renews?: readonly string[];
  /** After the request layer gave up it is asked for anew: these tables fill twice, to nobody's harm. */
  readonly anew?: readonly string[];
}

/** Acts by operation and by who does them or how. */
export type ActsOf<Id extends ActId = ActId> = Readonly<Record<Id, Readonly<Record<string, PhoneAct>>>>;

/** Waits for what a page comes to say by itself. */
export async function until<T>(read: () => T | null): Promise<T> {
  for (;;) {
    const value = read();
    if (value !== null) return value;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
