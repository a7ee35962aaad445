import { artwork } from './artwork';
import type { StandDesign } from './design';
import { whiteBorder } from './ink';
import { page } from './page';
import type { Edge } from './page';
import { toPdf } from './pdf';
import { toPng } from './png';
import type { SheetName } from './rules-sheet';
import { sheetPage, standsOn } from './sheet';
import { toSvg } from './svg';
import type { Typesetter } from './type';

export type StandFormat = 'pdf' | 'png' | 'svg';

/** One file to print. */
export type PrintJob =
  | {
      readonly kind: 'stand';
      readonly format: StandFormat;
      readonly edge: Edge;
      readonly design: StandDesign;
    }
  /** Stands of one orientation on as many sheets as they need. */
  | { readonly kind: 'sheets'; readonly sheet: SheetName; readonly designs: readonly StandDesign[] };

function titleOf(design: StandDesign): string {
  return ['碰一碰立牌', design.merchantName, design.placeName].filter((part) => part !== null).join(' · ');
}

/** The design with the white border of its code measured, so that the code itself is printed as large as its place. */
function measured(design: StandDesign): StandDesign {
  const { code } = design;
  return code === null ? design : { ...design, code: { ...code, border: whiteBorder(code) } };
}

/** Makes the bytes of one file. Throws `material_character_missing` and `material_name_too_long`. */
export async function print(type: Typesetter, job: PrintJob): Promise<Uint8Array> {
  if (job.kind === 'sheets') {
    // Copies of one stand share a design: each is measured once.
    const designs = new Map([...new Set(job.designs)].map((design) => [design, measured(design)]));
    const arts = job.designs.map((design) => artwork(type, designs.get(design) ?? design));
    const each = standsOn(job.sheet, job.designs[0]?.orientation ?? 'portrait');
    const pages = Array.from({ length: Math.ceil(arts.length / each) }, (_, index) =>
      sheetPage(type, job.sheet, arts.slice(index * each, (index + 1) * each)),
    );
    return toPdf(pages, '碰一碰立牌 · 拼版');
  }
  const drawing = page(type, artwork(type, measured(job.design)), job.edge);
  switch (job.format) {
    case 'pdf':
      return toPdf([drawing], titleOf(job.design));
    case 'svg':
      return Buffer.from(toSvg(drawing), 'utf8');
    case 'png':
      return toPng(toSvg(drawing), drawing.width);
  }
}
