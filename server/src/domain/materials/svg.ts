import type { Bitmap, Drawing, Shape } from './drawing';
import { mm } from './paths';

/** The drawing as an SVG document in real millimetres. Pictures that come more than once are stored once. */
export function toSvg(drawing: Drawing): string {
  const bitmaps = new Map<Bitmap, string>();
  const clips: string[] = [];
  const body = drawing.shapes.map((shape) => write(shape, bitmaps, clips)).join('');
  const pictures = [...bitmaps].map(
    ([bitmap, id]) =>
      `<image id="${id}" width="1" height="1" preserveAspectRatio="none" href="data:image/${bitmap.kind};base64,${Buffer.from(bitmap.bytes).toString('base64')}"/>`,
  );
  const [width, height] = [mm(drawing.width), mm(drawing.height)];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}mm" height="${height}mm" viewBox="0 0 ${width} ${height}">`,
    `<defs>${clips.join('')}${pictures.join('')}</defs>`,
    body,
    '</svg>',
  ].join('');
}

function write(shape: Shape, bitmaps: Map<Bitmap, string>, clips: string[]): string {
  switch (shape.kind) {
    case 'path': {
      const { fill, stroke } = shape;
      const dash = stroke?.dash ? ` stroke-dasharray="${stroke.dash.map(mm).join(' ')}"` : '';
      const outline = stroke
        ? ` stroke="${stroke.color}" stroke-width="${mm(stroke.width)}" stroke-linecap="round"${dash}`
        : '';
      return `<path d="${shape.d}" fill="${fill ?? 'none'}"${outline}/>`;
    }
    case 'bitmap': {
      const id = bitmaps.get(shape.bitmap) ?? `picture${bitmaps.size + 1}`;
      bitmaps.set(shape.bitmap, id);
      const { x, y, width, height } = shape.box;
      return `<use href="#${id}" transform="translate(${mm(x)} ${mm(y)}) scale(${mm(width)} ${mm(height)})"/>`;
    }
    case 'group': {
      const id = `clip${clips.length + 1}`;
      if (shape.clip !== null) clips.push(`<clipPath id="${id}"><path d="${shape.clip}"/></clipPath>`);
      const [x, y] = shape.at;
      const turn = shape.turns === 1 ? ' rotate(90)' : '';
      const clip = shape.clip === null ? '' : ` clip-path="url(#${id})"`;
      const inside = shape.shapes.map((inner) => write(inner, bitmaps, clips)).join('');
      return `<g transform="translate(${mm(x)} ${mm(y)})${turn}"${clip}>${inside}</g>`;
    }
  }
}
