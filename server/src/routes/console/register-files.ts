import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Readable } from 'node:stream';
import {
  consoleAuditFile,
  consoleFiguresFile,
  consoleMembersFile,
  consoleTagsFile,
} from '../../contract/console-register-files';
import { noteAudit } from '../../domain/audit/audit';
import type { AuditAction } from '../../domain/audit/audit';
import { auditTable, figuresTable, membersTable, tagsTable } from '../../domain/exports/tables';
import type { Cell, SheetKind } from '../../domain/sheets/sheet';
import { periodOf } from '../../domain/taps/figures';
import type { ConsoleCaller } from '../../plugins/callers';
import { serve } from '../../plugins/contract-route';
import { sendSheet } from './sheet-reply';

/** Whole tables are read for one asker: so many a minute from one address. */
const PER_MINUTE = 20;

/** Tables as files. Who takes one away stands in the audit log, before the first byte. */
export function registerRegisterFiles(app: FastifyInstance): void {
  const { services } = app;
  const { db, clock, random } = services;

  async function send(
    caller: ConsoleCaller,
    reply: FastifyReply,
    file: { action: AuditAction; name: string; format: SheetKind; rows: AsyncIterable<readonly Cell[]> },
  ): Promise<Readable> {
    const { action, name, format, rows } = file;
    await noteAudit(db, random, caller.merchantId, {
      at: clock.now(),
      actor: caller.actor,
      action,
      subject: caller.merchantId,
      detail: { format },
    });
    return sendSheet(reply, name, format, rows);
  }

  serve(
    app,
    consoleMembersFile,
    ({ caller, query: { format, ...query }, reply }) =>
      send(caller, reply, {
        action: 'member.exported',
        name: '会员',
        format,
        rows: membersTable(services, caller.merchantId, query),
      }),
    { perMinute: PER_MINUTE },
  );

  serve(
    app,
    consoleTagsFile,
    ({ caller, query: { format, ...query }, reply }) =>
      send(caller, reply, {
        action: 'tags.exported',
        name: '标签',
        format,
        rows: tagsTable(db, caller.merchantId, caller.reach, { ...query, now: clock.now() }),
      }),
    { perMinute: PER_MINUTE },
  );

  serve(
    app,
    consoleFiguresFile,
    async ({ caller, query: { format, by, ...query }, reply }) =>
      send(caller, reply, {
        action: 'taps.exported',
        name: `到店统计-${query.from}-${query.to}`,
        format,
        rows: await figuresTable(db, caller.merchantId, caller.reach, by, periodOf(query), clock.now()),
      }),
    { perMinute: PER_MINUTE },
  );

  serve(
    app,
    consoleAuditFile,
    ({ caller, query: { format, ...query }, reply }) =>
      send(caller, reply, {
        action: 'audit.exported',
        name: '操作记录',
        format,
        rows: auditTable(db, caller.merchantId, query),
      }),
    { perMinute: PER_MINUTE },
  );
}
