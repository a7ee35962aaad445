import type { NfcQuirks } from '../../../preview/phone/nfc/adapter';
import { hex } from '../../../preview/tags/memory';
import { contentOf, uriIn } from '../../../preview/tags/ndef-bytes';
import { SCHEME, bench, blank, buffer, records } from './adapter-bench';
import type { Call } from './adapter-bench';

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
