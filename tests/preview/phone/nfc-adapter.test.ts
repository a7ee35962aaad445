import { DEFAULT_QUIRKS, MiniProgramNfc } from '../../../preview/phone/nfc/adapter';
import type { Discovery, NfcQuirks } from '../../../preview/phone/nfc/adapter';
import { NfcField } from '../../../preview/phone/nfc/field';
import type { NfcHardware } from '../../../preview/phone/profiles';
import { newTag } from '../../../preview/tags/kinds';
import { fromHex, hex } from '../../../preview/tags/memory';
import { contentOf, uriIn } from '../../../preview/tags/ndef-bytes';
import { VirtualTag } from '../../../preview/tags/virtual-tag';
import { HandClock } from './hand-clock';

type Call = (options?: Record<string, unknown>) => void;
type Handle = Record<string, Call>;
interface Adapter extends Record<string, unknown> {
  tech: Record<string, string>;
  startDiscovery: Call;
  stopDiscovery: Call;
  onDiscovered(listener: (found: Discovery) => void): void;
  offDiscovered(listener?: (found: Discovery) => void): void;
  getNdef(): Handle;
  getNfcA(): Handle;
  getMifareUltralight(): Handle;
  getIsoDep(): Handle;
}

const SCHEME = 'weixin://dl/business/?t=AbCdEfGhIjK';

function bench(over: { hardware?: NfcHardware; refused?: boolean; quirks?: Partial<NfcQuirks> } = {}) {
  const clock = new HandClock();
  const field = new NfcField();
  const state = { foreground: true, errors: [] as unknown[] };
  const nfc = new MiniProgramNfc(field, clock, {
    hardware: () => over.hardware ?? 'on',
    permissionRefused: () => over.refused ?? false,
    foreground: () => state.foreground,
    quirks: () => ({ ...DEFAULT_QUIRKS, ...over.quirks }),
    onError: (error) => state.errors.push(error),
  });
  const adapter = nfc.adapter as Adapter;
  const found: Discovery[] = [];
  adapter.onDiscovered((discovery) => found.push(discovery));
  /** `ok`, or the error code; results besides are kept in `last`. */
  const last: { result: Record<string, unknown> } = { result: {} };
  const call = async (run: Call, options: Record<string, unknown> = {}): Promise<string> => {
    let outcome = 'no answer';
    run({
      ...options,
      success: (result: Record<string, unknown>) => {
        outcome = 'ok';
        last.result = result;
      },
      fail: (error: { errMsg: string; errCode?: number }) => {
        outcome = String(error.errCode ?? error.errMsg);
      },
    });
    await clock.turn(2000);
    return outcome;
  };
  const hold = async (tag: VirtualTag) => {
    const presence = field.present(tag);
    presence.discover();
    nfc.deliver(presence);
    await clock.turn(10);
  };
  return { clock, field, nfc, adapter, found, call, hold, state, last };
}

const blank = (kind = 'ntag213') => new VirtualTag(newTag(kind, Uint8Array.of(4, 1, 2, 3, 4, 5, 6)));
const buffer = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0)).buffer;
const records = () => [
  { tnf: 1, id: new ArrayBuffer(0), type: buffer('U'), payload: buffer(`\0${SCHEME}`) },
  { tnf: 4, id: new ArrayBuffer(0), type: buffer('android.com:pkg'), payload: buffer('com.tencent.mm') },
];
const command = (octets: string) => ({ data: fromHex(octets.replaceAll(' ', '')).buffer });

