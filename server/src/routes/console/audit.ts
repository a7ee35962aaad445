import type { FastifyInstance } from 'fastify';
import { consoleAudit } from '../../contract/console-audit';
import { auditLog } from '../../domain/audit/log';
import { serve } from '../../plugins/contract-route';
import { time } from '../time';

const PAGE = 50;

/** 操作记录: who did what and when. */
export function registerAudit(app: FastifyInstance): void {
  const { db } = app.services;

  serve(app, consoleAudit, async ({ caller, query: { cursor, limit, ...query } }) => {
    const page = await auditLog(db, caller.merchantId, query, { cursor, limit: limit ?? PAGE });
    return { ...page, rows: page.rows.map((row) => ({ ...row, at: time(row.at) })) };
  });
}
