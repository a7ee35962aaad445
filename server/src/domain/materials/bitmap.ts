import { PNG } from 'pngjs';
import { sniffPicture } from '../../wechat/picture';
import type { Bitmap } from './drawing';

/** Start-of-frame markers of JPEG: all of C0–CF but tables (C4), extensions (C8) and arithmetic conditioning (CC). */
const FRAME = new Set([0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf]);

/** Walks a JPEG's segments to its frame header. Null when there is none. */
function jpegSize(bytes: Uint8Array): { width: number; height: number } | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 2; at + 9 < bytes.length; ) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (FRAME.has(marker)) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

/** Puts a transparent picture on white: printers dislike transparency, and PDF writers are slow with it. */
function flattened(bytes: Uint8Array): Bitmap {
  const { data, width, height } = PNG.sync.read(Buffer.from(bytes));
  for (let at = 0; at < data.length; at += 4) {
    const alpha = data[at + 3] ?? 255;
    if (alpha === 255) continue;
    for (let channel = at; channel < at + 3; channel += 1)
      data[channel] = 255 - Math.round(((255 - (data[channel] ?? 255)) * alpha) / 255);
    data[at + 3] = 255;
  }
  const opaque = PNG.sync.write(Object.assign(new PNG({ width, height }), { data }), {
    colorType: 2,
    inputHasAlpha: true,
    filterType: 0,
    deflateLevel: 6,
  });
  return { kind: 'png', bytes: opaque, width, height };
}

/** A picture ready to be printed, without transparency; null when it is neither a sound PNG nor a JPEG. */
export function bitmapOf(bytes: Uint8Array): Bitmap | null {
  const kind = sniffPicture(bytes);
  if (kind === null) return null;
  try {
    if (kind === 'image/jpeg') {
      const size = jpegSize(bytes);
      return size && { kind: 'jpeg', bytes, ...size };
    }
    const header = new DataView(bytes.buffer, bytes.byteOffset, 33);
    const [width, height] = [header.getUint32(16), header.getUint32(20)];
    const [depth, colorType, interlace] = [header.getUint8(24), header.getUint8(25), header.getUint8(28)];
    const plain = depth === 8 && (colorType === 0 || colorType === 2) && interlace === 0;
    return plain ? { kind: 'png', bytes, width, height } : flattened(bytes);
  } catch {
    return null;
  }
}

/** The picture in a `data:` address, as the merchant's logo is kept; null when it is not of a kind that can be printed. */
export function bitmapOfDataUrl(url: string): Bitmap | null {
  const match = /^data:image\/[a-z+.-]+;base64,(.+)$/is.exec(url);
  return match?.[1] === undefined ? null : bitmapOf(Buffer.from(match[1], 'base64'));
}