describe('discovery', () => {
  it.each<[string, Parameters<typeof bench>[0], string]>([
    ['no NFC', { hardware: 'none' }, '13000'],
    ['NFC switched off', { hardware: 'off' }, '13001'],
    ['permission refused', { refused: true }, '13019'],
    [
      'an iPhone, without a code',
      { hardware: 'iphone' },
      'NFCAdapter.startDiscovery:fail not supported on this platform',
    ],
    [
      'a client that leaves codes away',
      { hardware: 'off', quirks: { codesMissing: true } },
      'NFCAdapter.startDiscovery:fail NFC is not enabled',
    ],
  ])('fails on %s', async (_name, over, outcome) => {
    const { adapter, call } = bench(over);
    expect(await call(adapter.startDiscovery)).toBe(outcome);
  });

  it('started twice answers 13021, stopped unstarted 13018', async () => {
    const { adapter, call } = bench();
    expect(await call(adapter.stopDiscovery)).toBe('13018');
    expect(await call(adapter.startDiscovery)).toBe('ok');
    expect(await call(adapter.startDiscovery)).toBe('13021');
    expect(await call(adapter.stopDiscovery)).toBe('ok');
  });

  it('tells UID and technologies of a formatted tag, with no message on a blank one', async () => {
    const { adapter, call, hold, found } = bench();
    await call(adapter.startDiscovery);
    await hold(blank());
    expect(found).toHaveLength(1);
    expect(hex(new Uint8Array(found[0]?.id ?? new ArrayBuffer(0)))).toBe('04010203040506');
    expect(found[0]?.techs).toEqual(['NDEF', 'NFC-A', 'MIFARE Ultralight']);
    expect(found[0]?.messages).toEqual([]);
  });

  it('leaves NDEF out for an unformatted and for a damaged tag', async () => {
    const { adapter, call, hold, found } = bench();
    await call(adapter.startDiscovery);
    await hold(blank('unformatted'));
    await hold(blank('damaged'));
    expect(found.map(({ techs }) => techs)).toEqual([
      ['NFC-A', 'MIFARE Ultralight'],
      ['NFC-A', 'MIFARE Ultralight'],
    ]);
  });

  it.each(['nested', 'flat'] as const)('hands over messages in the %s shape', async (messages) => {
    const { adapter, call, hold, found } = bench({ quirks: { messages } });
    await call(adapter.startDiscovery);
    await hold(blank('other-scheme'));
    const [first] = found[0]?.messages ?? [];
    const record = messages === 'flat' ? first : (first as { records: unknown[] }).records[0];
    const payload = (record as { payload: ArrayBuffer }).payload;
    expect(Buffer.from(payload).toString()).toBe('\0weixin://dl/business/?t=OtherShop01');
  });

  it('says nothing to a mini-program in the background, nor after off and stop', async () => {
    const { adapter, call, hold, found, state } = bench();
    await call(adapter.startDiscovery);
    state.foreground = false;
    await hold(blank());
    state.foreground = true;
    adapter.offDiscovered();
    await hold(blank());
    expect(found).toEqual([]);
  });

  it('keeps other listeners when one is taken off', async () => {
    const { adapter, call, hold, found } = bench();
    const other = jest.fn();
    adapter.onDiscovered(other);
    adapter.offDiscovered(other);
    await call(adapter.startDiscovery);
    await hold(blank());
    expect(other).not.toHaveBeenCalled();
    expect(found).toHaveLength(1);
  });

  it('finds a tag that already rests there when it starts', async () => {
    const { adapter, call, hold, found } = bench();
    await hold(blank());
    await call(adapter.startDiscovery);
    expect(found).toHaveLength(1);
  });

  it('repeats for a resting tag where the phone is of that sort, and ends with the tag', async () => {
    const { adapter, call, hold, found, clock, field } = bench({ quirks: { repeatEvery: 100 } });
    await call(adapter.startDiscovery);
    await hold(blank());
    await clock.turn(250);
    expect(found).toHaveLength(3);
    field.remove();
    await clock.turn(500);
    expect(found).toHaveLength(3);
  });

  it('survives a listener that throws', async () => {
    const { adapter, call, hold, found, state } = bench();
    adapter.offDiscovered();
    adapter.onDiscovered(() => {
      throw new Error('page bug');
    });
    adapter.onDiscovered((discovery) => found.push(discovery));
    await call(adapter.startDiscovery);
    await hold(blank());
    expect(found).toHaveLength(1);
    expect(state.errors).toHaveLength(1);
  });
});

