import { BLEED, SIZES } from './design';
import type { Orientation } from './design';
import type { MerchantFace } from './faces';
import { isFaint } from './ink';
import { DPI } from './png';
import { paletteOf } from './rules-contrast';
import { SHEETS, impose } from './rules-sheet';
import type { SheetName } from './rules-sheet';

/** Height of the logo on the larger stand, millimetres. */
const LOGO_HEIGHT = 10;

export type LogoAdvice = 'none' | 'good' | 'coarse' | 'faint' | 'unusable';

function logoAdvice({ logo, logoUnusable }: MerchantFace): LogoAdvice {
  if (logoUnusable) return 'unusable';
  if (!logo) return 'none';
  if (isFaint(logo)) return 'faint';
  return logo.height >= (LOGO_HEIGHT / 25.4) * DPI ? 'good' : 'coarse';
}

/** What a merchant should know about colour, logo and paper before printing. */
export function designAdvice(merchant: MerchantFace) {
  const palette = paletteOf(merchant.brandColor);
  const perSheet = (Object.keys(SHEETS) as SheetName[]).flatMap((sheet) =>
    (Object.keys(SIZES) as Orientation[]).map((orientation) => ({
      sheet,
      orientation,
      stands: impose(sheet, SIZES[orientation], BLEED).places.length,
    })),
  );
  const rounded = (value: number): number => Math.round(value * 100) / 100;
  return {
    brandColor: merchant.brandColor,
    textColor: palette.onBrand,
    textContrast: rounded(palette.onBrandRatio),
    paperContrast: rounded(palette.onWhiteRatio),
    tooPale: palette.tooPale,
    logo: logoAdvice(merchant),
    perSheet,
  };
}
