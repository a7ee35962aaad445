import type { StandDesign } from './design';
import { TAP_ZONE } from './design';
import type { Bitmap, Box, Color, Shape } from './drawing';
import { fitName } from './fit';
import type { Room } from './fit';
import { arc, circle, filled, group, line, outlined, rect, roundRect } from './paths';
import type { Palette } from './rules-contrast';
import { tint } from './rules-contrast';
import type { Typesetter, Weight } from './type';

export interface Tools {
  readonly type: Typesetter;
  readonly palette: Palette;
}

export interface TextPlace {
  readonly x: number;
  /** Baseline. */
  readonly y: number;
  readonly size: number;
  readonly weight?: Weight;
  readonly color: Color;
  readonly align?: 'left' | 'middle';
}

/** One line of our own words. */
export function words({ type }: Tools, text: string, place: TextPlace): Shape {
  const weight = place.weight ?? 'regular';
  const shift = place.align === 'middle' ? type.width(text, weight, place.size) / 2 : 0;
  return filled(type.outline(text, weight, place.size, place.x - shift, place.y), place.color);
}

/** Distance of baselines, in ems. */
const LEADING = 1.3;

/** A name in bold, on one line or two, its last baseline at `y`, or its middle where it stands alone. */
export function nameLines(tools: Tools, name: string, place: TextPlace, room: Room): Shape[] {
  const { lines, size } = fitName(tools.type, name, 'bold', room);
  return lines.map((text, index) =>
    words(tools, text, {
      ...place,
      weight: 'bold',
      size,
      y: place.y - (lines.length - 1 - index) * size * LEADING,
    }),
  );
}

/**
 * Where the phone goes: a white disc of 60 mm on the brand colour, waves, and a phone seen from behind with its antenna
 * side up.
 */
export function tapZone(tools: Tools, cx: number, cy: number): Shape[] {
  const { palette } = tools;
  const r = TAP_ZONE / 2;
  const rings = [r + 2.6, r + 5.6].map((radius, index) =>
    outlined(circle(cx, cy, radius), { color: palette.ring, width: index === 0 ? 1 : 0.55 }),
  );
  return [...rings, filled(circle(cx, cy, r), palette.white), ...phoneAndWaves(tools, cx, cy, r)];
}

function phoneAndWaves({ palette, type }: Tools, cx: number, cy: number, r: number): Shape[] {
  const color = palette.accent;
  const body: Box = { x: cx - 12.5, y: cy - 5.5, width: 25, height: 52 };
  const pale = tint(color, 0.1);
  const waves = [7.2, 12.4, 17.6].map((radius) =>
    outlined(arc(cx, cy - 5.5, radius, -46, 46), { color, width: 2.3 }),
  );
  const island: Box = { x: body.x + 2.6, y: body.y + 2.6, width: 8.6, height: 8.6 };
  const lens = (x: number, y: number): Shape[] => [
    outlined(circle(x, y, 1.65), { color, width: 0.8 }, palette.white),
  ];
  const phone = [
    outlined(roundRect(body, 4.6), { color, width: 1.5 }, pale),
    outlined(roundRect(island, 2.6), { color, width: 0.8 }, palette.white),
    ...lens(island.x + 2.75, island.y + 2.75),
    ...lens(island.x + 5.85, island.y + 5.85),
  ];
  const here = '手机背面贴这里';
  const size = 2.95;
  const text = filled(
    type.outline(here, 'bold', size, cx - type.width(here, 'bold', size) / 2, cy + 18.4),
    color,
  );
  return [group([...waves, ...phone, text], { clip: circle(cx, cy, r) })];
}

/** The number of a step. */
export function badge(tools: Tools, number: number, x: number, y: number, r: number): Shape[] {
  const { palette } = tools;
  const size = r * 1.36;
  return [
    filled(circle(x, y, r), palette.brand),
    words(tools, String(number), {
      x,
      y: y + size * 0.36,
      size,
      weight: 'bold',
      color: palette.onBrand,
      align: 'middle',
    }),
  ];
}

/** White that stays around a code inside its place; the paper around the place is white too. Millimetres. */
const QUIET = 1.2;

/** The code as large as its place allows: the picture's own white border reaches over the place and is cut off. */
function codeIn(code: Bitmap, box: Box): Shape[] {
  const visible = 1 - 2 * (code.border ?? 0);
  const side = Math.max(box.width, (box.width - 2 * QUIET) / visible);
  const over = (side - box.width) / 2;
  const large = { x: box.x - over, y: box.y - over, width: side, height: side };
  return [group([{ kind: 'bitmap', box: large, bitmap: code }], { clip: rect(box) })];
}

/** The entrance's code, or the place where one is stuck on. */
export function codePlace(tools: Tools, code: Bitmap | null, box: Box): Shape[] {
  const { palette } = tools;
  if (code) return [filled(rect(box), palette.white), ...codeIn(code, box)];
  const middle = box.x + box.width / 2;
  const line = { x: middle, size: 3.4, color: palette.quiet, align: 'middle' } as const;
  const frame = { x: box.x + 0.5, y: box.y + 0.5, width: box.width - 1, height: box.height - 1 };
  return [
    outlined(roundRect(frame, 2.5), { color: palette.quiet, width: 0.35, dash: [1.6, 1.2] }, palette.white),
    words(tools, '小程序码', { ...line, weight: 'bold', y: box.y + box.height / 2 - 0.6 }),
    words(tools, '贴在这里', { ...line, y: box.y + box.height / 2 + 4.4 }),
  ];
}

/** Logo and merchant name side by side, in the middle of `middle`; either may be missing. */
export function masthead(
  tools: Tools,
  { logo, merchantName }: Pick<StandDesign, 'logo' | 'merchantName'>,
  place: { middle: number; y: number; height: number; width: number; size: number; color: Color },
): Shape[] {
  const side = logo ? Math.min(place.height * (logo.width / logo.height), place.width * 0.45) : 0;
  const tall = logo ? side * (logo.height / logo.width) : 0;
  const gap = logo && merchantName !== null ? 2.6 : 0;
  const fitted =
    merchantName === null
      ? null
      : fitName(tools.type, merchantName, 'bold', {
          width: place.width - side - gap,
          size: place.size,
          least: 3,
          lines: 1,
        });
  const textWidth = fitted ? tools.type.width(fitted.lines[0] ?? '', 'bold', fitted.size) : 0;
  const left = place.middle - (side + gap + textWidth) / 2;
  return [
    ...(logo ? plate(tools, logo, { x: left, y: place.y - tall / 2, width: side, height: tall }) : []),
    ...(fitted
      ? [
          words(tools, fitted.lines[0] ?? '', {
            x: left + side + gap,
            y: place.y + fitted.size * 0.36,
            size: fitted.size,
            weight: 'bold',
            color: place.color,
          }),
        ]
      : []),
  ];
}

/** A logo keeps its own colours: on white, so that it is seen on any brand colour. */
function plate({ palette }: Tools, logo: Bitmap, box: Box): Shape[] {
  const edge = 1;
  const around = {
    x: box.x - edge,
    y: box.y - edge,
    width: box.width + 2 * edge,
    height: box.height + 2 * edge,
  };
  return [filled(roundRect(around, 1.8), palette.white), { kind: 'bitmap', box, bitmap: logo }];
}

/** A hair line that parts what is below. */
export function rule({ palette }: Tools, x1: number, x2: number, y: number): Shape {
  return outlined(line(x1, y, x2, y), { color: tint(palette.ink, 0.16), width: 0.25 });
}
