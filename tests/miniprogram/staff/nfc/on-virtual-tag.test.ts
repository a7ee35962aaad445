import { nfcPort } from '../../../../miniprogram/staff/nfc/adapter';
import type { SessionState, WritePayload } from '../../../../miniprogram/staff/nfc/session-types';
import { createTagSession } from '../../../../miniprogram/staff/nfc/tag-session';
import type { NfcQuirks } from '../../../../preview/phone/nfc/adapter';
import { newTag } from '../../../../preview/tags/kinds';
import { contentOf, packageIn, uriIn } from '../../../../preview/tags/ndef-bytes';
import { VirtualTag } from '../../../../preview/tags/virtual-tag';
import type { TearManner } from '../../../../preview/tags/virtual-tag';
import type { WxNfcAdapter } from '../../../../typings/wx-nfc';
import { readingPhone } from '../../../helpers/reading-phone';

const URI = 'weixin://dl/business/?t=AbCdEfGhIjK';
const AAR = 'com.tencent.mm';
const PAYLOAD: WritePayload = { tagId: 'tag-1', uri: URI, aar: AAR };

type End = Extract<SessionState, { kind: 'finished' }>['outcome']['kind'] | SessionState['kind'];

/** The write page's session on the preview's phone and tag: two implementations that share nothing. */
async function bench(quirks: Partial<NfcQuirks> = {}) {
  const { time, field, phone } = readingPhone(quirks);
  const states: SessionState[] = [];
  const session = createTagSession({
    nfc: nfcPort(phone.adapter as WxNfcAdapter),
    clock: time.clock,
    payloads: { assign: () => PAYLOAD, settle: () => undefined },
    onState: (state) => states.push(state),
  });
  void session.start();
  await time.pass(50);
  const now = (): SessionState => states[states.length - 1] ?? { kind: 'off' };
  /** Holds the tag until the session has ended with it, agreeing to overwrite. */
  const hold = async (tag: VirtualTag, tear?: { after: number; manner: TearManner }): Promise<End> => {
    field.remove();
    await time.pass(3000);
    const presence = field.present(tag);
    presence.discover();
    if (tear) tag.tearAfter(tear.after, tear.manner);
    phone.deliver(presence);
    await time.pass(4000);
    if (now().kind === 'confirming') session.answer(true);
    await time.pass(15_000);
    const end = now();
    return end.kind === 'finished' ? end.outcome.kind : end.kind;
  };
  return { hold, phone, session };
}

const fresh = (kind: string): VirtualTag => new VirtualTag(newTag(kind, Uint8Array.of(4, 9, 8, 7, 6, 5, 4)));

/** What another reader makes of the tag: its link and app, or what it is instead. */
function seenOn(tag: VirtualTag): string {
  const content = contentOf(tag.snapshot().memory);
  if (content.kind !== 'records') return content.kind;
  const [first, second, ...more] = content.records;
  if (!first || !second || more.length > 0) return 'other records';
  return `${String(uriIn(first))} ${String(packageIn(second))}`;
}

const WRITTEN = `${URI} ${AAR}`;
const WRITABLE = ['ntag213', 'ntag215', 'ntag216', 'unformatted', 'foreign', 'other-scheme'];

describe('the tag session on a byte-true tag', () => {
  it.each(WRITABLE)('%s ends verified, and another decoder reads both records', async (kind) => {
    const { hold } = await bench();
    const tag = fresh(kind);
    expect(await hold(tag)).toBe('verified');
    expect(seenOn(tag)).toBe(WRITTEN);
  });

  it.each(['read-only', 'locked', 'password', 'ultralight', 'ultralight-ev1'])(
    '%s fails and keeps every byte',
    async (kind) => {
      const { hold } = await bench();
      const tag = fresh(kind);
      const before = tag.snapshot().memory;
      expect(await hold(tag)).toBe('failed');
      expect(tag.snapshot().memory).toEqual(before);
    },
  );

  it.each<[string, Partial<NfcQuirks>]>([
    ['flat messages', { messages: 'flat' }],
    ['empty ids refused', { emptyIdRefused: true }],
    ['no error codes', { codesMissing: true }],
    ['a short transceive buffer', { maxTransceive: 40 }],
    ['a tag reported again and again', { repeatEvery: 60 }],
    ['slow calls', { bridgeDelay: 40 }],
  ])('verifies on a phone with %s', async (_name, quirks) => {
    const { hold } = await bench(quirks);
    const tag = fresh('ntag213');
    expect(await hold(tag)).toBe('verified');
    expect(seenOn(tag)).toBe(WRITTEN);
  });

  it.each(WRITABLE)(
    '%s torn away after any command is never a false success, and a second hold recovers it',
    async (kind) => {
      let scenarios = 0;
      for (const manner of ['command', 'answer'] as const) {
        for (let after = 0; ; after += 1) {
          const { hold, session } = await bench();
          const tag = fresh(kind);
          const first = await hold(tag, { after, manner });
          const torn = !tag.inField;
          if (first === 'verified') expect(seenOn(tag)).toBe(WRITTEN);
          const again = await hold(tag);
          expect({ manner, after, seen: seenOn(tag) }).toEqual({ manner, after, seen: WRITTEN });
          expect(['verified', 'repeated']).toContain(again);
          void session.stop();
          scenarios += 1;
          if (!torn) break;
        }
      }
      // A re-write of a few pages takes a dozen commands, a first write some forty.
      expect(scenarios).toBeGreaterThan(20);
    },
  );
});
