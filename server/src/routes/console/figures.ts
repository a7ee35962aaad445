import type { FastifyInstance } from 'fastify';
import { consoleFigures, consoleFiguresBy } from '../../contract/console-figures';
import { figuresBy, figuresOf, periodOf } from '../../domain/taps/figures';
import { serve } from '../../plugins/contract-route';
import { time } from '../time';

const PAGE = 50;

/** 到店统计: what came of taps. */
export function registerFigures(app: FastifyInstance): void {
  const { db, clock } = app.services;

  serve(app, consoleFigures, async ({ caller, query }) => {
    const { upTo, ...figures } = await figuresOf(
      db,
      caller.merchantId,
      caller.reach,
      periodOf(query),
      clock.now(),
    );
    return { ...figures, upTo: time(upTo) };
  });

  serve(app, consoleFiguresBy, async ({ caller, query }) => {
    const page = { skip: Number(query.cursor ?? '0'), limit: query.limit ?? PAGE };
    const { rows, more } = await figuresBy(
      db,
      caller.merchantId,
      caller.reach,
      query.by,
      periodOf(query),
      page,
    );
    return { rows, nextCursor: more ? String(page.skip + page.limit) : null };
  });
}
