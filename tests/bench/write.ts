/** Holds of an NTAG213 on the preview's phone and tag with the real tag session: calls through wx, and time in the air. */
import { nfcPort } from '../../miniprogram/staff/nfc/adapter';
import type { SessionState, WritePayload } from '../../miniprogram/staff/nfc/session-types';
import { createTagSession } from '../../miniprogram/staff/nfc/tag-session';
import { newTag } from '../../preview/tags/kinds';
import { ACTIVATION, fastReadTime, writeTime } from '../../preview/tags/rf-time';
import { VirtualTag } from '../../preview/tags/virtual-tag';
import type { WxNfcAdapter } from '../../typings/wx-nfc';
import { readingPhone } from '../helpers/reading-phone';

export interface Hold {
  /** Calls into wx's NFC objects from the first onDiscovered to verified. */
  readonly calls: number;
  /** Milliseconds from the phone's first activation to the last answer; the detection by the phone is part of it. */
  readonly time: number;
  /** The least any reader needs, ms: one activation, a WRITE for each page that changes, one FAST_READ of them. */
  readonly bound: number;
}

const TICKETS = ['kR7pQ2xVb9T', 'Zc4mW8sYh1L', 'f6NgJ3dUa5E'];
const payloadOf = (ticket: string, n: number): WritePayload => ({
  tagId: `tag-${n}`,
  uri: `weixin://dl/business/?t=${ticket}`,
  aar: 'com.tencent.mm',
});

/**
 * A first tag on a phone, a second one (what never changes on a phone is known by then), and the second one again with
 * other content in another visit, where the question is answered at once and the tag stays.
 * @param bridge milliseconds that each call through wx costs
 */
export async function measureWrite(bridge: number): Promise<{ first: Hold; fresh: Hold; again: Hold }> {
  const { time, field, phone } = readingPhone({ bridgeDelay: bridge });
  const stock = TICKETS.map(payloadOf);
  let end = { state: 'off' as string, at: 0, calls: 0 };
  const session = createTagSession({
    nfc: nfcPort(phone.adapter as WxNfcAdapter),
    clock: time.clock,
    payloads: {
      assign: () => stock[0] ?? null,
      settle: (_uid, outcome) => {
        if (outcome.kind === 'verified') stock.shift();
      },
    },
    onState: (state) => {
      // Told once it is known; what follows that moment is no longer waited for.
      if (end.state === 'verified' && nameOf(state) === 'verified') return;
      end = { state: nameOf(state), at: time.clock.now(), calls: phone.bridge.calls };
      if (state.kind === 'confirming') time.clock.after(0, () => session.answer(true));
    },
  });
  const hold = async (tag: VirtualTag): Promise<Hold> => {
    field.remove();
    await time.pass(5000);
    const before = tag.snapshot().memory;
    const { calls } = phone.bridge;
    const detected = field.air.microseconds;
    const presence = field.present(tag);
    presence.discover();
    const detection = (field.air.microseconds - detected) / 1000;
    const started = time.clock.now();
    phone.deliver(presence);
    await time.pass(5000);
    if (end.state !== 'verified') throw new Error(`the tag was not verified, but ${end.state}`);
    const changed = pagesChanged(before, tag.snapshot().memory);
    return {
      calls: end.calls - calls,
      time: detection + end.at - started,
      bound: (ACTIVATION + writeTime(changed) + fastReadTime(changed)) / 1000,
    };
  };
  const visit = async (): Promise<void> => {
    void session.stop();
    await time.pass(100);
    void session.start();
    await time.pass(100);
  };
  const factory = (last: number): VirtualTag =>
    new VirtualTag(newTag('ntag213', Uint8Array.of(4, 1, 2, 3, 4, 5, last)));
  await visit();
  const first = await hold(factory(1));
  const tag = factory(2);
  const fresh = await hold(tag);
  field.remove();
  session.renew();
  await visit();
  return { first, fresh, again: await hold(tag) };
}

function nameOf(state: SessionState): string {
  return state.kind === 'finished' ? state.outcome.kind : state.kind;
}

function pagesChanged(before: Uint8Array, after: Uint8Array): number {
  const changed = new Set<number>();
  after.forEach((octet, at) => {
    if (octet !== before[at]) changed.add(at >> 2);
  });
  return changed.size;
}
