import fc from 'fast-check';
import {
  aarOf,
  aarRecord,
  decodeMessage,
  encodeMessage,
  NdefError,
  schemeMessage,
  schemeRecords,
  textOf,
  textRecord,
  URI_PREFIXES,
  uriOf,
  uriRecord,
} from '../../../../miniprogram/staff/nfc/ndef';
import type { NdefRecord } from '../../../../miniprogram/staff/nfc/ndef';
import { hex, octets } from './hex';

const record = (tnf: number, type: string, id: string, payload: string): NdefRecord => ({
  tnf,
  type: octets(type),
  id: octets(id),
  payload: octets(payload),
});

/** Octets and the records they mean, as independent implementations agree. */
const MESSAGES: readonly (readonly [string, string, NdefRecord[]])[] = [
  ['one empty record', 'D00000', [record(0, '', '', '')]],
  ['two empty records', '900000500000', [record(0, '', '', ''), record(0, '', '', '')]],
  ['a type without payload', 'D1010058', [record(1, '58', '', '')]],
  ['an id', 'D90107025869647061796C6F6164', [record(1, '58', '6964', '7061796C6F6164')]],
  ['a media type', 'D20A00746578742F706C61696E', [record(2, '746578742F706C61696E', '', '')]],
  ['an unknown type', 'D500021122', [record(5, '', '', '1122')]],
  ['a payload of 255 octets, short', 'D101FF54 41*255', [record(1, '54', '', '41*255')]],
  ['a payload of 256 octets, long', 'C1010000010054 42*256', [record(1, '54', '', '42*256')]],
  [
    'a long record behind a short one',
    '91010254486941010000019055 42*400',
    [record(1, '54', '', '4869'), record(1, '55', '', '42*400')],
  ],
  [
    'an id on the first record only',
    '990104035569643103612E625101045503632E64',
    [record(1, '55', '696431', '03612E62'), record(1, '55', '', '03632E64')],
  ],
];

const MALFORMED: readonly (readonly [string, string, string, number])[] = [
  ['no octets', '', 'empty-message', 0],
  ['a first record without MB', '500000', 'message-begin', 0],
  ['MB repeated', '900000D00000', 'message-begin', 3],
  ['no record with ME', '900000100000', 'message-end', 6],
  ['octets after ME', 'D0000000', 'trailing-octets', 3],
  ['a header cut off', 'D101', 'truncated', 2],
  ['a payload cut off', 'D10102550', 'truncated', 4],
  ['a payload of 4 GiB', 'C500FFFFFFFF', 'truncated', 6],
  ['TNF 7', 'D7010155', 'tnf', 0],
  ['a type on an empty record', 'D0010000', 'type-length', 0],
  ['an id on an empty record', 'D800000100', 'id-length', 0],
  ['a payload on an empty record', 'D0000100', 'payload-length', 0],
  ['a well-known record without type', 'D10000', 'type-length', 0],
  ['an unknown record with a type', 'D5010000', 'type-length', 0],
  ['CF with ME', 'F50000', 'chunk', 0],
  ['TNF 6 first', 'D60000', 'chunk', 0],
  ['TNF 6 without a chunk before', '91010255006156000162', 'chunk', 6],
  ['a chunk continued with TNF 5', 'B1010255006155000162', 'chunk', 6],
  ['a type in a following chunk', 'B101025500615601015562', 'type-length', 7],
  ['an id in a following chunk', 'B9010201556100615E0001016162', 'id-length', 8],
];

