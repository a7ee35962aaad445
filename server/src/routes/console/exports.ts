import type { FastifyInstance } from 'fastify';
import { consoleOldMembersExport, consoleStoresExport } from '../../contract/console-exports';
import { noteAudit } from '../../domain/audit/audit';
import { oldMemberRows } from '../../domain/exports/old-members';
import { storeRows } from '../../domain/exports/stores';
import { serve } from '../../plugins/contract-route';
import { filterOf } from './entrance-filter';
import { sendSheet } from './sheet-reply';

/** Exports read much for one asker: so many a minute from one address. */
const PER_MINUTE = 20;

/** 导出: tables as files, made while they are read; each is noted in the audit log. */
export function registerExports(app: FastifyInstance): void {
  const { db, clock, random } = app.services;

  const note = (
    caller: { merchantId: string; actor: string },
    action: 'stores.exported' | 'old_members.exported',
    format: string,
  ) =>
    noteAudit(db, random, caller.merchantId, {
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Readable } from 'node:stream';
import {
  consoleAuditFile,
  consoleFiguresFile,
  consoleMembersFile,
  consoleTagsFile,
} from '../../contract/console-exports';
import { noteAudit } from '../../domain/audit/audit';
import type { AuditAction } from '../../domain/audit/audit';
import { auditTable, figuresTable, membersTable, tagsTable } from '../../domain/exports/tables';
import { attachment } from '../../domain/materials/file-names';
import { CONTENT_TYPES } from '../../domain/sheets/sheet';
import type { Cell, SheetKind } from '../../domain/sheets/sheet';
import { writeSheet } from '../../domain/sheets/write';
import { periodOf } from '../../domain/taps/figures';
import type { ConsoleCaller } from '../../plugins/callers';
import { serve } from '../../plugins/contract-route';

/** Whole tables are read for one asker: so many a minute from one address. */
const PER_MINUTE = 20;

/** Tables as files. Who takes one away stands in the audit log, before the first byte. */
export function registerExports(app: FastifyInstance): void {
  const { services } = app;
  const { db, clock, random } = services;

  async function send(
    caller: ConsoleCaller,
    reply: FastifyReply,
    file: { action: AuditAction; name: string; kind: SheetKind; rows: AsyncIterable<readonly Cell[]> },
  ): Promise<Readable> {
    const { action, name, kind, rows } = file;
    await noteAudit(db, random, caller.merchantId, {
      at: clock.now(),
      actor: caller.actor,
      action,
      subject: caller.merchantId,
      detail: { format },
    });

  serve(
    app,
    consoleStoresExport,
    async ({ caller, query, reply }) => {
      await note(caller, 'stores.exported', query.format);
      return sendSheet(reply, '门店', query.format, storeRows(db, caller.merchantId, filterOf(query)));
    },
      detail: { kind },
    });
    reply
      .header('content-type', CONTENT_TYPES[kind])
      .header('content-disposition', attachment(`${name}.${kind}`))
      .header('cache-control', 'private, no-store')
      .header('x-content-type-options', 'nosniff');
    return writeSheet(rows, kind);
  }

  serve(
    app,
    consoleMembersFile,
    ({ caller, query: { kind, ...query }, reply }) =>
      send(caller, reply, {
        action: 'member.exported',
        name: '会员',
        kind,
        rows: membersTable(services, caller.merchantId, query),
      }),
    { perMinute: PER_MINUTE },
  );

  serve(
    app,
    consoleOldMembersExport,
    async ({ caller, query, reply }) => {
      await note(caller, 'old_members.exported', query.format);
      return sendSheet(reply, '旧会员', query.format, oldMemberRows(db, caller.merchantId));
    },
    consoleTagsFile,
    ({ caller, query: { kind, ...query }, reply }) =>
      send(caller, reply, {
        action: 'tags.exported',
        name: '标签',
        kind,
        rows: tagsTable(db, caller.merchantId, { ...query, now: clock.now() }),
      }),
    { perMinute: PER_MINUTE },
  );

  serve(
    app,
    consoleFiguresFile,
    async ({ caller, query: { kind, by, ...query }, reply }) =>
      send(caller, reply, {
        action: 'taps.exported',
        name: `到店统计-${query.from}-${query.to}`,
        kind,
        rows: await figuresTable(db, caller.merchantId, by, periodOf(query), clock.now()),
      }),
    { perMinute: PER_MINUTE },
  );

  serve(
    app,
    consoleAuditFile,
    ({ caller, query: { kind, ...query }, reply }) =>
      send(caller, reply, {
        action: 'audit.exported',
        name: '操作记录',
        kind,
        rows: auditTable(db, caller.merchantId, query),
      }),
    { perMinute: PER_MINUTE },
  );
}