describe('handles', () => {
  it('connect once, one technology at a time', async () => {
    const { adapter, call, hold } = bench();
    await hold(blank());
    const nfcA = adapter.getNfcA();
    const ndef = adapter.getNdef();
    expect(await call(nfcA['close'] as Call)).toBe('13023');
    expect(await call(nfcA['transceive'] as Call, command('60'))).toBe('13023');
    expect(await call(nfcA['connect'] as Call)).toBe('ok');
    expect(await call(nfcA['connect'] as Call)).toBe('13022');
    expect(await call(ndef['connect'] as Call)).toBe('13016');
    expect(await call(nfcA['close'] as Call)).toBe('ok');
    expect(await call(ndef['connect'] as Call)).toBe('ok');
  });

  it('without a tag cannot connect; NDEF not on a tag without it; other technologies never', async () => {
    const { adapter, call, hold } = bench();
    expect(await call(adapter.getNfcA()['connect'] as Call)).toBe('13013');
    await hold(blank('unformatted'));
    expect(await call(adapter.getNdef()['connect'] as Call)).toBe('13015');
    expect(await call(adapter.getIsoDep()['connect'] as Call)).toBe('13015');
    expect(await call(adapter.getMifareUltralight()['connect'] as Call)).toBe('ok');
  });

  it('stay dead after the tag was lifted, even when it comes back', async () => {
    const { adapter, call, hold, field } = bench();
    const tag = blank();
    await hold(tag);
    const nfcA = adapter.getNfcA();
    await call(nfcA['connect'] as Call);
    field.remove();
    expect(await call(nfcA['transceive'] as Call, command('60'))).toBe('13017');
    await hold(tag);
    expect(await call(nfcA['transceive'] as Call, command('60'))).toBe('13017');
    expect(await call(nfcA['close'] as Call)).toBe('ok');
    expect(await call(nfcA['connect'] as Call)).toBe('13016');
    expect(await call(adapter.getNfcA()['connect'] as Call)).toBe('ok');
  });

  it('pass commands on: data, ACK as 0A, a NAK as 13017 until they connect again', async () => {
    const { adapter, call, hold, last } = bench();
    await hold(blank());
    const nfcA = adapter.getNfcA();
    const answer = () => hex(new Uint8Array(last.result['data'] as ArrayBuffer));
    await call(nfcA['connect'] as Call);
    expect(await call(nfcA['transceive'] as Call, command('60'))).toBe('ok');
    expect(answer()).toBe('0004040201000F03');
    expect(await call(nfcA['transceive'] as Call, command('a2 06 01 02 03 04'))).toBe('ok');
    expect(answer()).toBe('0A');
    expect(await call(nfcA['transceive'] as Call, command('30 ff'))).toBe('13017');
    expect(await call(nfcA['transceive'] as Call, command('30 06'))).toBe('13017');
    await call(nfcA['close'] as Call);
    await call(nfcA['connect'] as Call);
    expect(await call(nfcA['transceive'] as Call, command('30 06'))).toBe('ok');
  });

  it('refuse an answer longer than the phone passes on, and tell the limit', async () => {
    const { adapter, call, hold, last } = bench({ quirks: { maxTransceive: 64 } });
    await hold(blank('ntag216'));
    const nfcA = adapter.getNfcA();
    await call(nfcA['connect'] as Call);
    await call(nfcA['getMaxTransceiveLength'] as Call);
    expect(last.result['length']).toBe(64);
    expect(await call(nfcA['transceive'] as Call, command('3a 00 0f'))).toBe('ok');
    expect(await call(nfcA['transceive'] as Call, command('3a 00 10'))).toBe('13017');
    expect(await call(nfcA['transceive'] as Call, { data: 'text' })).toBe('13011');
  });

  it('tell ATQA and SAK of a Type 2 tag', async () => {
    const { adapter, call, hold, last } = bench();
    await hold(blank());
    const nfcA = adapter.getNfcA();
    await call(nfcA['connect'] as Call);
    await call(nfcA['getAtqa'] as Call);
    expect(hex(new Uint8Array(last.result['atqa'] as ArrayBuffer))).toBe('4400');
    await call(nfcA['getSak'] as Call);
    expect(last.result['sak']).toBe(0);
  });
});

