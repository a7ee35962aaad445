import type { FastifyInstance, FastifyReply } from 'fastify';
import {
  consoleFactoryFileCsv,
  consoleFactoryFileXlsx,
  consoleReadback,
  consoleReadbackCheck,
  consoleReadbackRegister,
  consoleReadbackReport,
  consoleReadbackRows,
  consoleReadbacks,
} from '../../contract/console-factory';
import { factoryOrder, factoryRows, takeFile } from '../../domain/factory/file';
import { checkReadback } from '../../domain/factory/readback';
import { registerReadback } from '../../domain/factory/register-readback';
import {
  findReadback,
  readbackReport,
  readbackRows,
  readbacksOf,
  reportRows,
} from '../../domain/factory/report';
import { attachment } from '../../domain/materials/file-names';
import { readSheet } from '../../domain/sheets/read';
import { CONTENT_TYPES, SHEET_LIMITS } from '../../domain/sheets/sheet';
import type { SheetKind } from '../../domain/sheets/sheet';
import { writeSheet } from '../../domain/sheets/write';
import { serve } from '../../plugins/contract-route';
import { time } from '../time';
import { acceptUploads, uploadOf } from './uploads';

/** A file of 100,000 rows with page images of the largest chip would be larger; factories send messages or small pages. */
const LIMITS = { ...SHEET_LIMITS, bytes: 32 * 1024 * 1024 };
/** Reading and judging a file is work. */
const FILES_PER_MINUTE = 20;

function send(reply: FastifyReply, kind: SheetKind, name: string): void {
  reply
    .header('content-type', CONTENT_TYPES[kind])
    .header('content-disposition', attachment(name))
    .header('cache-control', 'private, no-store')
    .header('x-content-type-options', 'nosniff');
}

/** 标签工厂: the file that goes out, and what comes back. */
export function registerFactory(app: FastifyInstance): void {
  const { services } = app;
  const { db, clock, random } = services;
  acceptUploads(app);

  async function file(
    caller: { merchantId: string; actor: string },
    orderId: string,
    kind: SheetKind,
    reply: FastifyReply,
  ) {
    const { merchantId, actor } = caller;
    const order = await db
      .transaction()
      .execute((trx) => takeFile(trx, random, merchantId, orderId, { actor, at: clock.now(), kind }));
    await services.durable();
    send(reply, kind, `碰一碰标签-批次${order.number}-${order.count}枚.${kind}`);
    return writeSheet(factoryRows(db, merchantId, order), kind);
  }
  const often = { perMinute: FILES_PER_MINUTE };
  serve(
    app,
    consoleFactoryFileCsv,
    ({ caller, params, reply }) => file(caller, params.orderId, 'csv', reply),
    often,
  );
  serve(
    app,
    consoleFactoryFileXlsx,
    ({ caller, params, reply }) => file(caller, params.orderId, 'xlsx', reply),
    often,
  );

  const report = async (merchantId: string, id: string) => {
    const found = await readbackReport(db, merchantId, id);
    return { ...found, createdAt: time(found.createdAt) };
  };

  serve(
    app,
    consoleReadbackCheck,
    async ({ caller: { merchantId, actor }, params, query, request }) => {
      const order = await factoryOrder(db, merchantId, params.orderId);
      const upload = uploadOf(request);
      try {
        const rows = readSheet(upload, LIMITS);
        const id = await checkReadback(services, merchantId, order, { name: query.fileName, rows }, actor);
        await services.durable();
        return await report(merchantId, id);
      } finally {
        // What was not read must not keep the answer from going out.
        upload.resume();
      }
    },
    often,
  );

  serve(app, consoleReadbacks, async ({ caller: { merchantId }, params }) => {
    const order = await factoryOrder(db, merchantId, params.orderId);
    const readbacks = await readbacksOf(db, merchantId, order.id);
    return { readbacks: readbacks.map((one) => ({ ...one, createdAt: time(one.createdAt) })) };
  });

  serve(app, consoleReadback, ({ caller, params }) => report(caller.merchantId, params.readbackId));

  serve(app, consoleReadbackRows, async ({ caller: { merchantId }, params, query }) => {
    await findReadback(db, merchantId, params.readbackId);
    return readbackRows(db, merchantId, params.readbackId, {
      verdict: query.verdict ?? null,
      after: query.after ?? 0,
    });
  });

  serve(app, consoleReadbackReport, async ({ caller: { merchantId }, params, reply }) => {
    const { file_name: name } = await findReadback(db, merchantId, params.readbackId);
    send(reply, 'csv', `回读核对-${name.replace(/\.[a-z]+$/i, '')}.csv`);
    return writeSheet(reportRows(db, merchantId, params.readbackId), 'csv');
  });

  serve(app, consoleReadbackRegister, ({ caller: { merchantId, actor, staffId }, params }) =>
    registerReadback(services, merchantId, params.readbackId, { actor, staffId }),
  );
}
