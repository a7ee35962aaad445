/** Whose content lies on a tag, as the server knows. */
import type { ChipLookup, SchemeLookup, StaffWriteApi } from '../api/staff';
import type { TagHolds } from '../nfc/tag-content';
import { UID } from './reports';

export type Owner = SchemeLookup | ChipLookup | 'asking' | 'unknown';

/** By the scheme it carries, or by the chip itself when that is none; null when nothing can be asked. Never rejects. */
export function askOwner(
  api: Pick<StaffWriteApi, 'lookUpScheme' | 'lookUpChip'>,
  code: string,
  uid: string,
  holds: TagHolds,
): Promise<Owner> | null {
  if (holds.kind !== 'scheme' && !UID.test(uid)) return null;
  const asked: Promise<Owner> =
    holds.kind === 'scheme' ? api.lookUpScheme(code, holds.uri) : api.lookUpChip(code, uid);
  return asked.catch(() => 'unknown' as const);
}
