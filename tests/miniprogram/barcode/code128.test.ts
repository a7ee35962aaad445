import fc from 'fast-check';
import { code128, code128Values } from '../../../miniprogram/barcode/code128';

/** Bars and spaces of one symbol, read back from its modules. */
function widths(modules: readonly boolean[]): number[] {
  const found: number[] = [];
  modules.forEach((dark, at) => {
    if (at > 0 && modules[at - 1] === dark) found[found.length - 1]!++;
    else found.push(1);
  });
  return found;
}
const symbols = (text: string) => {
  const all = widths(code128(text));
  return Array.from({ length: (all.length - 7) / 6 }, (_, n) => all.slice(n * 6, n * 6 + 6).join(''));
};

describe('CODE128', () => {
  it.each<[string, number[]]>([
    // Start C, pairs, check = (105 + 1·12 + 2·34 + 3·56 + 4·78 + 5·90) mod 103.
    ['1234567890', [105, 12, 34, 56, 78, 90, 85]],
    // Start B, W i k i p e d i a, check 88: the worked example of many textbooks.
    ['Wikipedia', [104, 55, 73, 75, 73, 80, 69, 68, 73, 65, 88]],
    // An odd digit stays in set B, the rest goes in pairs.
    ['12345', [104, 17, 99, 23, 45, (104 + 17 + 2 * 99 + 3 * 23 + 4 * 45) % 103]],
    ['A1234', [104, 33, 99, 12, 34, (104 + 33 + 2 * 99 + 3 * 12 + 4 * 34) % 103]],
    ['7', [104, 23, (104 + 23) % 103]],
  ])('%s is %j', (text, values) => {
    expect(code128Values(text)).toEqual(values);
  });

  it('keeps 18 digits at 134 modules: start, nine pairs, check, stop', () => {
    expect(code128('123456789012345678')).toHaveLength(12 * 11 - 11 + 13);
  });

  it('begins and ends with a bar, and every symbol is 11 modules with an even number of dark ones', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[ -~]{1,30}$/), (text) => {
        const modules = code128(text);
        expect([modules[0], modules[modules.length - 1]]).toEqual([true, true]);
        for (const symbol of symbols(text)) {
          const parts = Array.from(symbol, Number);
          expect(parts.reduce((a, b) => a + b)).toBe(11);
          expect((parts[0]! + parts[2]! + parts[4]!) % 2).toBe(0);
        }
      }),
    );
  });

  it('gives each of the 106 values its own pattern', () => {
    const seen = new Map<number, string>();
    for (let n = 0; n < 100; n++) {
      const text = String(n).padStart(2, '0').repeat(2);
      seen.set(n, symbols(text)[1]!);
    }
    expect(new Set(seen.values()).size).toBe(100);
    expect(symbols('1234')[0]).toBe('211232');
    expect(symbols('Ab')[0]).toBe('211214');
  });

  it('refuses what it cannot hold', () => {
    expect(() => code128('会员')).toThrow(RangeError);
    expect(() => code128('')).toThrow(RangeError);
  });
});
