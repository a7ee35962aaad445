import type { Artwork } from './design';
import { BLEED } from './design';
import type { Box, Drawing, Shape } from './drawing';
import { filled, group, line, outlined, rect } from './paths';
import type { Typesetter } from './type';

/** What surrounds the cut: crop marks on a larger sheet, the bleed alone, or nothing. */
export type Edge = 'marks' | 'bleed' | 'trim';

/** Room around the cut for bleed, marks and a note. */
const SLUG = 10;
const MARK_FROM = BLEED + 0.8;
const MARK_TO = SLUG - 1.2;
const BLACK = '#000000';

function around(box: Box, by: number): Box {
  return { x: box.x - by, y: box.y - by, width: box.width + 2 * by, height: box.height + 2 * by };
}

/** Where to cut: two hair lines at each corner, outside the bleed. */
export function cropMarks({ x, y, width, height }: Box, from = MARK_FROM, to = MARK_TO): Shape[] {
  const stroke = { color: BLACK, width: 0.09 };
  return [x, x + width].flatMap((cx) => {
    const outX = cx === x ? -1 : 1;
    return [y, y + height].flatMap((cy) => {
      const outY = cy === y ? -1 : 1;
      return [
        outlined(line(cx + outX * from, cy, cx + outX * to, cy), stroke),
        outlined(line(cx, cy + outY * from, cx, cy + outY * to), stroke),
      ];
    });
  });
}

/** A line of small print in the margin, shrunk to its room; characters the font lacks are left out here. */
export function marginNote(type: Typesetter, note: string, x: number, y: number, width: number): Shape {
  const text = Array.from(note)
    .filter((character) => type.missing(character, 'regular') === null)
    .join('');
  const size = Math.min(2.3, width / Math.max(type.width(text, 'regular', 1), 1));
  return filled(type.outline(text, 'regular', size, x, y), BLACK);
}

/** The page of one stand. */
export function page(type: Typesetter, art: Artwork, edge: Edge): Drawing {
  const margin = edge === 'marks' ? SLUG : edge === 'bleed' ? BLEED : 0;
  const trim = { x: margin, y: margin, width: art.width, height: art.height };
  const bleed = around(trim, Math.min(margin, BLEED));
  const inside = around({ x: 0, y: 0, width: art.width, height: art.height }, Math.min(margin, BLEED));
  const stand = group(art.shapes, { at: [margin, margin], clip: rect(inside) });
  const [width, height] = [art.width + 2 * margin, art.height + 2 * margin];
  const sheet = filled(rect({ x: 0, y: 0, width, height }), '#FFFFFF');
  const marks =
    edge === 'marks'
      ? [...cropMarks(trim), marginNote(type, art.note, trim.x + 2, height - 2.6, art.width - 4)]
      : [];
  return { width, height, trim, bleed, shapes: [sheet, stand, ...marks] };
}
