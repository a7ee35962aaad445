import * as fontkit from 'fontkit';
import type { Font, PathCommand } from 'fontkit';
import { mm } from './paths';

export type Weight = 'regular' | 'bold';

/** The bytes of both font files (TrueType). */
export type FontFiles = Readonly<Record<Weight, Uint8Array>>;

/** Sets text as outlines. Sizes and places in millimetres; `size` is the height of the em square. */
export interface Typesetter {
  /** Width of a line. */
  width(text: string, weight: Weight, size: number): number;
  /** Path data of a line whose baseline begins at x, y. */
  outline(text: string, weight: Weight, size: number, x: number, y: number): string;
  /** The first character that the font lacks; null when it has them all. */
  missing(text: string, weight: Weight): string | null;
}

/** Fixed lines come again on every stand; names do not. */
const KEPT_LINES = 60;
const LETTER: Readonly<Record<PathCommand['command'], string>> = {
  moveTo: 'M',
  lineTo: 'L',
  quadraticCurveTo: 'Q',
  bezierCurveTo: 'C',
  closePath: 'Z',
};
const NUMBERS: Readonly<Record<string, number>> = { M: 2, L: 2, Q: 4, C: 6, Z: 0 };

/** A line in font units, packed: as objects one line would hold a hundred thousand bytes. */
interface Line {
  /** The letters of its path, one a command. */
  readonly letters: string;
  /** x and y in turn, as many as the letters take. */
  readonly numbers: Float64Array;
  readonly advance: number;
  readonly unitsPerEm: number;
}

function setLine(font: Font, text: string): Line {
  const { glyphs, positions } = font.layout(text);
  let letters = '';
  const numbers: number[] = [];
  let pen = 0;
  glyphs.forEach((glyph, index) => {
    const position = positions[index];
    if (!position) return;
    const [dx, dy] = [pen + position.xOffset, position.yOffset];
    for (const { command, args } of glyph.path.commands) {
      letters += LETTER[command];
      args.forEach((value, at) => numbers.push(value + (at % 2 === 0 ? dx : dy)));
    }
    pen += position.xAdvance;
  });
  return { letters, numbers: Float64Array.from(numbers), advance: pen, unitsPerEm: font.unitsPerEm };
}

function open(bytes: Uint8Array): Font {
  const font = fontkit.create(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (!('layout' in font)) throw new TypeError('one font a file');
  return font;
}

/** Opens the fonts; costs some ten milliseconds, so keep it. */
export function typesetter(files: FontFiles): Typesetter {
  const fonts: Readonly<Record<Weight, Font>> = {
    regular: open(files.regular),
    bold: open(files.bold),
  };
  const lines = new Map<string, Line>();

  function lineOf(text: string, weight: Weight): Line {
    const key = `${weight} ${text}`;
    const known = lines.get(key);
    if (known) return known;
    const line = setLine(fonts[weight], text);
    lines.set(key, line);
    for (const oldest of lines.keys()) {
      if (lines.size <= KEPT_LINES) break;
      lines.delete(oldest);
    }
    return line;
  }

  return {
    width(text, weight, size) {
      const { advance, unitsPerEm } = lineOf(text, weight);
      return (advance * size) / unitsPerEm;
    },
    outline(text, weight, size, x, y) {
      const { letters, numbers, unitsPerEm } = lineOf(text, weight);
      const scale = size / unitsPerEm;
      let at = 0;
      let path = '';
      for (const letter of letters) {
        const places: string[] = [];
        for (const end = at + (NUMBERS[letter] ?? 0); at < end; at += 1) {
          const value = (numbers[at] ?? 0) * scale;
          places.push(mm(at % 2 === 0 ? x + value : y - value));
        }
        path += letter + places.join(' ');
      }
      return path;
    },
    missing(text, weight) {
      for (const character of text) {
        if (!fonts[weight].hasGlyphForCodePoint(character.codePointAt(0) ?? 0)) return character;
      }
      return null;
    },
  };
}
