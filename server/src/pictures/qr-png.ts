import { deflateSync } from 'node:zlib';
import { create } from 'qrcode';
import { PNG_SIGNATURE, pngChunk } from './png-chunk';

/** Light modules around a QR code (ISO/IEC 18004). */
const QUIET = 4;
const LIGHT = 0xff;

/** A QR code (level M) as a grey PNG without transparency, `width` pixels wide, with its quiet zone or more. */
export function qrPng(text: string, width: number): Buffer {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules;
  const scale = Math.floor(width / (size + 2 * QUIET));
  if (scale < 1) throw new RangeError('too narrow for this code');
  const margin = Math.floor((width - size * scale) / 2);
  // Each row begins with the number of its filter: none.
  const row = width + 1;
  const pixels = Buffer.alloc(row * width, LIGHT);
  for (let y = 0; y < width; y += 1) pixels[y * row] = 0;
  for (let y = 0; y < size; y += 1) {
    const first = (margin + y * scale) * row;
    for (let x = 0; x < size; x += 1) {
      const from = first + 1 + margin + x * scale;
      if (data[y * size + x]) pixels.fill(0, from, from + scale);
    }
    for (let again = 1; again < scale; again += 1)
      pixels.copy(pixels, first + again * row, first, first + row);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(width, 4);
  // Eight bits of grey, the usual compression, filters and no interlacing.
  header.set([8, 0, 0, 0, 0], 8);
  return Buffer.concat([
    PNG_SIGNATURE,
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(pixels, { level: 6 })),
    pngChunk('IEND', new Uint8Array()),
  ]);
}
