import type { Kysely } from 'kysely';
import { ApiError } from '../../contract/api-error';
import type { Database } from '../../db/schema';
import type { Random } from '../../ports';
import { createId } from '../../security/ids';
import { noteAudit } from '../audit/audit';
import type { AuditAction } from '../audit/audit';
import { effectOf, moveTag } from './rules';
import type { ReportedWrite } from './rules';

export interface WriteReport extends ReportedWrite {
  /** Null in shared mode: the scheme names no tag. */
  tagId: string | null;
  chip: string;
  reason: string | null;
  writtenAt: number;
  receivedAt: number;
  actor: string;
}

type Found = NonNullable<Awaited<ReturnType<typeof findTag>>>;

function findTag(db: Kysely<Database>, merchantId: string, tagId: string) {
  return db
    .selectFrom('tags')
    .select(['id', 'state', 'uid', 'entrance_id', 'reserved_by'])
    .where('merchant_id', '=', merchantId)
    .where('id', '=', tagId)
    .executeTakeFirst();
}

/** Tags whose id this chip carried before. */
async function disableOverwritten(
  db: Kysely<Database>,
  merchantId: string,
  report: WriteReport,
  note: (action: AuditAction, subject: string) => Promise<void>,
): Promise<void> {
  const older = await db
    .selectFrom('tags')
    .select(['id', 'state'])
    .where('merchant_id', '=', merchantId)
    .where('uid', '=', report.uid)
    .where('id', '!=', report.tagId)
    .execute();
  for (const tag of older) {
    const state = moveTag(tag.state, 'overwritten');
    if (state === null || state === tag.state) continue;
    await db
      .updateTable('tags')
      .set({ state })
      .where('merchant_id', '=', merchantId)
      .where('id', '=', tag.id)
      .execute();
    await note('tag.overwritten', tag.id);
  }
}

async function apply(
  db: Kysely<Database>,
  random: Random,
  merchantId: string,
  tag: Found,
  report: WriteReport,
): Promise<void> {
  const known = {
    state: tag.state,
    uid: tag.uid,
    entranceId: tag.entrance_id,
    reservedBy: tag.reserved_by,
  };
  const effect = effectOf(known, report);
  if (effect.kind === 'history_only') return;
  const note = (action: AuditAction, subject: string) =>
    noteAudit(db, random, merchantId, {
      at: report.receivedAt,
      actor: report.actor,
      action,
      subject,
      detail: { uid: report.uid, tagId: report.tagId },
    });
  await db
    .updateTable('tags')
    .set({
      state: effect.state,
      uid: report.uid,
      chip: report.chip,
      entrance_id: report.entranceId,
      written_at: report.writtenAt,
    })
    .where('merchant_id', '=', merchantId)
    .where('id', '=', tag.id)
    .execute();
  if (effect.movedToChip) await note('tag.moved_to_chip', tag.id);
  if (effect.movedToEntrance) await note('tag.moved_to_entrance', tag.id);
  await disableOverwritten(db, merchantId, report, note);
}

/** Keeps a reported write in the history and moves its tag accordingly. Run it in a transaction. Throws `tag_unknown`. */
export async function registerWrite(
  db: Kysely<Database>,
  random: Random,
  merchantId: string,
  report: WriteReport,
): Promise<void> {
  if (report.tagId !== null) {
    const tag = await findTag(db, merchantId, report.tagId);
    if (!tag) throw new ApiError('tag_unknown');
    await apply(db, random, merchantId, tag, report);
  }
  await db
    .insertInto('tag_writes')
    .values({
      id: createId(random),
      merchant_id: merchantId,
      tag_id: report.tagId,
      entrance_id: report.entranceId,
      write_code_id: report.writeCodeId,
      uid: report.uid,
      chip: report.chip,
      outcome: report.outcome,
      reason: report.reason,
      late: report.late ? 1 : 0,
      written_at: report.writtenAt,
      received_at: report.receivedAt,
    })
    .execute();
}
