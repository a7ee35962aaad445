/** What every page draws itself with besides its own matter. */
import { textOn } from '../../../member/format';
import { services } from '../../../services';

export interface Readable {
  /** Of the outermost view: text as large as the person set it, and the merchant's colour for the main action. */
  readonly textStyle: string;
}

/** As on the card; none where no card was seen on this phone, and the main action is black. */
function brand(): string {
  const color = services().cards.read()?.merchant.brandColor;
  return color === undefined ? '' : `--brand: ${color}; --on-brand: ${textOn(color)}`;
}

export const readable = <D extends object>(data: D): D & Readable => ({
  ...data,
  textStyle: [services().textStyle, brand()].filter((part) => part !== '').join('; '),
});
