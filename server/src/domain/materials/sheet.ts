import type { Artwork } from './design';
import { BLEED, SIZES } from './design';
import type { Orientation } from './design';
import type { Drawing, Shape } from './drawing';
import { cropMarks, marginNote } from './page';
import { filled, group, rect } from './paths';
import { impose } from './rules-sheet';
import type { SheetName } from './rules-sheet';
import type { Typesetter } from './type';

/** How many stands one sheet takes. */
export function standsOn(sheet: SheetName, orientation: Orientation): number {
  return impose(sheet, SIZES[orientation], BLEED).places.length;
}

/** One sheet with stands of one size, each with bleed and its own crop marks; places left over stay empty. */
export function sheetPage(type: Typesetter, sheet: SheetName, arts: readonly Artwork[]): Drawing {
  const [first] = arts;
  if (!first) throw new RangeError('a sheet needs a stand');
  const { width, height, turned, places } = impose(sheet, first, BLEED);
  const [w, h] = turned ? [first.height, first.width] : [first.width, first.height];
  const ground = rect({
    x: -BLEED,
    y: -BLEED,
    width: first.width + 2 * BLEED,
    height: first.height + 2 * BLEED,
  });
  const used = places.slice(0, arts.length);
  const stands = used.flatMap(([x, y], index): Shape[] => {
    const art = arts[index];
    if (!art) return [];
    // A quarter turn clockwise moves what was left below to the left above.
    return [group(art.shapes, { at: turned ? [x + w, y] : [x, y], turns: turned ? 1 : 0, clip: ground })];
  });
  // Drawn first: where two stands meet, their grounds cover the marks that would lie in the artwork.
  const marks = used.flatMap(([x, y]) => cropMarks({ x, y, width: w, height: h }, BLEED + 0.3, BLEED + 2.8));
  const box = { x: 0, y: 0, width, height };
  const note = `${arts.length} 个立牌 · ${first.note.split(' · ').slice(-3).join(' · ')}`;
  return {
    width,
    height,
    trim: box,
    bleed: box,
    shapes: [
      filled(rect(box), '#FFFFFF'),
      ...marks,
      ...stands,
      marginNote(type, note, 12, height - 1.6, width - 24),
    ],
  };
}
