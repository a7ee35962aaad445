import type { Artwork, StandDesign } from './design';
import { BLEED, SIZES } from './design';
import { tidy } from './fit';
import { paletteOf } from './rules-contrast';
import { landscape } from './stand-landscape';
import { portrait } from './stand-portrait';
import type { Typesetter } from './type';

/** Draws one stand. Throws `material_character_missing` and `material_name_too_long`. */
export function artwork(type: Typesetter, design: StandDesign): Artwork {
  const { width, height, paper } = SIZES[design.orientation];
  const tools = { type, palette: paletteOf(design.brandColor) };
  const shapes = design.orientation === 'portrait' ? portrait(tools, design) : landscape(tools, design);
  const name = [design.merchantName, design.placeName].flatMap((part) => (part === null ? [] : [tidy(part)]));
  const note = [
    ...name,
    `${paper} 成品 ${width}×${height} mm`,
    `出血 ${BLEED} mm`,
    'NFC 标签贴在圆圈背面正中，附近有金属请用抗金属标签',
  ].join(' · ');
  return { width, height, shapes, note };
}
