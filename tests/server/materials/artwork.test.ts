import fc from 'fast-check';
import { PNG } from 'pngjs';
import { isApiError } from '../../../server/src/contract/api-error';
import { designAdvice } from '../../../server/src/domain/materials/advice';
import { artwork } from '../../../server/src/domain/materials/artwork';
import { BLEED, SAFE, SIZES } from '../../../server/src/domain/materials/design';
import { bitmapOf } from '../../../server/src/domain/materials/bitmap';
import type { Bitmap, Shape } from '../../../server/src/domain/materials/drawing';
import { fitName } from '../../../server/src/domain/materials/fit';
import { contrast, paletteOf } from '../../../server/src/domain/materials/rules-contrast';
import { SHEETS, impose } from '../../../server/src/domain/materials/rules-sheet';
import type { SheetName } from '../../../server/src/domain/materials/rules-sheet';
import { standOf, type } from './desk';

const room = { width: 90, size: 5.6, least: 3, lines: 2 } as const;

function refusal(work: () => unknown): { code: string; message: string } {
  try {
    work();
  } catch (error) {
    if (isApiError(error)) return { code: error.code, message: error.message };
    throw error;
  }
  throw new Error('nothing was refused');
}

/** Every number pair of the paths that carry text colours, to see what leaves the safe zone. */
function pointsOf(shapes: readonly Shape[]): [number, number][] {
  return shapes.flatMap((shape): [number, number][] => {
    if (shape.kind === 'group') return pointsOf(shape.shapes);
    if (shape.kind === 'bitmap') {
      const { x, y, width, height } = shape.box;
      return [
        [x, y],
        [x + width, y + height],
      ];
    }
    return [...shape.d.matchAll(/[MLQC](-?[\d.]+) (-?[\d.]+)/g)].map((m) => [Number(m[1]), Number(m[2])]);
  });
}

describe('names on a stand', () => {
  it('stay large while they fit, shrink, then take two lines, then are refused by name', () => {
    expect(fitName(type, '总仓', 'bold', room)).toEqual({ lines: ['总仓'], size: 5.6 });
    const longer = fitName(type, '太原市小店区长风街沃尔玛购物广场店', 'bold', room);
    expect([longer.lines.length, longer.size < 5.6]).toEqual([1, true]);
    const two = fitName(type, '太原市小店区长风街沃尔玛购物广场一层东北角第一门店', 'bold', room);
    expect(two.lines.join('')).toBe('太原市小店区长风街沃尔玛购物广场一层东北角第一门店');
    expect(two.lines.length).toBe(2);
    for (const line of two.lines) expect(type.width(line, 'bold', two.size)).toBeLessThanOrEqual(90.001);
    const far = '很长的门店名称'.repeat(12);
    expect(refusal(() => fitName(type, far, 'bold', room))).toEqual({
      code: 'material_name_too_long',
      message: expect.stringContaining(far),
    });
  });

  it('never break inside a number or a Latin word, nor begin a line with a closing sign', () => {
    const name = 'Starlight Plaza Shopping Center 2026 Flagship Store（东门）';
    const { lines } = fitName(type, name, 'bold', { ...room, width: 70 });
    expect(lines.length).toBe(2);
    const words = name.split(/[ （]/);
    for (const word of words) expect(lines.some((line) => line.includes(word))).toBe(true);
    expect(lines[1]).not.toMatch(/^[）（]?）/);
  });

  it('name the character that the font lacks, with the name it stands in', () => {
    for (const [name, missing] of [
      ['𮚰记小馆', '𮚰'],
      ['开心😀超市', '😀'],
    ] as const) {
      expect(refusal(() => artwork(type, standOf({ placeName: name })))).toEqual({
        code: 'material_character_missing',
        message: expect.stringMatching(new RegExp(`「${name}」里的「${missing}」`, 'u')),
      });
    }
    expect(refusal(() => artwork(type, standOf({ merchantName: '𮚰商贸' }))).code).toBe(
      'material_character_missing',
    );
  });

  it('are written in every character of GBK, rare names included', () => {
    for (const name of ['喆', '囍', '镕', '珺', '犇', '堃', '骉', '燊', '赟'])
      expect([name, type.missing(name, 'bold'), type.missing(name, 'regular')]).toEqual([name, null, null]);
  });
});

