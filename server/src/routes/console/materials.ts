import type { FastifyInstance, FastifyReply } from 'fastify';
import type { StaticQuery } from './materials-query';
import { lookOf, selectionOf } from './materials-query';
import {
  consoleCodeForPrint,
  consoleCodeSvg,
  consoleMaterialDesign,
  consoleMaterialPdf,
  consoleMaterialPng,
  consoleMaterialSheets,
  consoleMaterialSvg,
  consoleMaterialsZip,
} from '../../contract/console-materials';
import { requireEntrance } from '../../domain/entrances/switch';
import { designAdvice } from '../../domain/materials/advice';
import { bundle } from '../../domain/materials/bundle';
import { entranceFaces, merchantFace } from '../../domain/materials/faces';
import { attachment, entranceFileName } from '../../domain/materials/file-names';
import type { Materials } from '../../domain/materials/maker';
import type { StandFormat } from '../../domain/materials/print';
import { zipStream } from '../../domain/materials/zip';
import type { Press } from '../../printing/press';
import type { ConsoleCaller } from '../../plugins/callers';
import { serve } from '../../plugins/contract-route';

/** Zips are large and drawn for one asker: so many a minute from one address. */
const ZIPS_PER_MINUTE = 20;

function send(reply: FastifyReply, contentType: string, name: string): void {
  reply
    .header('content-type', contentType)
    .header('content-disposition', name)
    .header('cache-control', 'private, no-cache')
    .header('x-content-type-options', 'nosniff');
}

/** Print files: one stand, sheets of stands, zips, codes. */
export function registerMaterials(app: FastifyInstance, press: Press, materials: Materials): void {
  const { services } = app;
  const { db, clock } = services;

  async function stand(
    { merchantId, reach }: ConsoleCaller,
    entranceId: string,
    query: StaticQuery,
    format: StandFormat,
    reply: FastifyReply,
  ): Promise<Buffer> {
    const edge = query.edge ?? (format === 'pdf' ? 'marks' : 'trim');
    const { bytes, entrance } = await materials.stand(merchantId, reach, entranceId, {
      ...lookOf(query),
      format,
      edge,
    });
    const kind = query.orientation === 'landscape' ? '横版' : '竖版';
    const file = `碰一碰立牌-${entranceFileName(entrance)}-${kind}${query.blank ? '-空码' : ''}.${format}`;
    const types = { pdf: 'application/pdf', png: 'image/png', svg: 'image/svg+xml' };
    // An SVG is also shown as the preview: `img` does not mind the disposition.
    send(reply, types[format], attachment(file));
    return Buffer.from(bytes);
  }

  serve(app, consoleMaterialPdf, ({ caller, params, query, reply }) =>
    stand(caller, params.entranceId, query, 'pdf', reply),
  );
  serve(app, consoleMaterialPng, ({ caller, params, query, reply }) =>
    stand(caller, params.entranceId, query, 'png', reply),
  );
  serve(app, consoleMaterialSvg, ({ caller, params, query, reply }) =>
    stand(caller, params.entranceId, query, 'svg', reply),
  );

  serve(app, consoleCodeForPrint, async ({ caller, params, reply }) => {
    await requireEntrance(db, caller.merchantId, caller.reach, params.entranceId);
    const [entrance] = await entranceFaces(db, caller.merchantId, caller.reach, [params.entranceId]);
    const code = await materials.codeOf(caller.merchantId, params.entranceId);
    const name = entrance ? entranceFileName(entrance) : params.entranceId;
    send(reply, `image/${code.kind}`, attachment(`小程序码-${name}.${code.kind === 'png' ? 'png' : 'jpg'}`));
    return Buffer.from(code.bytes);
  });

  serve(app, consoleCodeSvg, async ({ caller, params, reply }) => {
    const [entrance] = await entranceFaces(db, caller.merchantId, caller.reach, [params.entranceId]);
    const svg = await materials.codeSvg(caller.merchantId, params.entranceId);
    const name = entrance ? entranceFileName(entrance) : params.entranceId;
    send(reply, 'image/svg+xml', attachment(`小程序码-${name}.svg`));
    return svg;
  });

  serve(app, consoleMaterialDesign, async ({ caller }) =>
    designAdvice(await merchantFace(db, caller.merchantId)),
  );

  serve(app, consoleMaterialSheets, async ({ caller, query, reply }) => {
    const bytes = await materials.sheets(caller.merchantId, caller.reach, selectionOf(query, clock.now()), {
      ...lookOf(query),
      sheet: query.sheet ?? 'a3',
      copies: query.copies ?? 1,
    });
    send(reply, 'application/pdf', attachment('碰一碰立牌-拼版.pdf'));
    return Buffer.from(bytes);
  });

  serve(
    app,
    consoleMaterialsZip,
    async ({ caller, query, reply }) => {
      const selection = selectionOf(query, clock.now());
      // Asked before the first byte is sent: afterwards nothing can be refused any more.
      if (selection.ids) await entranceFaces(db, caller.merchantId, caller.reach, selection.ids);
      const { content } = query;
      const entries = bundle({ ...services, press, materials }, caller.merchantId, caller.reach, selection, {
        ...lookOf(query),
        content,
        edge: query.edge ?? (content === 'pdf' ? 'marks' : 'trim'),
        sheet: query.sheet ?? 'a3',
      });
      send(
        reply,
        'application/zip',
        attachment(content.startsWith('code') ? '小程序码.zip' : '碰一碰立牌.zip'),
      );
      return zipStream(entries, clock.now());
    },
    { perMinute: ZIPS_PER_MINUTE },
  );
}
