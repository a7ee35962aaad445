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
    { perMinute: PER_MINUTE },
  );

  serve(
    app,
    consoleOldMembersExport,
    async ({ caller, query, reply }) => {
      await note(caller, 'old_members.exported', query.format);
      return sendSheet(reply, '旧会员', query.format, oldMemberRows(db, caller.merchantId));
    },
    { perMinute: PER_MINUTE },
  );
}
