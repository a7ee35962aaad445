import { ApiError } from '../../contract/api-error';
import type { Press } from '../../printing/press';
import type { Services } from '../../services';
import type { CodePictures } from '../pictures/code-pictures';
import type { Reach } from '../staff/reach';
import { bitmapOf } from './bitmap';
import type { StandDesign } from './design';
import type { Bitmap, Drawing } from './drawing';
import { designOf, entranceFaces, merchantFace, neutralDesign } from './faces';
import type { EntranceFace, Look, MerchantFace } from './faces';
import type { Edge } from './page';
import type { StandFormat } from './print';
import type { SheetName } from './rules-sheet';
import { selected } from './selection';
import type { Selection } from './selection';
import { toSvg } from './svg';

export interface StandLook extends Look {
  /** An empty place instead of the code. */
  readonly blank: boolean;
}

export interface StandOrder extends StandLook {
  readonly format: StandFormat;
  readonly edge: Edge;
}

/** What one request for sheets may ask for. */
const MOST_ON_SHEETS = 40;
/** A code as a picture of its own: millimetres. */
const CODE_WIDTH = 60;

export interface MaterialParts extends Pick<Services, 'db'> {
  readonly press: Press;
  readonly pictures: Pick<CodePictures, 'ofEntranceForPrint'>;
}

/** Makes print files of a merchant's entrances. Refusals: `entrance_unknown`, what the names do not allow, WeChat's. */
export function materials({ db, press, pictures }: MaterialParts) {
  const neutral = new Map<string, Promise<Uint8Array>>();

  async function codeOf(merchantId: string, entranceId: string): Promise<Bitmap> {
    const { bytes } = await pictures.ofEntranceForPrint(merchantId, entranceId);
    const bitmap = bitmapOf(bytes);
    if (!bitmap) throw new ApiError('wechat_busy', { cause: new Error('the code is no PNG or JPEG') });
    return bitmap;
  }

  async function design(
    merchantId: string,
    merchant: MerchantFace,
    entrance: EntranceFace,
    look: StandLook,
  ): Promise<StandDesign> {
    return designOf(merchant, entrance, look, look.blank ? null : await codeOf(merchantId, entrance.id));
  }

  return {
    /** One stand as one file, and how it is called. */
    async stand(merchantId: string, reach: Reach, entranceId: string, order: StandOrder) {
      const merchant = await merchantFace(db, merchantId);
      const [entrance] = await entranceFaces(db, merchantId, reach, [entranceId]);
      if (!entrance) throw new ApiError('entrance_unknown');
      const { format, edge } = order;
      const bytes = await press.print({
        kind: 'stand',
        format,
        edge,
        design: await design(merchantId, merchant, entrance, order),
      });
      return { bytes, entrance };
    },

    design,
    codeOf,

    /** The code in real size around WeChat's picture. */
    codeSvg: async (merchantId: string, entranceId: string): Promise<string> =>
      codeAsSvg(await codeOf(merchantId, entranceId)),

    /** The blank stand of nobody; drawn once. */
    neutral(orientation: StandDesign['orientation'], format: StandFormat): Promise<Uint8Array> {
      const key = `${orientation} ${format}`;
      const known = neutral.get(key);
      if (known) return known;
      const edge = format === 'pdf' ? 'marks' : 'trim';
      const made = press.print({ kind: 'stand', format, edge, design: neutralDesign(orientation) });
      neutral.set(key, made);
      made.catch(() => neutral.delete(key));
      return made;
    },

    /** Stands imposed on sheets. Throws `material_too_many` beyond 40. */
    async sheets(
      merchantId: string,
      reach: Reach,
      selection: Selection,
      order: StandLook & { sheet: SheetName; copies: number },
    ): Promise<Uint8Array> {
      const merchant = await merchantFace(db, merchantId);
      const entrances: EntranceFace[] = [];
      for await (const entrance of selected(db, merchantId, reach, selection)) {
        entrances.push(entrance);
        if (entrances.length * order.copies > MOST_ON_SHEETS) throw new ApiError('material_too_many');
      }
      if (entrances.length === 0) throw new ApiError('entrance_unknown');
      const designs: StandDesign[] = [];
      for (const entrance of entrances) {
        const one = await design(merchantId, merchant, entrance, order);
        designs.push(...Array.from({ length: order.copies }, () => one));
      }
      return press.print({ kind: 'sheets', sheet: order.sheet, designs });
    },
  };
}

export type Materials = ReturnType<typeof materials>;

/** A code of 60 mm as SVG. */
export function codeAsSvg(bitmap: Bitmap): string {
  const box = { x: 0, y: 0, width: CODE_WIDTH, height: CODE_WIDTH };
  const drawing: Drawing = {
    width: CODE_WIDTH,
    height: CODE_WIDTH,
    trim: box,
    bleed: box,
    shapes: [{ kind: 'bitmap', box, bitmap }],
  };
  return toSvg(drawing);
}
