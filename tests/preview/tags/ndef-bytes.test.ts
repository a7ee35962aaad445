import { newTag, TAG_KINDS, randomUid } from '../../../preview/tags/kinds';
import { fromHex, hex } from '../../../preview/tags/memory';
import {
  contentOf,
  joinMessage,
  packageIn,
  packageRecordOf,
  splitMessage,
  tlvsIn,
  uriIn,
  uriRecordOf,
} from '../../../preview/tags/ndef-bytes';
import { parseStoredTags, readStoredTag, storeTag } from '../../../preview/tags/stored-tag';

const SCHEME = 'weixin://dl/business/?t=AbCdEfGhIjK';
const EXPECTED =
  '91 01 24 55 00 77 65 69 78 69 6E 3A 2F 2F 64 6C 2F 62 75 73 69 6E 65 73 73 2F 3F 74 3D 41 62 43 64 45 66 47 68 49 6A 4B ' +
  '54 0F 0E 61 6E 64 72 6F 69 64 2E 63 6F 6D 3A 70 6B 67 63 6F 6D 2E 74 65 6E 63 65 6E 74 2E 6D 6D';

describe('messages', () => {
  it('of scheme and AAR are the 72 octets of the fact sheet', () => {
    const message = joinMessage([uriRecordOf(SCHEME), packageRecordOf('com.tencent.mm')]);
    expect(hex(message, ' ')).toBe(EXPECTED);
    const records = splitMessage(message);
    expect(records.map(uriIn)[0]).toBe(SCHEME);
    expect(records.map(packageIn)[1]).toBe('com.tencent.mm');
    expect(records.every((record) => record.id.length === 0)).toBe(true);
  });

  it('with a long payload and an id come back whole', () => {
    const record = {
      tnf: 2,
      type: 'text/plain',
      id: Uint8Array.of(1, 2),
      payload: new Uint8Array(300).fill(7),
    };
    expect(splitMessage(joinMessage([record]))).toEqual([record]);
  });

  it.each([
    ['D1 01 05 55 00', 'runs past'],
    ['51 01 01 55 00', 'MB flag'],
    ['91 01 01 55 00', 'no record ends'],
    ['D1 01 01 55 00 00', 'octets after'],
    ['F1 01 01 55 00', 'chunked'],
    ['', 'no record ends'],
  ])('%s is refused', (octets, reason) => {
    expect(() => splitMessage(fromHex(octets.replaceAll(' ', '')))).toThrow(reason);
  });
});

describe('data areas', () => {
  it('skip NULL TLVs, keep Lock Control and stop at the terminator', () => {
    const found = tlvsIn(fromHex('000103A00C340300FE0355'));
    expect(found.map(({ tag, offset }) => [tag, offset])).toEqual([
      [1, 1],
      [3, 6],
      [0xfe, 8],
    ]);
  });

  it('refuse a TLV that runs past them', () => {
    expect(() => tlvsIn(fromHex('03FF7FFF00'))).toThrow('runs past');
  });
});

describe('kinds of tags', () => {
  it.each([
    ['ntag213', 'empty'],
    ['ntag216', 'empty'],
    ['ultralight', 'unformatted'],
    ['unformatted', 'unformatted'],
    ['foreign', 'records'],
    ['other-scheme', 'records'],
    ['locked', 'records'],
    ['damaged', 'damaged'],
  ])('%s holds: %s', (kind, content) => {
    expect(
      contentOf(
        newTag(
          kind,
          randomUid(() => 0.5),
        ).memory,
      ).kind,
    ).toBe(content);
  });

  it('survive storage, every one', () => {
    for (const { id, label } of TAG_KINDS) {
      const tag = newTag(
        id,
        randomUid(() => 0.3),
      );
      const [stored] = parseStoredTags(JSON.stringify([storeTag('a', id, label, tag)]));
      expect(stored && readStoredTag(stored)).toEqual(tag);
    }
  });

  it('damaged storage gives no tags instead of an error', () => {
    expect(parseStoredTags('{not json')).toEqual([]);
    expect(parseStoredTags('[{"id":1}]')).toEqual([]);
    const tag = storeTag(
      'a',
      'ntag213',
      'x',
      newTag(
        'ntag213',
        randomUid(() => 0),
      ),
    );
    expect(readStoredTag({ ...tag, memory: 'ABC' })).toBeNull();
    expect(readStoredTag({ ...tag, chip: 'NTAG999' })).toBeNull();
  });
});