describe('writeNdefMessage', () => {
  async function connected(kind: string, quirks: Partial<NfcQuirks> = {}) {
    const all = bench({ quirks });
    const tag = blank(kind);
    await all.hold(tag);
    const ndef = all.adapter.getNdef();
    expect(await all.call(ndef['connect'] as Call)).toBe('ok');
    return { ...all, tag, write: ndef['writeNdefMessage'] as Call };
  }

  it.each(['ntag213', 'ntag215', 'ntag216', 'foreign', 'other-scheme'])(
    'puts both records on %s',
    async (kind) => {
      const { call, tag, write } = await connected(kind);
      expect(await call(write, { records: records() })).toBe('ok');
      const content = contentOf(tag.snapshot().memory);
      expect(content.kind === 'records' && content.records.map(uriIn)).toEqual([SCHEME, null]);
    },
  );

  it('keeps the Lock Control TLV of a factory NTAG213 and ends with a terminator', async () => {
    const { call, tag, write } = await connected('ntag213');
    await call(write, { records: records() });
    const { memory } = tag.snapshot();
    expect(hex(memory.subarray(16, 23), ' ')).toBe('01 03 A0 0C 34 03 48');
    expect(memory[16 + 7 + 72]).toBe(0xfe);
  });

  it('writes a message of more than 254 octets with the long length', async () => {
    const { call, tag, write } = await connected('ntag216');
    const payload = new Uint8Array(600).fill(0x41).buffer;
    expect(
      await call(write, { records: [{ tnf: 2, id: new ArrayBuffer(0), type: buffer('a/b'), payload }] }),
    ).toBe('ok');
    expect(hex(tag.snapshot().memory.subarray(16, 18), ' ')).toBe('03 FF');
    const content = contentOf(tag.snapshot().memory);
    expect(content.kind === 'records' && content.records[0]?.payload.length).toBe(600);
  });

  it.each([
    ['read-only', '13017'],
    ['locked', '13017'],
    ['password', '13017'],
  ])('on a %s tag fails', async (kind, code) => {
    const { call, tag, write } = await connected(kind);
    const before = hex(tag.snapshot().memory);
    expect(await call(write, { records: records() })).toBe(code);
    expect(hex(tag.snapshot().memory)).toBe(before);
  });

  it('refuses what does not fit before touching the tag', async () => {
    const { call, tag, write } = await connected('ntag213');
    const before = hex(tag.snapshot().memory);
    const payload = new ArrayBuffer(140);
    expect(
      await call(write, { records: [{ tnf: 1, id: new ArrayBuffer(0), type: buffer('U'), payload }] }),
    ).toBe('13017');
    expect(hex(tag.snapshot().memory)).toBe(before);
  });

  it.each<[string, unknown, string]>([
    ['no records', undefined, '13011'],
    ['an empty list', [], '13011'],
    ['a record without tnf', [{ ...records()[0], tnf: undefined }], '13011'],
    ['a typed array instead of a buffer', [{ ...records()[0], payload: new Uint8Array(3) }], '13011'],
    ['a TNF that does not exist', [{ ...records()[0], tnf: 9 }], '13012'],
  ])('refuses %s', async (_name, given, code) => {
    const { call, write } = await connected('ntag213');
    expect(await call(write, { records: given })).toBe(code);
  });

  it('refuses empty ids on a phone of that sort', async () => {
    const { call, write } = await connected('ntag213', { emptyIdRefused: true });
    expect(await call(write, { records: records() })).toBe('13011');
    const named = records().map((record) => ({ ...record, id: buffer('1') }));
    expect(await call(write, { records: named })).toBe('ok');
  });

  it('torn away after any number of commands never leaves a readable half of the message', async () => {
    let commands = 0;
    for (; commands < 200; commands += 1) {
      const { call, tag, write } = await connected('other-scheme');
      tag.tearAfter(commands);
      const outcome = await call(write, { records: records() });
      const content = contentOf(tag.snapshot().memory);
      const uri = content.kind === 'records' ? content.records.map(uriIn)[0] : content.kind;
      if (outcome === 'ok') {
        expect(uri).toBe(SCHEME);
        break;
      }
      expect(outcome).toBe('13017');
      expect(['weixin://dl/business/?t=OtherShop01', 'empty']).toContain(uri);
    }
    expect(commands).toBeGreaterThan(20);
    expect(commands).toBeLessThan(60);
  });
});

