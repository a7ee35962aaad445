import { Resvg } from '@resvg/resvg-js';
import type { Bitmap } from './drawing';
import { SHAPE, contrast } from './rules-contrast';

/**
 * Side of the picture that is looked at: pixels. Fine enough for a border; the renderer keeps two copies outside the heap, where the
 * collector does not see them, so that a thousand stands would hold hundreds of megabytes at 200.
 */
const SIDE = 72;
/** What is darker than this in any colour is part of the code; JPEG leaves faint shadows around it. */
const INK = 160;

/** The picture, SIDE by SIDE, on white: four bytes a pixel. */
function looked(bitmap: Bitmap): Uint8Array {
  const href = `data:image/${bitmap.kind};base64,${Buffer.from(bitmap.bytes).toString('base64')}`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${SIDE}" height="${SIDE}"><image width="${SIDE}" height="${SIDE}" preserveAspectRatio="none" href="${href}"/></svg>`;
  return new Resvg(svg, { background: '#FFFFFF', font: { loadSystemFonts: false } }).render().pixels;
}

/**
 * The white border that a code's picture has on all four sides, as a share of its side: 0 for none. The border differs
 * between pictures and is paper that a printed code could use; what is around it on the stand is white as well.
 */
export function whiteBorder(bitmap: Bitmap): number {
  const pixels = looked(bitmap);
  let least = SIDE / 2;
  for (let y = 0; y < SIDE; y += 1)
    for (let x = 0; x < SIDE; x += 1) {
      const edge = Math.min(x, y, SIDE - 1 - x, SIDE - 1 - y);
      if (edge >= least) continue;
      const at = (y * SIDE + x) * 4;
      if (Math.min(pixels[at] ?? 255, pixels[at + 1] ?? 255, pixels[at + 2] ?? 255) < INK) least = edge;
    }
  // A picture without any ink is drawn as it is.
  return least === SIDE / 2 ? 0 : least / SIDE;
}

/** Of a logo at least so much is to be seen on white. */
const LEAST_SEEN = 0.01;

/** Whether hardly anything of a logo is seen on white (under 3:1), where stands print it: one made for dark grounds. */
export function isFaint(bitmap: Bitmap): boolean {
  const pixels = looked(bitmap);
  let seen = 0;
  for (let at = 0; at < pixels.length; at += 4) {
    const color = [0, 1, 2].map((channel) => (pixels[at + channel] ?? 255).toString(16).padStart(2, '0'));
    if (contrast(`#${color.join('')}`, '#FFFFFF') >= SHAPE) seen += 1;
  }
  return seen < (pixels.length / 4) * LEAST_SEEN;
}
