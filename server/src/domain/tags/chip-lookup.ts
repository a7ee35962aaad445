import type { Kysely } from 'kysely';
import type { Database } from '../../db/schema';
import type { Place } from '../entrances/place';
import { entryResolver } from '../entrances/resolve';
import { findChip } from './chips';
import type { ProtectionState } from './rules';

/** What the register knows of a chip. Chips of other merchants and unknown ones are `not_ours`, no more. */
export type ChipMeaning =
  | { kind: 'not_ours' }
  | { kind: 'unassigned'; protection: ProtectionState }
  | {
      kind: 'entrance';
      tagId: string | null;
      entranceId: string;
      place: Place;
      enabled: boolean;
      protection: ProtectionState;
    };

/** Looks a chip up by its UID; for chips whose content cannot be read. */
export async function lookUpChip(
  db: Kysely<Database>,
  merchantId: string,
  uid: string,
): Promise<ChipMeaning> {
  const chip = await findChip(db, merchantId, uid);
  if (!chip) return { kind: 'not_ours' };
  const { protection, tag_id: tagId } = chip;
  const id = tagId ?? chip.entrance_id;
  const entry = id === null ? null : await entryResolver(db).resolveEntry(merchantId, id);
  if (entry === null || entry.state === 'unknown') return { kind: 'unassigned', protection };
  const { entranceId, place } = entry;
  return { kind: 'entrance', tagId, entranceId, place, enabled: entry.state === 'open', protection };
}
