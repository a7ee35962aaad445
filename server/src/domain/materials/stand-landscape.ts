import type { StandDesign } from './design';
import { BLEED, SIZES } from './design';
import type { Shape } from './drawing';
import { filled, mm, rect } from './paths';
import { tint } from './rules-contrast';
import { badge, codePlace, masthead, nameLines, tapZone, words } from './stand-parts';
import type { Tools } from './stand-parts';

const { width: W, height: H } = SIZES.landscape;
const ZONE_X = 37.5;
const LEFT = 83;

const STEPS = ['解锁手机，点亮屏幕', '手机背面上部贴近圆圈', '新会员领卡，老会员亮卡'] as const;

function ground({ palette }: Tools): Shape[] {
  const [left, top, bottom] = [-BLEED, -BLEED, H + BLEED].map(mm) as [string, string, string];
  const arch = (side: number, middle: number) =>
    `M${left} ${top}H${mm(side)}C${mm(middle)} ${mm(H * 0.28)} ${mm(middle)} ${mm(H * 0.72)} ${mm(side)} ${bottom}H${left}Z`;
  return [
    filled(rect({ x: -BLEED, y: -BLEED, width: W + 2 * BLEED, height: H + 2 * BLEED }), palette.white),
    filled(arch(71.8, 81.6), tint(palette.brand, 0.24)),
    filled(arch(71, 79), palette.brand),
  ];
}

function steps(tools: Tools): Shape[] {
  const { palette } = tools;
  return STEPS.flatMap((text, index) => {
    const y = 46.5 + index * 6.4;
    return [
      ...badge(tools, index + 1, LEFT + 2.3, y, 2.3),
      words(tools, text, { x: LEFT + 6.4, y: y + 1.35, size: 3.75, color: palette.ink }),
    ];
  });
}

function foot(tools: Tools, { code, placeName }: StandDesign): Shape[] {
  const { palette } = tools;
  const side = 33;
  const words_ = { x: LEFT, size: 4.5, weight: 'bold', color: palette.ink } as const;
  const up = placeName === null ? 5 : 0;
  return [
    ...codePlace(tools, code, { x: W - 5 - side, y: H - 5 - side, width: side, height: side }),
    words(tools, '碰不了？', { ...words_, y: 78.5 + up }),
    words(tools, '扫一扫', { ...words_, y: 84.5 + up }),
    ...(placeName === null
      ? []
      : nameLines(
          tools,
          placeName,
          { x: LEFT, y: 98.6, size: 3.9, color: palette.accent },
          { width: W - 5 - side - LEFT - 1.5, size: 3.9, least: 2.1, lines: 2 },
        )),
  ];
}

/** A6 landscape: the tap zone on the left, the words on the right. */
export function landscape(tools: Tools, design: StandDesign): Shape[] {
  const { palette } = tools;
  return [
    ...ground(tools),
    ...masthead(tools, design, {
      middle: ZONE_X,
      y: 12,
      height: 8,
      width: 62,
      size: 4.7,
      color: palette.onBrand,
    }),
    ...tapZone(tools, ZONE_X, 57),
    words(tools, '碰一碰', { x: LEFT - 0.8, y: 21.8, size: 19.4, weight: 'bold', color: palette.accent }),
    words(tools, '领会员卡', { x: LEFT - 0.5, y: 38.6, size: 14.7, weight: 'bold', color: palette.accent }),
    ...steps(tools),
    words(tools, 'iPhone XS 及以后可用，碰后点一下屏幕顶部的提示', {
      x: LEFT,
      y: 64.4,
      size: 2.5,
      color: palette.quiet,
    }),
    ...foot(tools, design),
  ];
}
