import { nfcPort } from '../../../miniprogram/staff/nfc/adapter';
import type { GuardHow } from '../../../miniprogram/staff/nfc/guard-types';
import type { Job, SessionState, WritePayload } from '../../../miniprogram/staff/nfc/session-types';
import { createTagSession } from '../../../miniprogram/staff/nfc/tag-session';
import { createReservations } from '../../../miniprogram/staff/write/reservations';
import type { NfcQuirks } from '../../../preview/phone/nfc/adapter';
import { hex } from '../../../preview/tags/memory';
import type { TearManner, VirtualTag } from '../../../preview/tags/virtual-tag';
import type { WxNfcAdapter } from '../../../typings/wx-nfc';
import { readingPhone } from '../../helpers/reading-phone';
import { keyFor } from './contents';

export interface Visit {
  readonly job: Job;
  readonly wish: 'none' | GuardHow;
  /** Numbers the tickets of this visit: no two visits write the same. */
  readonly series: number;
  readonly quirks?: Partial<NfcQuirks>;
  /** UIDs whose password the server knows. */
  readonly known: Set<string>;
  /** Sees every state as it is told. */
  readonly witness?: (state: SessionState) => void;
}

export interface Tear {
  readonly after: number;
  readonly manner: TearManner;
  /** The tag that is at the phone a moment later, before anybody noticed; null: none. */
  readonly replacement?: VirtualTag | null;
  /** Commands after which the replacement is torn away in its turn; null: it stays. */
  readonly later?: number | null;
}

/** Milliseconds until the replacement is found. */
const AT_ONCE = 1;

export const AAR = 'com.tencent.mm';
const UNSETTLED: readonly SessionState['kind'][] = [
  'starting',
  'inspecting',
  'writing',
  'verifying',
  'verified',
  'registering',
  'protecting',
];

/** One visit to the write page: the real session on the preview's phone. Time is virtual. */
export async function openVisit({ job, wish, series, quirks, known, witness }: Visit) {
  const { time, field, phone } = readingPhone(quirks);
  const payloads = createReservations();
  payloads.add(
    Array.from({ length: 4 }, (_, at): WritePayload => {
      const ticket = `S${String(series).padStart(6, '0')}N${String(at).padStart(3, '0')}`;
      return { tagId: ticket, uri: `weixin://dl/business/?t=${ticket}`, aar: AAR };
    }),
  );
  let now: SessionState = { kind: 'off' };
  const session = createTagSession({
    nfc: nfcPort(phone.adapter as WxNfcAdapter),
    clock: time.clock,
    payloads,
    guard: {
      job: () => job,
      wish: () => wish,
      prepare: (tag, _payload, how) => {
        if (how === 'lock') return Promise.resolve({ kind: 'go', key: null });
        known.add(tag.uid);
        return Promise.resolve({ kind: 'go', key: { ...keyFor(tag.uid), keyVersion: 1 } });
      },
      keyOf: (uid) => Promise.resolve(known.has(uid) ? { ...keyFor(uid), keyVersion: 1 } : null),
    },
    onState: (state) => {
      now = state;
      witness?.(state);
    },
  });
  void session.start();
  await time.pass(100);
  const arrange = (tag: VirtualTag, tear: Tear): void => {
    const { after, manner, replacement = null, later = null } = tear;
    tag.tearAfter(after, manner);
    if (replacement === null) return;
    const stop = tag.onEvent((event) => {
      if (event !== 'gone') return;
      stop();
      time.clock.after(AT_ONCE, () => {
        const next = field.present(replacement);
        next.discover();
        if (later !== null) replacement.tearAfter(later, manner);
        phone.deliver(next);
      });
    });
  };
  return {
    state: (): SessionState => now,
    isStuck: (): boolean => UNSETTLED.includes(now.kind),
    /** Commands that went over the air since the phone found the tag of the last hold. */
    commands: () => field.air.commands,
    /** Holds a tag until the session has nothing more to do with it, agreeing to every question. */
    async hold(tag: VirtualTag, tear?: Tear): Promise<SessionState> {
      field.remove();
      await time.pass(3000);
      const presence = field.present(tag);
      presence.discover();
      field.air.commands = 0;
      if (tear !== undefined) arrange(tag, tear);
      phone.deliver(presence);
      for (let questions = 0; questions < 4; questions += 1) {
        await time.pass(20_000);
        if (now.kind !== 'confirming') break;
        session.answer(true);
      }
      return now;
    },
    async close(): Promise<void> {
      field.remove();
      void session.stop();
      await time.pass(10_000);
      phone.dispose();
    },
  };
}

export const uidOf = (tag: VirtualTag): string => hex(tag.uid);
