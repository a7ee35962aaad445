import { inflateSync } from 'node:zlib';
import { PNG } from 'pngjs';
import { bitmapOf, bitmapOfDataUrl } from '../../../server/src/domain/materials/bitmap';
import { BLEED, SIZES } from '../../../server/src/domain/materials/design';
import { print } from '../../../server/src/domain/materials/print';
import type { PrintJob } from '../../../server/src/domain/materials/print';
import { impose } from '../../../server/src/domain/materials/rules-sheet';
import {
  brightness,
  codeSaying,
  colorAt,
  cropped,
  decoded,
  pixelsOf,
  rasterised,
  standOf,
  type,
} from './desk';

const POINTS = 72 / 25.4;
/** Where the code stands on each, with some of what is around. */
const CODE = {
  portrait: { x: 5, y: 167.6, width: 42, height: 39 },
  landscape: { x: 108, y: 66.8, width: 37, height: 35.5 },
} as const;
/** The place of the code. */
const PLACE = {
  portrait: { x: 8, y: 169, width: 36, height: 36 },
  landscape: { x: 110, y: 67, width: 33, height: 33 },
} as const;
const stand = (job: Partial<Extract<PrintJob, { kind: 'stand' }>>): PrintJob => ({
  kind: 'stand',
  format: 'pdf',
  edge: 'marks',
  design: standOf(),
  ...job,
});

/** `/TrimBox [a b c d]` of a PDF, in millimetres. */
function boxes(pdf: Uint8Array, name: string): number[][] {
  const text = Buffer.from(pdf).toString('latin1');
  return [...text.matchAll(new RegExp(`/${name} \\[([^\\]]+)\\]`, 'g'))].map((match) =>
    (match[1] ?? '')
      .trim()
      .split(/\s+/)
      .map((value) => Math.round((Number(value) / POINTS) * 100) / 100),
  );
}

/** The packed streams of a PDF that hold drawing operators, as text. */
function unpacked(pdf: Uint8Array): string[] {
  const bytes = Buffer.from(pdf);
  const found: string[] = [];
  for (let at = bytes.indexOf('stream\n'); at !== -1; at = bytes.indexOf('stream\n', at + 1)) {
    const end = bytes.indexOf('\nendstream', at);
    if (bytes.subarray(at - 3, at).toString() === 'end' || end === -1) continue;
    const packed = bytes.subarray(at + 7, end);
    try {
      const text = inflateSync(packed).toString('latin1');
      if (/\bre\b|\bcm\b/.test(text.slice(0, 2_000))) found.push(text);
    } catch {
      // A picture's own packing.
    }
  }
  return found;
}

