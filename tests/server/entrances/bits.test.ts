import fc from 'fast-check';
import {
  BLOCK,
  countBits,
  emptyBits,
  emptyBlock,
  keepBits,
  readBlock,
  setBit,
  slotsOf,
  writeBlock,
} from '../../../server/src/domain/entrances/index/bits';
import { foldText, termsOf, wordOf } from '../../../server/src/domain/entrances/index/terms';

const slots = fc.uniqueArray(fc.integer({ min: 0, max: 3 * BLOCK - 1 }), { maxLength: 800 });

function setOf(list: readonly number[]) {
  const bits = emptyBits(3);
  for (const slot of list) setBit(bits, slot, true);
  return bits;
}
const sorted = (list: Iterable<number>) => [...list].sort((a, b) => a - b);

describe('sets of slots', () => {
  it('pages, jumps and counts like a list', () => {
    fc.assert(
      fc.property(slots, fc.nat(900), fc.integer({ min: 1, max: 60 }), (list, skip, limit) => {
        const all = sorted(list);
        const bits = setOf(list);
        expect(countBits(bits)).toBe(all.length);
        expect(slotsOf(bits, { skip }, limit)).toEqual(all.slice(skip, skip + limit));
        const after = all[skip] ?? -1;
        expect(slotsOf(bits, { after }, limit)).toEqual(all.filter((slot) => slot > after).slice(0, limit));
      }),
    );
  });

  it('meets and parts like sets', () => {
    fc.assert(
      fc.property(slots, slots, fc.boolean(), (one, two, wanted) => {
        const bits = setOf(one);
        keepBits(bits, setOf(two), wanted);
        const other = new Set(two);
        expect(slotsOf(bits, { skip: 0 }, 9_999)).toEqual(
          sorted(one.filter((slot) => other.has(slot) === wanted)),
        );
      }),
    );
  });

  it('is written and read back, few or many', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: BLOCK - 1 }), { maxLength: 1_500 }), (list) => {
        const block = emptyBlock();
        for (const slot of list) setBit(block, slot, true);
        const text = writeBlock(block);
        if (list.length === 0) {
          expect(text).toBeNull();
          return;
        }
        expect((text ?? '').length).toBeLessThan(1_400);
        const bits = emptyBits(2);
        readBlock(text ?? '', bits, 1);
        expect(slotsOf(bits, { skip: 0 }, 9_999)).toEqual(sorted(list).map((slot) => slot + BLOCK));
      }),
    );
  });
});

describe('terms', () => {
  it('every part of a field is found by the pieces of its word, whatever it holds', () => {
    const field = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(field, fc.nat(19), fc.integer({ min: 1, max: 20 }), (text, from, length) => {
        const folded = foldText(text);
        const part = Array.from(folded)
          .slice(from, from + length)
          .join('')
          .trim();
        fc.pre(part !== '');
        const terms = termsOf({ text: folded, filters: 'f:all' });
        for (const piece of wordOf(part).pieces) expect(terms).toContain(piece);
      }),
    );
  });

  it('width and case do not matter', () => {
    expect(wordOf('ＡＢ')).toEqual(wordOf('ab'));
    expect(wordOf('太原第一门店').pieces).toEqual(['g:太原第', 'g:原第一', 'g:第一门', 'g:一门店']);
  });
});
