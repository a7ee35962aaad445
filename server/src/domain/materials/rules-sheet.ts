/** Paper on which several stands are printed and cut; millimetres, upright. A3+ (320 × 450) is what digital printers use for A3 with bleed. */
export const SHEETS = {
  a4: { width: 210, height: 297 },
  a3: { width: 297, height: 420 },
  a3plus: { width: 320, height: 450 },
} as const;
export type SheetName = keyof typeof SHEETS;

export interface Imposition {
  /** The sheet as it is laid: upright or not. */
  readonly width: number;
  readonly height: number;
  readonly columns: number;
  readonly rows: number;
  /** Stands lie turned by a quarter. */
  readonly turned: boolean;
  /** Upper left corners of the cut of each place, row by row. */
  readonly places: readonly (readonly [number, number])[];
}

/** From the edge of the sheet to the nearest cut: printers grip, crop marks stand here. */
const MARGIN = 6;

function along(room: number, size: number, gap: number): number {
  return Math.max(0, Math.floor((room - 2 * MARGIN + gap) / (size + gap)));
}

/**
 * Lays as many stands of one size on a sheet as fit, each with its bleed; turned where more fit so. At least one fits on
 * every sheet named here. `bleed` on each side; millimetres.
 */
export function impose(
  sheet: SheetName,
  size: { readonly width: number; readonly height: number },
  bleed: number,
): Imposition {
  const { width, height } = SHEETS[sheet];
  const gap = 2 * bleed;
  const lay = (turned: boolean): Imposition => {
    const [w, h] = turned ? [size.height, size.width] : [size.width, size.height];
    const columns = along(width, w, gap);
    const rows = along(height, h, gap);
    const left = (width - columns * w - (columns - 1) * gap) / 2;
    const top = (height - rows * h - (rows - 1) * gap) / 2;
    const places = Array.from({ length: columns * rows }, (_, index): [number, number] => [
      left + (index % columns) * (w + gap),
      top + Math.floor(index / columns) * (h + gap),
    ]);
    return { width, height, columns, rows, turned, places };
  };
  const [upright, turned] = [lay(false), lay(true)];
  return turned.places.length > upright.places.length ? turned : upright;
}
