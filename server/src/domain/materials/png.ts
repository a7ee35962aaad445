import { Resvg } from '@resvg/resvg-js';
import { pngChunk } from '../../pictures/png-chunk';

/** Dots per inch of print pictures. */
export const DPI = 300;

/** Signature and header chunk; the resolution goes behind them. */
const AFTER_HEADER = 8 + 25;

/** Tells programs the picture's real size, which a plain PNG does not say. */
function withResolution(png: Buffer, dpi: number): Buffer {
  const perMetre = Math.round(dpi / 0.0254);
  const data = Buffer.alloc(9, 1);
  data.writeUInt32BE(perMetre, 0);
  data.writeUInt32BE(perMetre, 4);
  return Buffer.concat([png.subarray(0, AFTER_HEADER), pngChunk('pHYs', data), png.subarray(AFTER_HEADER)]);
}

/** Draws an SVG of a width in millimetres at 300 dots per inch. */
export function toPng(svg: string, width: number): Uint8Array {
  const pixels = Math.round((width / 25.4) * DPI);
  const picture = new Resvg(svg, {
    fitTo: { mode: 'width', value: pixels },
    background: '#FFFFFF',
    font: { loadSystemFonts: false },
  });
  return withResolution(picture.render().asPng(), DPI);
}
