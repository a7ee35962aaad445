const WHITE = '#FFFFFF';
const INK = '#1A1C1F';
const BLACK = '#000000';

/** WCAG 2: text on a ground needs this much, shapes that mean something less. */
const TEXT = 4.5;
export const SHAPE = 3;

function channels(color: string): [number, number, number] {
  const value = Number.parseInt(color.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

function luminance(color: string): number {
  const [r, g, b] = channels(color).map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** WCAG 2 contrast of two #RRGGBB colours, 1–21. */
export function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** The brand colour thinned with white, as a printer's tint; `share` of the colour, 0–1. */
export function tint(color: string, share: number): string {
  const parts = channels(color).map((channel) => Math.round(255 - (255 - channel) * share));
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`.toUpperCase();
}

export interface Palette {
  readonly brand: string;
  /** Text on the brand colour: at least 4.5:1. */
  readonly onBrand: string;
  /** A quiet line on the brand colour. */
  readonly ring: string;
  /** Words and signs on white that carry the brand colour where it can be read, else ink. */
  readonly accent: string;
  readonly ink: string;
  readonly quiet: string;
  readonly white: string;
  /** Contrast of `onBrand` on `brand`, and of the brand colour on white paper. */
  readonly onBrandRatio: number;
  readonly onWhiteRatio: number;
  /** True when the brand colour itself is hardly seen on white paper. */
  readonly tooPale: boolean;
}

/** The two colours and white of a stand, chosen by contrast from the merchant's brand colour (#RRGGBB). */
export function paletteOf(brand: string): Palette {
  const onBrand = [WHITE, INK].find((color) => contrast(color, brand) >= TEXT) ?? BLACK;
  const onWhiteRatio = contrast(brand, WHITE);
  return {
    brand,
    onBrand,
    ring: onBrand === WHITE ? tint(brand, 0.72) : tint(brand, 0.5),
    accent: onWhiteRatio >= TEXT ? brand : INK,
    ink: INK,
    quiet: '#5B6068',
    white: WHITE,
    onBrandRatio: contrast(onBrand, brand),
    onWhiteRatio,
    tooPale: onWhiteRatio < SHAPE,
  };
}
