/** A session over a fake phone, with what a test wants to see of it. */
import { newTag } from '../../../../preview/tags/kinds';
import { VirtualTag } from '../../../../preview/tags/virtual-tag';
import { nfcPort } from '../../../../miniprogram/staff/nfc/adapter';
import type { WriteOutcome } from '../../../../miniprogram/staff/nfc/outcomes';
import { createReservations } from '../../../../miniprogram/staff/write/reservations';
import { createTagSession } from '../../../../miniprogram/staff/nfc/tag-session';
import type { SessionState, TagSession } from '../../../../miniprogram/staff/nfc/session-types';
import { FakeNfc } from '../../../helpers/wx/nfc';
import type { FakeNfcOptions } from '../../../helpers/wx/nfc';

export const schemeOf = (n: number): string => `weixin://dl/business/?t=Ticket${String(n).padStart(5, '0')}`;

let serial = 0;

/** A virtual tag of a kind of the preview's tray, with a UID of its own. */
export function tagOf(kind: string): VirtualTag {
  serial += 1;
  return new VirtualTag(newTag(kind, Uint8Array.of(4, 1, 2, 3, serial >> 8, serial & 255, 9)));
}

/** User area of a tag, as hex from page 4. */
export function pagesOf(tag: VirtualTag, from: number, count: number): Uint8Array {
  return tag.snapshot().memory.slice(from * 4, (from + count) * 4);
}

export interface ManualClock {
  now(): number;
  after(ms: number, callback: () => void): () => void;
  advance(ms: number): void;
}

export function manualClock(): ManualClock {
  let time = 1_000_000;
  const timers = new Set<{ at: number; callback: () => void }>();
  return {
    now: () => time,
    after(ms, callback) {
      const timer = { at: time + ms, callback };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    advance(ms) {
      time += ms;
      for (const timer of [...timers]) {
        if (timer.at > time || !timers.delete(timer)) continue;
        timer.callback();
      }
    },
  };
}

export interface Bench {
  readonly phone: FakeNfc;
  readonly clock: ManualClock;
  readonly session: TagSession;
  readonly states: SessionState[];
  /** The newest state. */
  now(): SessionState;
  /** Holds a tag to the phone and waits until the session has nothing more to do by itself. */
  hold(tag: VirtualTag): Promise<SessionState>;
  settle(): Promise<SessionState>;
  outcomes(): WriteOutcome[];
  /** Also hears every state at once. */
  onState(listener: (state: SessionState) => void): void;
}

export async function bench(options: FakeNfcOptions = {}, count = 9): Promise<Bench> {
  const phone = new FakeNfc({ nfcOn: true, ...options });
  const clock = manualClock();
  const states: SessionState[] = [];
  let hear: ((state: SessionState) => void) | null = null;
  const stock = Array.from({ length: count }, (_, n) => ({
    tagId: `tag${n}`,
    uri: schemeOf(n),
    aar: 'com.tencent.mm',
  }));
  const payloads = createReservations();
  payloads.add(stock);
  const session = createTagSession({
    nfc: nfcPort(phone.adapter),
    clock,
    payloads,
    onState: (state) => {
      states.push(state);
      hear?.(state);
    },
  });
  const now = (): SessionState => states.at(-1) ?? { kind: 'off' };
  const settle = async (): Promise<SessionState> => {
    for (let quiet = 0; quiet < 4; ) {
      const before = phone.calls.length + states.length;
      await new Promise((resolve) => setImmediate(resolve));
      quiet = phone.calls.length + states.length === before ? quiet + 1 : 0;
    }
    return now();
  };
  await session.start();
  return {
    phone,
    clock,
    session,
    states,
    now,
    settle,
    hold(tag) {
      phone.present(tag);
      return settle();
    },
    onState: (listener) => {
      hear = listener;
    },
    outcomes: () => states.flatMap((state) => (state.kind === 'finished' ? [state.outcome] : [])),
  };
}