describe('a stand', () => {
  it.each(['portrait', 'landscape'] as const)(
    '%s keeps words and code inside the safe zone',
    (orientation) => {
      const { width, height } = SIZES[orientation];
      const art = artwork(type, standOf({ orientation, placeName: '太原市小店区长风街沃尔玛广场店' }));
      // The first three shapes are the ground, which is to reach beyond the cut; rings around the tap zone may.
      const meant = art.shapes.slice(3).filter((shape) => shape.kind !== 'path' || shape.fill !== null);
      for (const [x, y] of pointsOf(meant.filter((shape) => shape.kind !== 'group'))) {
        expect(x).toBeGreaterThanOrEqual(SAFE - 0.01);
        expect(y).toBeGreaterThanOrEqual(SAFE - 0.01);
        expect(x).toBeLessThanOrEqual(width - SAFE + 0.01);
        expect(y).toBeLessThanOrEqual(height - SAFE + 0.01);
      }
      const xs = pointsOf(art.shapes.slice(0, 3)).map(([x]) => x);
      expect(Math.min(...xs)).toBe(-BLEED);
    },
  );

  it('has text of at least 4.5:1 on any brand colour, and says when the colour is lost on paper', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffff }), (value) => {
        const brand = `#${value.toString(16).padStart(6, '0').toUpperCase()}`;
        const palette = paletteOf(brand);
        expect(palette.onBrandRatio).toBeGreaterThanOrEqual(4.5);
        expect(contrast(palette.accent, '#FFFFFF')).toBeGreaterThanOrEqual(4.5);
        expect(palette.tooPale).toBe(contrast(brand, '#FFFFFF') < 3);
      }),
    );
    expect(paletteOf('#F7E9A0')).toMatchObject({ tooPale: true, onBrand: '#1A1C1F', accent: '#1A1C1F' });
    expect(paletteOf('#2F7D5B')).toMatchObject({ tooPale: false, onBrand: '#FFFFFF', accent: '#2F7D5B' });
  });
});

describe('a logo', () => {
  const logoOf = (color: number): Bitmap => {
    const picture = new PNG({ width: 240, height: 240 });
    for (let at = 0; at < picture.data.length; at += 4) picture.data.writeUInt32BE(color * 256 + 255, at);
    const bitmap = bitmapOf(PNG.sync.write(picture, { filterType: 0 }));
    if (!bitmap) throw new Error('no picture');
    return bitmap;
  };
  const adviceFor = (logo: Bitmap | null) =>
    designAdvice({ name: '晋业', brandColor: '#2F7D5B', logo, logoUnusable: false }).logo;

  it('is told to be faint when white paper swallows it', () => {
    expect([0xffffff, 0xf3e9c8, 0x7a1f1f, 0x000000].map((color) => adviceFor(logoOf(color)))).toEqual([
      'faint',
      'faint',
      'good',
      'good',
    ]);
    expect(adviceFor(null)).toBe('none');
  });
});

describe('a sheet', () => {
  it('takes as many stands as fit with their bleed, none over another, none over the edge', () => {
    const counts: Record<string, number> = {};
    for (const sheet of Object.keys(SHEETS) as SheetName[])
      for (const orientation of ['portrait', 'landscape'] as const) {
        const size = SIZES[orientation];
        const { places, turned, width, height } = impose(sheet, size, BLEED);
        const [w, h] = turned ? [size.height, size.width] : [size.width, size.height];
        counts[`${sheet} ${orientation}`] = places.length;
        for (const [index, [x, y]] of places.entries()) {
          expect(x - BLEED).toBeGreaterThanOrEqual(0);
          expect(y - BLEED).toBeGreaterThanOrEqual(0);
          expect(x + w + BLEED).toBeLessThanOrEqual(width);
          expect(y + h + BLEED).toBeLessThanOrEqual(height);
          for (const [ox, oy] of places.slice(index + 1))
            expect(Math.abs(ox - x) >= w + 2 * BLEED || Math.abs(oy - y) >= h + 2 * BLEED).toBe(true);
        }
      }
    expect(counts).toEqual({
      'a4 portrait': 1,
      'a4 landscape': 2,
      'a3 portrait': 2,
      'a3 landscape': 4,
      'a3plus portrait': 4,
      'a3plus landscape': 8,
    });
  });
});