function refusal(work: () => unknown): NdefError {
  try {
    work();
  } catch (error) {
    if (error instanceof NdefError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('messages', () => {
  test.each(MESSAGES)('%s is read and written', (_, bytes, records) => {
    expect(decodeMessage(octets(bytes))).toEqual(records);
    expect(hex(encodeMessage(records))).toBe(hex(octets(bytes)));
  });

  test('chunks are joined into one record', () => {
    expect(decodeMessage(octets('B10102550061360002626356000164'))).toEqual([
      record(1, '55', '', '0061626364'),
    ]);
  });

  test.each(MALFORMED)('%s is refused with its rule and offset', (_, bytes, rule, offset) => {
    expect(refusal(() => decodeMessage(octets(bytes)))).toMatchObject({ rule, offset });
  });

  test.each([
    ['no records', [], 'empty-message'],
    ['TNF 6', [record(6, '', '', '')], 'tnf'],
    ['TNF 1.5', [record(1.5, '55', '', '')], 'tnf'],
    ['a type of 256 octets', [record(4, '58*256', '', '')], 'type-length'],
    ['an id of 256 octets', [record(4, '58', '49*256', '')], 'id-length'],
    ['a payload on an empty record', [record(0, '', '', '00')], 'payload-length'],
  ] as const)('%s is not written', (_, records, rule) => {
    expect(refusal(() => encodeMessage(records))).toMatchObject({ rule });
  });

  test('every prefix of a good message is refused, and reading ends', () => {
    const whole = schemeMessage({ uri: 'weixin://dl/business/?t=AbCdEfGhIjK', aar: 'com.tencent.mm' });
    for (let length = 0; length < whole.length; length += 1) {
      expect(() => decodeMessage(whole.slice(0, length))).toThrow(NdefError);
    }
  });

  test('decoded records do not change with the input they came from', () => {
    const bytes = octets('D1010255036A');
    const [read] = decodeMessage(bytes);
    bytes.fill(0);
    expect(hex((read as NdefRecord).payload)).toBe('036A');
  });

  const anyOctets = (max: number): fc.Arbitrary<Uint8Array> =>
    fc.uint8Array({ minLength: 0, maxLength: max });
  const anyRecord: fc.Arbitrary<NdefRecord> = fc.oneof(
    fc.record({
      tnf: fc.integer({ min: 1, max: 4 }),
      type: fc.uint8Array({ minLength: 1, maxLength: 255 }),
      id: anyOctets(255),
      payload: anyOctets(600),
    }),
    fc.record({
      tnf: fc.constant(5),
      type: fc.constant(new Uint8Array(0)),
      id: anyOctets(9),
      payload: anyOctets(300),
    }),
    fc.constant(record(0, '', '', '')),
  );

  test('what was written is read back the same', () => {
    fc.assert(
      fc.property(fc.array(anyRecord, { minLength: 1, maxLength: 5 }), (records) => {
        expect(decodeMessage(encodeMessage(records))).toEqual(records);
      }),
      { numRuns: 300 },
    );
  });

  test('mutated octets are read or refused, nothing else', () => {
    const whole = schemeMessage({ uri: 'weixin://dl/business/?t=AbCdEfGhIjK', aar: 'com.tencent.mm' });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        (changes) => {
          const bytes = whole.slice();
          for (const [at, value] of changes) bytes[at] = value;
          try {
            for (const read of decodeMessage(bytes)) {
              uriOf(read);
              textOf(read);
              aarOf(read);
            }
          } catch (error) {
            expect(error).toBeInstanceOf(NdefError);
          }
        },
      ),
      { numRuns: 3000 },
    );
  });
});

describe('the message of a stand', () => {
  const parts = { uri: 'weixin://dl/business/?t=AbCdEfGhIjK', aar: 'com.tencent.mm' };

  test('is the URI with identifier 0x00, then the AAR, without ids: 72 octets for an 11-character ticket', () => {
    expect(hex(schemeMessage(parts))).toBe(
      '910124550077656978696E3A2F2F646C2F627573696E6573732F3F743D4162436445664768496A4B' +
        '540F0E616E64726F69642E636F6D3A706B67636F6D2E74656E63656E742E6D6D',
    );
    expect(schemeMessage(parts)).toHaveLength(72);
  });

  test('keeps weixin:// in the address', () => {
    expect(schemeRecords(parts).map((read) => uriOf(read) ?? aarOf(read))).toEqual([parts.uri, parts.aar]);
  });
});

describe('URI records', () => {
  test('there are 36 identifier codes and each one is used and understood', () => {
    expect(URI_PREFIXES).toHaveLength(36);
    URI_PREFIXES.forEach((prefix, code) => {
      const made = uriRecord(`${prefix}nfcpy`);
      expect(made.payload[0]).toBe(code);
      expect(uriOf(made)).toBe(`${prefix}nfcpy`);
    });
  });

  test.each([
    ['', '00'],
    ['http://example.com/✓', '036578616D706C652E636F6D2FE29C93'],
    ['urn:epc:id:1', '1E31'],
    ['urn:x', '1378'],
    ['HTTP://a.b', '00485454503A2F2F612E62'],
    ['😀', '00F09F9880'],
  ])('%s has its payload', (uri, payload) => {
    expect(hex(uriRecord(uri).payload)).toBe(payload);
    expect(uriOf(uriRecord(uri))).toBe(uri);
  });

  test.each([
    ['no payload', '', 'uri'],
    ['an undefined identifier code', '24', 'uri'],
    ['a control character', '0300', 'uri'],
    ['a lone continuation octet', '0380', 'utf8'],
    ['an overlong form', '00C080', 'utf8'],
    ['a surrogate', '00EDA080', 'utf8'],
    ['a cut sequence', '00E29C', 'utf8'],
    ['a value above U+10FFFF', '00F4908080', 'utf8'],
  ])('%s is refused', (_, payload, rule) => {
    expect(refusal(() => uriOf(record(1, '55', '', payload)))).toMatchObject({ rule });
  });

  test('what has no UTF-8 form or is a control character is not written', () => {
    expect(refusal(() => uriRecord('a\ud800')).rule).toBe('utf8');
    expect(refusal(() => uriRecord('a\n'))).toMatchObject({ rule: 'uri', offset: 1 });
  });

  test('other records are not taken for URIs', () => {
    expect(uriOf(record(4, '55', '', '0061'))).toBeNull();
    expect(uriOf(record(1, '54', '', '0061'))).toBeNull();
  });

  test('any text without control characters comes back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        // eslint-disable-next-line no-control-regex -- the rule under test is about control characters
        fc.pre(!/[\u0000-\u001f\u007f-\u009f]/.test(text));
        expect(uriOf(uriRecord(text))).toBe(text);
      }),
    );
  });
});