describe('faults on demand', () => {
  it.each([
    ['startDiscovery', 13019, '13019'],
    ['startDiscovery', 13020, '13020'],
    ['startDiscovery', null, 'NFCAdapter.startDiscovery:fail'],
  ])('%s fails once with %s, then works', async (name, code, answer) => {
    const { adapter, call } = bench({ quirks: { fault: { call: name, code, times: 1 } } });
    expect(await call(adapter.startDiscovery)).toBe(answer);
    expect(await call(adapter.startDiscovery)).toBe('ok');
  });

  it('leave other calls alone', async () => {
    const { adapter, call, hold } = bench({
      quirks: { fault: { call: 'writeNdefMessage', code: 13017, times: 1 } },
    });
    await call(adapter.startDiscovery);
    await hold(blank());
    const ndef = adapter.getNdef();
    expect(await call(ndef['connect'] as Call)).toBe('ok');
    expect(await call(ndef['writeNdefMessage'] as Call, { records: records() })).toBe('13017');
    expect(await call(ndef['writeNdefMessage'] as Call, { records: records() })).toBe('ok');
  });
});

describe('time in the air', () => {
  it('is waited for by the caller: a write takes as long as its commands', async () => {
    const { adapter, call, hold, field, clock } = bench();
    await call(adapter.startDiscovery);
    await hold(blank());
    const ndef = adapter.getNdef();
    await call(ndef['connect'] as Call);
    const { microseconds, commands } = field.air;
    const started = clock.now();
    let took = 0;
    (ndef['writeNdefMessage'] as Call)({ records: records(), success: () => (took = clock.now() - started) });
    await clock.turn(1000);
    expect(field.air.commands - commands).toBe(21);
    const air = (field.air.microseconds - microseconds) / 1000;
    expect(air).toBeCloseTo(20 * 4.951 + 2.093, 0);
    expect(took).toBeCloseTo(DEFAULT_QUIRKS.bridgeDelay + air, 3);
  });

  it('leaves what follows the message in its last page as it was', async () => {
    const { adapter, call, hold } = bench();
    const tag = new VirtualTag({ ...blank('ntag215').snapshot() });
    const { memory, ...rest } = tag.snapshot();
    memory.fill(0x77, 19 * 4, 30 * 4);
    const filled = new VirtualTag({ ...rest, memory });
    await call(adapter.startDiscovery);
    await hold(filled);
    const ndef = adapter.getNdef();
    await call(ndef['connect'] as Call);
    expect(await call(ndef['writeNdefMessage'] as Call, { records: records() })).toBe('ok');
    expect(hex(filled.snapshot().memory.subarray(22 * 4, 24 * 4))).toBe('6D6DFE7777777777');
  });
});
