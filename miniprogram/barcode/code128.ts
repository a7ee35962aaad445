/** CODE128 (ISO/IEC 15417): text to bars. Digits go two to a symbol (set C), so that 18 of them stay narrow. Pure. */

/** Widths of bar, space, bar, space, bar, space for values 0–105, in modules; each sums to 11. */
const WIDTHS = (
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 ' +
  '123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 ' +
  '232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 ' +
  '313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 ' +
  '111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 ' +
  '111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 ' +
  '114311 411113 411311 113141 114131 311141 411131 211412 211214 211232'
).split(' ');
const STOP = '2331112';

const START_B = 104;
const START_C = 105;
const TO_B = 100;
const TO_C = 99;

/** Light modules that a reader needs on either side. */
export const QUIET_MODULES = 10;

/** Symbol values of printable ASCII, start and check symbol included. Throws RangeError on anything else. */
export function code128Values(text: string): number[] {
  if (!/^[\x20-\x7e]+$/.test(text)) throw new RangeError('CODE128 here holds printable ASCII only');
  const values: number[] = [];
  let set = '' as '' | 'B' | 'C';
  const use = (next: 'B' | 'C') => {
    if (set === '') values.push(next === 'C' ? START_C : START_B);
    else if (set !== next) values.push(next === 'C' ? TO_C : TO_B);
    set = next;
  };
  for (let at = 0; at < text.length; ) {
    const digits = /^\d*/.exec(text.slice(at))![0].length;
    const atEdge = at === 0 || at + digits === text.length;
    // Set C pays from four digits at an edge and six inside; an odd first digit stays in set B.
    const pays = digits === text.length ? digits >= 2 : digits >= (atEdge ? 4 : 6);
    if (pays || (set === 'C' && digits >= 2)) {
      if (digits % 2 === 1 && set !== 'C') {
        use('B');
        values.push(text.charCodeAt(at++) - 32);
      }
      use('C');
      for (let pairs = Math.floor(digits / 2); pairs > 0; pairs--, at += 2)
        values.push(Number(text.slice(at, at + 2)));
    } else {
      use('B');
      values.push(text.charCodeAt(at++) - 32);
    }
  }
  const sum = values.reduce((total, value, at) => total + value * Math.max(at, 1), 0);
  return [...values, sum % 103];
}

/** Modules from left to right without quiet zones; true is dark. */
export function code128(text: string): boolean[] {
  const widths = code128Values(text).map((value) => WIDTHS[value]!);
  const modules: boolean[] = [];
  Array.from(widths.join('') + STOP).forEach((width, at) => {
    for (let n = Number(width); n > 0; n--) modules.push(at % 2 === 0);
  });
  return modules;
}