describe('text and application records', () => {
  test.each([
    ['Hello', 'en', '02656E48656C6C6F'],
    ['会员', 'zh', '027A68E4BC9AE59198'],
    ['', 'de', '026465'],
  ])('%s in %s', (text, language, payload) => {
    const made = textRecord(text, language);
    expect(hex(made.payload)).toBe(payload);
    expect(textOf(made)).toEqual({ text, language, encoding: 'UTF-8' });
  });

  test.each([
    ['with a little-endian mark', '85656D6F6A69FFFE3DD801DE'],
    ['without a mark', '85656D6F6A69D83DDE01'],
  ])('UTF-16 %s is read', (_, payload) => {
    expect(textOf(record(1, '54', '', payload))).toEqual({
      text: '😁',
      language: 'emoji',
      encoding: 'UTF-16',
    });
  });

  test.each([
    ['no payload', ''],
    ['no language', '00'],
    ['a language longer than the payload', '01'],
    ['half a UTF-16 unit', '82656E54'],
    ['a lone UTF-16 surrogate', '82656ED83D'],
    ['wrong UTF-8', '02656EFFFE'],
  ])('%s is refused', (_, payload) => {
    expect(() => textOf(record(1, '54', '', payload))).toThrow(NdefError);
  });

  test('a language code is 1 to 63 printable ASCII characters', () => {
    for (const language of ['', 'x'.repeat(64), '中'])
      expect(() => textRecord('a', language)).toThrow(NdefError);
  });

  test('an application record names its package', () => {
    const made = aarRecord('de.grundid.test1234');
    expect(hex(encodeMessage([made]))).toBe(
      'D40F13616E64726F69642E636F6D3A706B6764652E6772756E6469642E7465737431323334',
    );
    expect(aarOf(made)).toBe('de.grundid.test1234');
    expect(aarOf(uriRecord('x'))).toBeNull();
    expect(() => aarRecord('')).toThrow(NdefError);
  });
});
