import type { Transaction } from 'kysely';
import { ApiError } from '../../contract/api-error';
import type { Database } from '../../db/schema';
import type { Services } from '../../services';
import { noteAudit } from '../audit/audit';
import { holdPlaces } from '../stores/rows';
import { changeImport, isOver, lockedImport } from './repository';
import type { ImportRecord } from './repository';

type Parts = Pick<Services, 'clock' | 'random'>;

/** Lets the rows be taken over. Throws `import_not_ready`, `import_has_faults`, `import_busy`. */
export async function confirmImport(
  trx: Transaction<Database>,
  parts: Parts,
  merchantId: string,
  importId: string,
  by: { actor: string; skipBad: boolean },
): Promise<ImportRecord> {
  await holdPlaces(trx, merchantId);
  const record = await lockedImport(trx, merchantId, importId);
  if (record.state !== 'checked' || record.bad >= record.rows) throw new ApiError('import_not_ready');
  if (record.bad > 0 && !by.skipBad) throw new ApiError('import_has_faults');
  const other = await trx
    .selectFrom('imports')
    .select('id')
    .where('merchant_id', '=', merchantId)
    .where('state', '=', 'running')
    .executeTakeFirst();
  if (other) throw new ApiError('import_busy');
  await noteAudit(trx, parts.random, merchantId, {
    at: parts.clock.now(),
    actor: by.actor,
    action: 'import.confirmed',
    subject: record.id,
    detail: { kind: record.kind, rows: record.rows, skipped: record.bad },
  });
  return changeImport(trx, parts, record, { state: 'running', cursor: 0, done: 0 });
}

/** Ends an import wherever it is. What was taken over stays. Throws `import_not_ready` when it is over. */
export async function cancelImport(
  trx: Transaction<Database>,
  parts: Parts,
  merchantId: string,
  importId: string,
  actor: string,
): Promise<ImportRecord> {
  const record = await lockedImport(trx, merchantId, importId);
  if (isOver(record)) throw new ApiError('import_not_ready');
  await noteAudit(trx, parts.random, merchantId, {
    at: parts.clock.now(),
    actor,
    action: 'import.cancelled',
    subject: record.id,
    detail: { kind: record.kind, state: record.state, done: record.done },
  });
  return changeImport(trx, parts, record, { state: 'cancelled', finished_at: parts.clock.now() });
}
