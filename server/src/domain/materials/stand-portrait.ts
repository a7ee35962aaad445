import type { StandDesign } from './design';
import { BLEED, SIZES } from './design';
import type { Shape } from './drawing';
import { filled, mm, rect } from './paths';
import { tint } from './rules-contrast';
import { badge, codePlace, masthead, nameLines, rule, tapZone, words } from './stand-parts';
import type { Tools } from './stand-parts';

const { width: W, height: H } = SIZES.portrait;
const MIDDLE = W / 2;
const ZONE_Y = 88.5;

const STEPS = [
  ['解锁手机', '点亮屏幕，退出相机和付款码'],
  ['贴近圆圈', '手机背面上部，停一秒'],
  ['领卡 · 用卡', '新会员领卡，老会员亮卡'],
] as const;

/** The brand colour from the top edge to a soft arch below the tap zone. */
function ground({ palette }: Tools): Shape[] {
  const [left, right, top] = [-BLEED, W + BLEED, -BLEED].map(mm) as [string, string, string];
  const arch = (side: number, middle: number) =>
    `M${left} ${top}H${right}V${mm(side)}C${mm(W * 0.72)} ${mm(middle)} ${mm(W * 0.28)} ${mm(middle)} ${left} ${mm(side)}Z`;
  return [
    filled(rect({ x: -BLEED, y: -BLEED, width: W + 2 * BLEED, height: H + 2 * BLEED }), palette.white),
    filled(arch(120.4, 138.4), tint(palette.brand, 0.24)),
    filled(arch(119, 134.6), palette.brand),
  ];
}

function steps(tools: Tools): Shape[] {
  const { palette } = tools;
  return STEPS.flatMap(([title, more], index) => {
    const x = MIDDLE + (index - 1) * 46;
    return [
      ...badge(tools, index + 1, x, 140.6, 3.7),
      words(tools, title, { x, y: 151, size: 5.2, weight: 'bold', color: palette.ink, align: 'middle' }),
      words(tools, more, { x, y: 156.7, size: 3.3, color: palette.quiet, align: 'middle' }),
    ];
  });
}

function foot(tools: Tools, { code, placeName }: StandDesign): Shape[] {
  const { palette } = tools;
  const left = 50;
  const named = placeName === null ? 0 : 1;
  return [
    ...codePlace(tools, code, { x: 8, y: 169, width: 36, height: 36 }),
    words(tools, '碰不了？扫一扫', {
      x: left,
      y: named ? 180 : 185.5,
      size: 6.4,
      weight: 'bold',
      color: palette.ink,
    }),
    words(tools, '微信扫小程序码，一样领卡、用卡', {
      x: left,
      y: named ? 186.8 : 193,
      size: 3.7,
      color: palette.quiet,
    }),
    ...(placeName === null
      ? []
      : nameLines(
          tools,
          placeName,
          { x: left, y: 202, size: 5.6, color: palette.accent },
          { width: W - left - 8, size: 5.6, least: 3, lines: 2 },
        )),
  ];
}

/** A5 portrait: read from a metre, touched from half a metre. */
export function portrait(tools: Tools, design: StandDesign): Shape[] {
  const { palette } = tools;
  return [
    ...ground(tools),
    ...masthead(tools, design, {
      middle: MIDDLE,
      y: 13.2,
      height: 10,
      width: 126,
      size: 5.8,
      color: palette.onBrand,
    }),
    words(tools, '碰一碰 领会员卡', {
      x: MIDDLE,
      y: 38.6,
      size: 18.2,
      weight: 'bold',
      color: palette.onBrand,
      align: 'middle',
    }),
    words(tools, '新会员领卡，老会员亮卡，前台自动识别', {
      x: MIDDLE,
      y: 47.6,
      size: 4.7,
      color: palette.onBrand,
      align: 'middle',
    }),
    ...tapZone(tools, MIDDLE, ZONE_Y),
    ...steps(tools),
    words(tools, 'iPhone XS 及以后的机型可用，碰后请点一下屏幕顶部的提示', {
      x: MIDDLE,
      y: 163.4,
      size: 3.3,
      color: palette.quiet,
      align: 'middle',
    }),
    rule(tools, 10, W - 10, 167),
    ...foot(tools, design),
  ];
}
