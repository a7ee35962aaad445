import type { Kysely } from 'kysely';
import { ApiError } from '../../contract/api-error';
import { holdName, locked } from '../../db/dialect';
import type { Database } from '../../db/schema';
import type { Random } from '../../ports';
import { createId } from '../../security/ids';
import { noteAudit } from '../audit/audit';
import type { AuditAction } from '../audit/audit';
import { disableCarried, findChip, followProtection, noteChip } from './chips';
import { effectOf } from './rules';
import type { ProtectionState, ReportedWrite } from './rules';

export interface WriteReport extends ReportedWrite {
  /** Null in shared mode: the scheme names no tag. */
  tagId: string | null;
  /** The factory's order; null for what was written with a write code. */
  orderId: string | null;
  chip: string;
  reason: string | null;
  /** Null when the phone does not know. */
  protection: ProtectionState | null;
  keyVersion: number | null;
  /** The invited staff member who wrote; null for a mere holder of the code. */
  staffId: string | null;
  writtenAt: number;
  receivedAt: number;
  actor: string;
}

type Found = NonNullable<Awaited<ReturnType<typeof findTag>>>;
type Note = (action: AuditAction, subject: string) => Promise<void>;

function findTag(db: Kysely<Database>, merchantId: string, tagId: string) {
  const tag = db
    .selectFrom('tags')
    .select(['id', 'state', 'uid', 'entrance_id', 'reserved_by'])
    .where('merchant_id', '=', merchantId)
    .where('id', '=', tagId);
  return locked(db, tag).executeTakeFirst();
}

/** Moves the tag as its written content asks. False when the report is history only. */
async function applyContent(
  db: Kysely<Database>,
  merchantId: string,
  tag: Found,
  report: WriteReport,
  note: Note,
): Promise<boolean> {
  const known = {
    state: tag.state,
    uid: tag.uid,
    entranceId: tag.entrance_id,
    reservedBy: tag.reserved_by,
  };
  const effect = effectOf(known, report);
  if (effect.kind === 'history_only') return false;
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
  for (const older of await disableCarried(db, merchantId, report.uid, tag.id))
    await note('tag.overwritten', older);
  return true;
}

/** In shared mode nothing but the chip can be followed. */
function sharedContent(report: WriteReport): boolean {
  return (report.outcome === 'verified' || report.outcome === 'unverified') && !report.late;
}

async function erase(
  db: Kysely<Database>,
  merchantId: string,
  report: WriteReport,
  note: Note,
): Promise<void> {
  for (const tagId of await disableCarried(db, merchantId, report.uid, null)) await note('tag.erased', tagId);
  await noteChip(
    db,
    merchantId,
    report.uid,
    { tag_id: null, entrance_id: null, verified: 0 },
    report.receivedAt,
  );
}

/** A version that was never made here is no news; what was handed out stays. */
async function knownVersion(db: Kysely<Database>, merchantId: string, version: number | null) {
  if (version === null) return null;
  const key = await db
    .selectFrom('tag_password_keys')
    .select('version')
    .where('merchant_id', '=', merchantId)
    .where('version', '=', version)
    .executeTakeFirst();
  return key?.version ?? null;
}

async function protect(
  db: Kysely<Database>,
  merchantId: string,
  report: WriteReport,
  protection: ProtectionState,
  note: Note,
): Promise<void> {
  const before = await findChip(db, merchantId, report.uid);
  const reported = await knownVersion(db, merchantId, report.keyVersion);
  // Without protection no password is left on the chip: the next one comes from the newest key.
  const keyVersion = protection === 'none' ? null : (reported ?? before?.key_version ?? null);
  await noteChip(db, merchantId, report.uid, { protection, key_version: keyVersion }, report.receivedAt);
  if (before?.protection !== protection) await note('tag.protection_changed', report.tagId ?? report.uid);
}

/** Unlocking and erasing know a chip by its UID alone: they are about the tag that it carries. */
async function aboutItsTag(
  db: Kysely<Database>,
  merchantId: string,
  report: WriteReport,
): Promise<WriteReport> {
  if (report.tagId !== null || !['protection_only', 'erased'].includes(report.outcome)) return report;
  return { ...report, tagId: (await findChip(db, merchantId, report.uid))?.tag_id ?? null };
}

/** Keeps a reported write in the history and moves its tag accordingly. Run it in a transaction. Throws `tag_unknown`. */
export async function registerWrite(
  db: Kysely<Database>,
  random: Random,
  merchantId: string,
  received: WriteReport,
): Promise<void> {
  // Of two reports about one chip the second sees which tag the first put on it.
  await holdName(db, `chip ${merchantId} ${received.uid}`);
  const report = await aboutItsTag(db, merchantId, received);
  const { tagId, uid, receivedAt } = report;
  const note: Note = (action, subject) =>
    noteAudit(db, random, merchantId, {
      at: receivedAt,
      actor: report.actor,
      action,
      subject,
      detail: { uid, tagId, protection: report.protection },
    });
  const tag = tagId === null ? null : await findTag(db, merchantId, tagId);
  if (tag === undefined) throw new ApiError('tag_unknown');
  const written = tag ? await applyContent(db, merchantId, tag, report, note) : sharedContent(report);
  if (written) {
    const verified = report.outcome === 'verified' ? 1 : 0;
    await noteChip(
      db,
      merchantId,
      uid,
      { tag_id: tagId, entrance_id: report.entranceId, verified },
      receivedAt,
    );
  }
  // Passwords, locks and erasing are the staff's alone: anybody else's word about them is history.
  if (report.staffId !== null) {
    if (report.outcome === 'erased') await erase(db, merchantId, report, note);
    if (report.protection !== null) await protect(db, merchantId, report, report.protection, note);
  }
  const chip = await findChip(db, merchantId, uid);
  if (chip?.tag_id) await followProtection(db, merchantId, chip.tag_id, uid, chip.protection);
  await keep(db, random, merchantId, report);
}

async function keep(
  db: Kysely<Database>,
  random: Random,
  merchantId: string,
  report: WriteReport,
): Promise<void> {
  await db
    .insertInto('tag_writes')
    .values({
      id: createId(random),
      merchant_id: merchantId,
      tag_id: report.tagId,
      entrance_id: report.entranceId,
      write_code_id: report.writeCodeId ?? '',
      order_id: report.orderId,
      uid: report.uid,
      chip: report.chip,
      outcome: report.outcome,
      reason: report.reason,
      protection: report.protection,
      key_version: report.keyVersion,
      staff_id: report.staffId,
      late: report.late ? 1 : 0,
      written_at: report.writtenAt,
      received_at: report.receivedAt,
    })
    .execute();
}
