import type { Bitmap, Color, Shape } from './drawing';

/** Portrait is A5, landscape A6, as the manual's materials are used. */
export type Orientation = 'portrait' | 'landscape';

/** Everything that differs from one stand to the next. */
export interface StandDesign {
  readonly orientation: Orientation;
  readonly brandColor: Color;
  /** Null: the neutral blank stand that belongs to nobody. */
  readonly merchantName: string | null;
  /** Store, and counter where the entrance is one; null: not printed. */
  readonly placeName: string | null;
  /** The entrance's mini-program code; null: an empty place for it (空码). */
  readonly code: Bitmap | null;
  readonly logo: Bitmap | null;
}

/** A stand after cutting: millimetres, with the cut's corner as origin; its ground reaches over the cut by the bleed. */
export interface Artwork {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
  /** Said in the margin of the sheet: what this is, for printers and for whoever sticks the tags on. */
  readonly note: string;
}

/** Ground printed beyond the cut. Millimetres. */
export const BLEED = 3;
/** Nothing that matters comes nearer to the cut. Millimetres. */
export const SAFE = 5;
/** Across the place where the phone goes: a usual antenna has 25 to 40 mm, and nobody aims better. */
export const TAP_ZONE = 60;

export const SIZES: Readonly<Record<Orientation, { width: number; height: number; paper: string }>> = {
  portrait: { width: 148, height: 210, paper: 'A5' },
  landscape: { width: 148, height: 105, paper: 'A6' },
};
