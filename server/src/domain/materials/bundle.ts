import { isApiError } from '../../contract/api-error';
import type { Press } from '../../printing/press';
import type { Services } from '../../services';
import { isWechatError } from '../../wechat/errors';
import type { WechatErrorKind } from '../../wechat/errors';
import type { Reach } from '../staff/reach';
import { ahead } from './ahead';
import type { StandDesign } from './design';
import { merchantFace } from './faces';
import type { EntranceFace } from './faces';
import { entranceFileName, uniqueNames } from './file-names';
import { codeAsSvg } from './maker';
import type { Materials, StandLook } from './maker';
import type { Edge } from './page';
import type { StandFormat } from './print';
import type { SheetName } from './rules-sheet';
import { selected } from './selection';
import type { Selection } from './selection';
import { standsOn } from './sheet';
import type { ZipEntry } from './zip';

export type BundleContent = StandFormat | 'sheets' | 'code-png' | 'code-svg';

export interface BundleOrder extends StandLook {
  readonly content: BundleContent;
  readonly edge: Edge;
  readonly sheet: SheetName;
}

/** Codes asked for at a time; printing goes on meanwhile. */
const AHEAD = 4;
/** WeChat draws 5,000 codes a minute; when it has enough we wait, milliseconds. */
const PATIENCE = [2_000, 8_000, 30_000] as const;
/** Failures of WeChat that waiting mends. */
const PASSES: ReadonlySet<WechatErrorKind> = new Set(['busy', 'network', 'rate', 'unknown_result']);
/** Where the files that could not be made are named. */
const REPORT = '未能生成的立牌.txt';

type Parts = Pick<Services, 'db' | 'sleep'> & { press: Press; materials: Materials };
type Made<T> = { state: 'made'; entrance: EntranceFace; made: T } | { state: 'failed'; line: string };

function why(error: unknown): string | null {
  if (isApiError(error)) return error.message;
  return isWechatError(error) ? error.message : null;
}

/**
 * The files of a zip for many entrances, made while it is read. What cannot be printed (a name too long, a character the
 * font lacks, WeChat refusing) does not stop the rest: a text file names each with its reason.
 */
export async function* bundle(
  parts: Parts,
  merchantId: string,
  reach: Reach,
  selection: Selection,
  order: BundleOrder,
): AsyncGenerator<ZipEntry> {
  const { db, press, materials } = parts;
  const merchant = await merchantFace(db, merchantId);
  const unique = uniqueNames();
  const failed: string[] = [];
  const entrances = selected(db, merchantId, reach, selection);
  const name = (entrance: EntranceFace): string => unique(entranceFileName(entrance));

  async function attempt<T>(entrance: EntranceFace, work: () => Promise<T>): Promise<Made<T>> {
    for (let tries = 0; ; tries += 1) {
      try {
        return { state: 'made', entrance, made: await work() };
      } catch (error) {
        const pause = isWechatError(error) && PASSES.has(error.kind) ? PATIENCE[tries] : undefined;
        if (pause !== undefined) {
          await parts.sleep(pause);
          continue;
        }
        const reason = why(error);
        if (reason === null) throw error;
        return { state: 'failed', line: `${entranceFileName(entrance)}：${reason}` };
      }
    }
  }

  async function* good<T>(all: AsyncIterable<Made<T>>): AsyncGenerator<{ entrance: EntranceFace; made: T }> {
    for await (const one of all) {
      if (one.state === 'made') yield one;
      else failed.push(one.line);
    }
  }

  if (order.content === 'code-png' || order.content === 'code-svg') {
    const codes = ahead(entrances, AHEAD, (entrance) =>
      attempt(entrance, () => materials.codeOf(merchantId, entrance.id)),
    );
    for await (const { entrance, made } of good(codes)) {
      if (order.content === 'code-svg')
        yield { path: `${name(entrance)}.svg`, bytes: Buffer.from(codeAsSvg(made)), compress: true };
      else
        yield {
          path: `${name(entrance)}.${made.kind === 'png' ? 'png' : 'jpg'}`,
          bytes: made.bytes,
          compress: false,
        };
    }
  } else if (order.content === 'sheets') {
    const designs = ahead(entrances, AHEAD, (entrance) =>
      attempt(entrance, () => materials.design(merchantId, merchant, entrance, order)),
    );
    yield* sheetFiles(press, good(designs), order, failed);
  } else {
    const { content: format, edge } = order;
    const files = ahead(entrances, AHEAD, (entrance) =>
      attempt(entrance, async () =>
        press.print({
          kind: 'stand',
          format,
          edge,
          design: await materials.design(merchantId, merchant, entrance, order),
        }),
      ),
    );
    for await (const { entrance, made } of good(files))
      yield { path: `${name(entrance)}.${format}`, bytes: made, compress: format === 'svg' };
  }

  if (failed.length > 0)
    yield { path: REPORT, bytes: Buffer.from(`\uFEFF${failed.join('\r\n')}\r\n`), compress: true };
}

/** One PDF for each sheet, so that memory holds one at a time. A stand that cannot be drawn leaves its sheet. */
async function* sheetFiles(
  press: Press,
  designs: AsyncIterable<{ entrance: EntranceFace; made: StandDesign }>,
  { sheet, orientation }: BundleOrder,
  failed: string[],
): AsyncGenerator<ZipEntry> {
  const each = standsOn(sheet, orientation);
  let stack: StandDesign[] = [];
  let sheets = 0;
  const flush = async (): Promise<ZipEntry> => {
    sheets += 1;
    const bytes = await press.print({ kind: 'sheets', sheet, designs: stack });
    stack = [];
    return { path: `拼版-${String(sheets).padStart(4, '0')}.pdf`, bytes, compress: false };
  };
  for await (const { entrance, made } of designs) {
    try {
      // Drawn once alone: what cannot be printed must not take its neighbours with it.
      await press.print({ kind: 'stand', format: 'svg', edge: 'trim', design: { ...made, code: null } });
    } catch (error) {
      const reason = why(error);
      if (reason === null) throw error;
      failed.push(`${entranceFileName(entrance)}：${reason}`);
      continue;
    }
    stack.push(made);
    if (stack.length === each) yield await flush();
  }
  if (stack.length > 0) yield await flush();
}
