import type { FastifyReply } from 'fastify';
import type { Room } from '../../app';
import {
  blankLandscapePdf,
  blankLandscapePng,
  blankLandscapeSvg,
  blankPortraitPdf,
  blankPortraitPng,
  blankPortraitSvg,
} from '../../contract/console-materials';
import type { StandDesign } from '../../domain/materials/design';
import { attachment } from '../../domain/materials/file-names';
import type { Materials } from '../../domain/materials/maker';
import type { StandFormat } from '../../domain/materials/print';
import { serve } from '../../plugins/contract-route';

const TYPES: Readonly<Record<StandFormat, string>> = {
  pdf: 'application/pdf',
  png: 'image/png',
  svg: 'image/svg+xml',
};
const NAMES = { portrait: '碰一碰立牌-空码-竖版', landscape: '碰一碰立牌-空码-横版' } as const;

/** What anybody may have: the blank stands. */
export function publicRoom(materials: Materials): Room {
  async function blank(
    reply: FastifyReply,
    orientation: StandDesign['orientation'],
    format: StandFormat,
  ): Promise<Buffer> {
    const bytes = await materials.neutral(orientation, format);
    reply
      .header('content-type', TYPES[format])
      .header(
        'content-disposition',
        attachment(`${NAMES[orientation]}.${format}`).replace('attachment', 'inline'),
      )
      .header('cache-control', 'public, max-age=3600')
      .header('x-content-type-options', 'nosniff');
    return Buffer.from(bytes);
  }

  return (app) => {
    serve(app, blankPortraitPdf, ({ reply }) => blank(reply, 'portrait', 'pdf'));
    serve(app, blankPortraitPng, ({ reply }) => blank(reply, 'portrait', 'png'));
    serve(app, blankPortraitSvg, ({ reply }) => blank(reply, 'portrait', 'svg'));
    serve(app, blankLandscapePdf, ({ reply }) => blank(reply, 'landscape', 'pdf'));
    serve(app, blankLandscapePng, ({ reply }) => blank(reply, 'landscape', 'png'));
    serve(app, blankLandscapeSvg, ({ reply }) => blank(reply, 'landscape', 'svg'));
  };
}
