/** #RRGGBB. */
export type Color = string;

/** Bytes of a picture as PNG or JPEG, with its size in pixels. */
export interface Bitmap {
  readonly kind: 'png' | 'jpeg';
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** White on all four sides, as a share of the side; 0 where nobody measured it. */
  readonly border?: number;
}

export interface Stroke {
  readonly color: Color;
  readonly width: number;
  /** Lengths of dash and gap. */
  readonly dash?: readonly [number, number];
}

/**
 * What a drawing is made of; all lengths in millimetres, y downwards. `d` is the data of an SVG path with absolute
 * commands. Three writers (SVG, PDF, PNG) draw the same list.
 */
export type Shape =
  | { readonly kind: 'path'; readonly d: string; readonly fill: Color | null; readonly stroke: Stroke | null }
  | { readonly kind: 'bitmap'; readonly box: Box; readonly bitmap: Bitmap }
  | {
      readonly kind: 'group';
      readonly shapes: readonly Shape[];
      /** Moves the group's origin there. */
      readonly at: readonly [number, number];
      /** Quarter turns clockwise about the origin. */
      readonly turns: 0 | 1;
      /** Nothing is drawn outside this path, which is in the group's own coordinates. */
      readonly clip: string | null;
    };

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One page: the sheet, what is left after cutting, and the ground printed beyond the cut. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly trim: Box;
  readonly bleed: Box;
  readonly shapes: readonly Shape[];
}