describe('print files', () => {
  describe.each(['portrait', 'landscape'] as const)('%s', (orientation) => {
    const says = `https://example.test/e/${orientation}`;
    const { width, height } = SIZES[orientation];

    it('shows the code itself at 30 mm or more, with white around it, whatever border its picture has', async () => {
      const box = PLACE[orientation];
      for (const border of [undefined, 0, 20, 100]) {
        const design = standOf({ orientation, code: codeSaying(says, border) });
        const png = await print(type, stand({ format: 'png', edge: 'trim', design }));
        const { data, width: across, height: down } = cropped(pixelsOf(png), box);
        const dark: [number, number][] = [];
        for (let y = 0; y < down; y += 1)
          for (let x = 0; x < across; x += 1)
            if ((data[(y * across + x) * 4] ?? 255) < 128) dark.push([x, y]);
        for (const axis of [0, 1] as const) {
          const all = dark.map((at) => at[axis]);
          const [first, last] = all.reduce(([a, b], at) => [Math.min(a, at), Math.max(b, at)], [9999, 0]);
          expect(((last - first + 1) / 300) * 25.4).toBeGreaterThanOrEqual(30);
        }
      }
    });

    it('carries the code: read from the PNG at 300 dpi and from the PDF as another renderer draws it', async () => {
      const design = standOf({ orientation, code: codeSaying(says) });
      const png = await print(type, stand({ format: 'png', edge: 'trim', design }));
      const picture = pixelsOf(png);
      expect([picture.width, picture.height]).toEqual(
        [width, height].map((mm) => Math.round((mm / 25.4) * 300)),
      );
      expect(decoded(cropped(picture, CODE[orientation]))).toBe(says);
      const [page] = await rasterised(await print(type, stand({ design, edge: 'trim' })));
      expect(page && decoded(cropped(page, CODE[orientation]))).toBe(says);
    });

    it('has the page boxes that a printer cuts by, and needs no font', async () => {
      const pdf = await print(type, stand({ design: standOf({ orientation }) }));
      expect(boxes(pdf, 'MediaBox')).toEqual([[0, 0, width + 20, height + 20]]);
      expect(boxes(pdf, 'BleedBox')).toEqual([[7, 7, width + 13, height + 13]]);
      expect(boxes(pdf, 'TrimBox')).toEqual([[10, 10, width + 10, height + 10]]);
      const text = Buffer.from(pdf).toString('latin1');
      expect(/\/BaseFont|\/FontFile|\/Type \/Font/.exec(text)).toBeNull();
      // What is drawn, unpacked: packed bytes may spell anything.
      for (const drawn of unpacked(pdf)) expect(/\bTf\b/.exec(drawn)).toBeNull();
      expect(unpacked(pdf).length).toBeGreaterThan(0);
      expect(text).not.toMatch(/\/SMask/);
    });

    it('prints its ground over the cut, and nothing but marks and a note beyond the bleed', async () => {
      const [page] = await rasterised(await print(type, stand({ design: standOf({ orientation }) })));
      if (!page) throw new Error('no page');
      expect(colorAt(page, 10 - 2.5, 40)).toBe('#2F7D5B');
      expect(colorAt(page, 10 - 3.5, 40)).toBe('#FFFFFF');
      // The middle of the crop mark above the left edge of the cut.
      expect(colorAt(page, 10, 5)).not.toBe('#FFFFFF');
    });

    it('is the same drawing as PNG and as PDF', async () => {
      const job = { edge: 'trim', design: standOf({ orientation }) } as const;
      const png = pixelsOf(await print(type, stand({ ...job, format: 'png' })));
      const [pdf] = await rasterised(await print(type, stand({ ...job, format: 'pdf' })));
      if (!pdf) throw new Error('no page');
      const [one, other] = [brightness(png, 3), brightness(pdf, 3)];
      const differences = one.map((mean, index) => Math.abs(mean - (other[index] ?? 0)));
      // Two renderers soften edges each in its way; a letter less is a fifth of a square.
      expect(Math.max(...differences)).toBeLessThan(24);
      expect(one.length).toBe(other.length);
    });
  });

  it('tells programs its real size', async () => {
    const png = Buffer.from(await print(type, stand({ format: 'png', edge: 'bleed' })));
    const at = png.indexOf('pHYs');
    expect(png.readUInt32BE(at + 4)).toBe(11_811);
    const { width, height } = pixelsOf(png);
    expect([width, height]).toEqual([154, 216].map((mm) => Math.round((mm / 25.4) * 300)));
  });

  it('leaves an empty place on a blank stand', async () => {
    const picture = pixelsOf(await print(type, stand({ format: 'png', edge: 'trim' })));
    expect(decoded(cropped(picture, CODE.portrait))).toBeNull();
  });

  it('imposes different stands on sheets: each code is there, as often as it should be', async () => {
    const texts = ['one', 'two', 'three', 'four', 'five'].map((word) => `https://example.test/e/${word}`);
    const designs = texts.map((text) => standOf({ orientation: 'landscape', code: codeSaying(text) }));
    const sheets = await rasterised(await print(type, { kind: 'sheets', sheet: 'a3', designs }), 200);
    const { places, turned } = impose('a3', SIZES.landscape, BLEED);
    expect([places.length, turned, sheets.length]).toEqual([4, true, 2]);
    const found = sheets.flatMap((sheet) =>
      places.map(([x, y]) => {
        // Turned by a quarter clockwise, the lower right corner comes to the lower left.
        const { x: right, y: below, width, height } = CODE.landscape;
        const box = {
          x: x + SIZES.landscape.height - below - height,
          y: y + right,
          width: height,
          height: width,
        };
        return decoded(cropped(sheet, box, 200));
      }),
    );
    expect(found).toEqual([...texts, null, null, null]);
  });
});

describe('pictures to print', () => {
  it('are put on white where they are transparent, and keep their size', () => {
    const clear = new PNG({ width: 2, height: 1 });
    clear.data = Buffer.from([0, 0, 0, 0, 255, 0, 0, 128]);
    const bitmap = bitmapOf(PNG.sync.write(clear));
    expect(bitmap).toMatchObject({ kind: 'png', width: 2, height: 1 });
    const { data } = pixelsOf(bitmap?.bytes ?? new Uint8Array());
    expect([...data]).toEqual([255, 255, 255, 255, 255, 127, 127, 255]);
  });

  it('are refused when they are no PNG or JPEG, or broken', () => {
    expect(bitmapOfDataUrl('data:image/webp;base64,UklGRhIAAABXRUJQVlA4')).toBeNull();
    expect(bitmapOfDataUrl('https://example.test/logo.png')).toBeNull();
    expect(bitmapOf(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3))).toBeNull();
    expect(bitmapOf(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16))).toBeNull();
  });

  it('give the size of a JPEG from its frame header', () => {
    const jpeg = Uint8Array.from([
      ...[0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xc0, 0, 11, 8, 0, 30, 0, 40, 1, 1, 0x11, 0, 0xff, 0xd9],
    ]);
    expect(bitmapOf(jpeg)).toMatchObject({ kind: 'jpeg', width: 40, height: 30 });
  });
});
