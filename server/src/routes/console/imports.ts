import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { Static } from 'typebox';
import { ApiError } from '../../contract/api-error';
import type { Import } from '../../contract/console-imports';
import {
  consoleImport,
  consoleImportCancel,
  consoleImportConfirm,
  consoleImportFaults,
  consoleImportFile,
  consoleImportReport,
  consoleImportStart,
  consoleImportTemplate,
  consoleImports,
} from '../../contract/console-imports';
import { cancelImport, confirmImport } from '../../domain/imports/decide';
import { importKinds, importNames } from '../../domain/imports/kinds';
import { receiveFile } from '../../domain/imports/receive';
import { faultPage, faultRows, templateRows } from '../../domain/imports/report';
import { importById, lastImports, startImport } from '../../domain/imports/repository';
import type { ImportRecord } from '../../domain/imports/repository';
import { serve } from '../../plugins/contract-route';
import { timeOrNull } from '../time';
import { iso } from '../../domain/iso';
import { sendSheet } from './sheet-reply';
import { acceptUploads } from './uploads';

/** Files are large and read for one sender: so many a minute from one address. */
const FILES_PER_MINUTE = 60;

function viewOf(record: ImportRecord): Static<typeof Import> {
  const { id, kind, state, rows, bad, added, updated, unchanged } = record;
  return {
    ...{ id, kind, state, rows, bad, added, updated, unchanged },
    fileName: record.file_name,
    done: record.done,
    createdAt: iso(record.created_at),
    finishedAt: timeOrNull(record.finished_at),
  };
}

/** 导入: a file comes, is looked through, confirmed and taken over in the background. */
export function registerImports(app: FastifyInstance): void {
  const { services } = app;
  const { db } = services;
  acceptUploads(app);

  serve(app, consoleImports, async ({ caller }) => ({
    imports: (await lastImports(db, caller.merchantId)).map(viewOf),
  }));

  serve(app, consoleImportTemplate, async ({ query, reply }) =>
    sendSheet(
      reply,
      `${importNames[query.kind]}导入模板`,
      query.format,
      templateRows(importKinds[query.kind]),
    ),
  );

  serve(app, consoleImportStart, ({ caller, body, commit }) =>
    commit(async (trx) =>
      viewOf(await startImport(trx, services, caller.merchantId, { ...body, actor: caller.actor })),
    ),
  );

  serve(
    app,
    consoleImportFile,
    async ({ caller, params, request }) => {
      await importById(db, caller.merchantId, params.importId);
      if (!(request.body instanceof Readable)) throw new ApiError('sheet_empty');
      const record = await receiveFile(services, caller.merchantId, params.importId, request.body);
      await services.durable();
      return viewOf(record);
    },
    { perMinute: FILES_PER_MINUTE },
  );

  serve(app, consoleImport, async ({ caller, params }) =>
    viewOf(await importById(db, caller.merchantId, params.importId)),
  );

  serve(app, consoleImportFaults, async ({ caller, params, query }) =>
    faultPage(db, await importById(db, caller.merchantId, params.importId), query.cursor),
  );

  serve(app, consoleImportReport, async ({ caller, params, query, reply }) => {
    const record = await importById(db, caller.merchantId, params.importId);
    return sendSheet(reply, `${importNames[record.kind]}导入问题`, query.format, faultRows(db, record));
  });

  serve(app, consoleImportConfirm, ({ caller, params, body, commit }) =>
    commit(async (trx) =>
      viewOf(
        await confirmImport(trx, services, caller.merchantId, params.importId, {
          actor: caller.actor,
          skipBad: body.skipBad,
        }),
      ),
    ),
  );

  serve(app, consoleImportCancel, ({ caller, params, commit }) =>
    commit(async (trx) =>
      viewOf(await cancelImport(trx, services, caller.merchantId, params.importId, caller.actor)),
    ),
  );
}
