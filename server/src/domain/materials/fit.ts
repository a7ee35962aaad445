import { ApiError } from '../../contract/api-error';
import type { Typesetter, Weight } from './type';

export interface Room {
  readonly width: number;
  /** Em sizes in millimetres: the wished one, and the smallest that is still read. */
  readonly size: number;
  readonly least: number;
  /** Whether a second line may be used. */
  readonly lines: 1 | 2;
}

export interface FittedText {
  readonly lines: readonly string[];
  readonly size: number;
}

/** Signs that must not begin a line. */
const CLOSING = /^[）)】」』》，。、；：·\s]/u;

function largest(type: Typesetter, lines: readonly string[], weight: Weight, room: Room): number {
  const widest = Math.max(...lines.map((line) => type.width(line, weight, 1)));
  return widest === 0 ? room.size : Math.min(room.size, room.width / widest);
}

/** Every way to break a text into two lines. */
function breaks(text: string): [string, string][] {
  const characters = Array.from(text);
  return characters.slice(1).flatMap((_, index): [string, string][] => {
    const rest = characters.slice(index + 1).join('');
    const first = characters
      .slice(0, index + 1)
      .join('')
      .trim();
    // A Latin word or a number stays whole.
    const inside = /[0-9A-Za-z]$/.test(first) && /^[0-9A-Za-z]/.test(rest);
    return CLOSING.test(rest.trim()) || inside || first === '' ? [] : [[first, rest.trim()]];
  });
}

/** A name as it is printed: no line breaks, no doubled spaces. */
export function tidy(name: string): string {
  return name.replace(/\s+/gu, ' ').trim();
}

/**
 * Fits a name: on one line, smaller where needed; else on two. Throws `material_character_missing` with the character
 * and `material_name_too_long` with the name: never a box, never a cut.
 */
export function fitName(type: Typesetter, name: string, weight: Weight, room: Room): FittedText {
  const text = tidy(name);
  const missing = type.missing(text, weight);
  if (missing !== null)
    throw new ApiError('material_character_missing', {
      message: `「${text}」里的「${missing}」不在印刷字库里，请改用常用字，或不印门店名称。`,
    });
  const single = largest(type, [text], weight, room);
  // Two large lines are read better than one small one.
  if (single >= room.least * 1.25 || (room.lines === 1 && single >= room.least))
    return { lines: [text], size: single };
  const pairs = room.lines === 2 ? breaks(text) : [];
  const best = pairs
    .map((lines) => ({ lines, size: largest(type, lines, weight, room) }))
    .sort((a, b) => b.size - a.size)[0];
  if (best && best.size >= room.least && best.size > single) return best;
  if (single >= room.least) return { lines: [text], size: single };
  throw new ApiError('material_name_too_long', {
    message: `「${text}」太长，用最小的字也放不下，请改短名称，或不印门店名称。`,
  });
}
