import type { Box, Color, Shape, Stroke } from './drawing';

/** Millimetres to the micrometre: finer than any printer, short in the file. */
export function mm(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}

/** The share of a radius at which a cubic curve's handles make a quarter circle. */
const QUARTER = 0.552285;

export function rect({ x, y, width, height }: Box): string {
  return `M${mm(x)} ${mm(y)}H${mm(x + width)}V${mm(y + height)}H${mm(x)}Z`;
}

export function roundRect({ x, y, width, height }: Box, radius: number): string {
  const r = Math.min(radius, width / 2, height / 2);
  const k = r * (1 - QUARTER);
  const [right, bottom] = [x + width, y + height];
  return [
    `M${mm(x + r)} ${mm(y)}H${mm(right - r)}`,
    `C${mm(right - k)} ${mm(y)} ${mm(right)} ${mm(y + k)} ${mm(right)} ${mm(y + r)}V${mm(bottom - r)}`,
    `C${mm(right)} ${mm(bottom - k)} ${mm(right - k)} ${mm(bottom)} ${mm(right - r)} ${mm(bottom)}H${mm(x + r)}`,
    `C${mm(x + k)} ${mm(bottom)} ${mm(x)} ${mm(bottom - k)} ${mm(x)} ${mm(bottom - r)}V${mm(y + r)}`,
    `C${mm(x)} ${mm(y + k)} ${mm(x + k)} ${mm(y)} ${mm(x + r)} ${mm(y)}Z`,
  ].join('');
}

export function circle(cx: number, cy: number, r: number): string {
  return roundRect({ x: cx - r, y: cy - r, width: 2 * r, height: 2 * r }, r);
}

/** An arc of a circle; degrees clockwise from twelve o'clock, at most 180 of them. */
export function arc(cx: number, cy: number, r: number, from: number, to: number): string {
  const point = (degrees: number): string => {
    const angle = (degrees * Math.PI) / 180;
    return `${mm(cx + r * Math.sin(angle))} ${mm(cy - r * Math.cos(angle))}`;
  };
  return `M${point(from)}A${mm(r)} ${mm(r)} 0 0 1 ${point(to)}`;
}

export function line(x1: number, y1: number, x2: number, y2: number): string {
  return `M${mm(x1)} ${mm(y1)}L${mm(x2)} ${mm(y2)}`;
}

export function filled(d: string, fill: Color): Shape {
  return { kind: 'path', d, fill, stroke: null };
}

export function outlined(d: string, stroke: Stroke, fill: Color | null = null): Shape {
  return { kind: 'path', d, fill, stroke };
}

export function group(
  shapes: readonly Shape[],
  options: { at?: readonly [number, number]; turns?: 0 | 1; clip?: string } = {},
): Shape {
  return {
    kind: 'group',
    shapes,
    at: options.at ?? [0, 0],
    turns: options.turns ?? 0,
    clip: options.clip ?? null,
  };
}
