import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { bitmapOf } from '../../../server/src/domain/materials/bitmap';
import type { StandDesign } from '../../../server/src/domain/materials/design';
import type { Bitmap, Box } from '../../../server/src/domain/materials/drawing';
import { typesetter } from '../../../server/src/domain/materials/type';
import { qrPng } from '../../../server/src/pictures/qr-png';
import { repositoryRoot } from '../../../server/src/paths';
import { readFonts } from '../../../server/src/printing/fonts';

/** The committed fonts, opened once for a test file. */
export const type = typesetter(readFonts(repositoryRoot()));

export interface Pixels {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

export function pixelsOf(png: Uint8Array): Pixels {
  const { data, width, height } = PNG.sync.read(Buffer.from(png));
  return { data: new Uint8ClampedArray(data), width, height };
}

/** A part of a picture, in millimetres. */
export function cropped({ data, width }: Pixels, box: Box, dpi = 300): Pixels {
  const [left, top, wide, high] = [box.x, box.y, box.width, box.height].map((mm) =>
    Math.round((mm / 25.4) * dpi),
  ) as [number, number, number, number];
  const part = new Uint8ClampedArray(wide * high * 4);
  for (let row = 0; row < high; row += 1) {
    const from = ((top + row) * width + left) * 4;
    part.set(data.subarray(from, from + wide * 4), row * wide * 4);
  }
  return { data: part, width: wide, height: high };
}

/** Mean brightness of squares of `side` millimetres, row by row. */
export function brightness({ data, width, height }: Pixels, side: number, dpi = 300): number[] {
  const step = Math.round((side / 25.4) * dpi);
  const means: number[] = [];
  for (let top = 0; top + step <= height - 2; top += step)
    for (let left = 0; left + step <= width - 2; left += step) {
      let sum = 0;
      for (let y = top; y < top + step; y += 1)
        for (let x = left; x < left + step; x += 1) sum += data[(y * width + x) * 4 + 1] ?? 0;
      means.push(sum / (step * step));
    }
  return means;
}

/** What the one code on a picture says, by a decoder that is not ours. */
export function decoded({ data, width, height }: Pixels): string | null {
  return jsQR(data, width, height, { inversionAttempts: 'dontInvert' })?.data ?? null;
}

let renderer: ReturnType<typeof PDFiumLibrary.init> | undefined;

/** Pages of a PDF as PDFium (Chrome's renderer) draws them. */
export async function rasterised(pdf: Uint8Array, dpi = 300): Promise<Pixels[]> {
  renderer ??= PDFiumLibrary.init();
  const document = await (await renderer).loadDocument(Buffer.from(pdf));
  const pages: Pixels[] = [];
  for (const page of document.pages()) {
    const { data, width, height } = await page.render({ scale: dpi / 72, render: 'bitmap' });
    pages.push({ data: new Uint8ClampedArray(data), width, height });
  }
  document.destroy();
  return pages;
}

/** Colour at a place in millimetres, as #RRGGBB; `dpi` of the picture. */
export function colorAt({ data, width }: Pixels, x: number, y: number, dpi = 300): string {
  const at = (Math.round((y / 25.4) * dpi) * width + Math.round((x / 25.4) * dpi)) * 4;
  return `#${[0, 1, 2].map((channel) => (data[at + channel] ?? 0).toString(16).padStart(2, '0')).join('')}`.toUpperCase();
}

/** The picture with so many pixels of white at each side of the code; the code itself is drawn as it is. */
function reframed(png: Uint8Array, border: number): Buffer {
  const whole = PNG.sync.read(Buffer.from(png));
  const first = whole.data.findIndex((value, at) => at % 4 === 0 && value < 128) / 4;
  const margin = Math.floor(first / whole.width);
  const side = whole.width - 2 * margin;
  const framed = new PNG({ width: side + 2 * border, height: side + 2 * border });
  framed.data.fill(255);
  PNG.bitblt(whole, framed, margin, margin, side, side, border, border);
  return PNG.sync.write(framed, { colorType: 2, inputHasAlpha: true, filterType: 0, deflateLevel: 1 });
}

/** `border`: pixels of white around the code; as the simulated platform draws it when left out. */
export function codeSaying(text: string, border?: number): Bitmap {
  const png = qrPng(text, border === undefined ? 1280 : 480);
  const bitmap = bitmapOf(border === undefined ? png : reframed(png, border));
  if (!bitmap) throw new Error('no picture');
  return bitmap;
}

export function standOf(more: Partial<StandDesign> = {}): StandDesign {
  return {
    orientation: 'portrait',
    brandColor: '#2F7D5B',
    merchantName: '晋业示范商家',
    placeName: '太原第一门店',
    code: null,
    logo: null,
    ...more,
  };
}
