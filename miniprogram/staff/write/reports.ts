/** What the register hears about an end. Pure. */
import type { TagWrite } from '../api/staff';
import { isCurable, reasonCode } from '../nfc/outcomes';
import type { WriteOutcome } from '../nfc/outcomes';
import type { SessionState, TagFacts, WritePayload } from '../nfc/session-types';

type Finished = Extract<SessionState, { kind: 'finished' }>;

/** UIDs the register takes: 4, 7 or 10 octets. */
export const UID = /^([0-9A-F]{8}|[0-9A-F]{14}|[0-9A-F]{20})$/;

/** One write as the register takes it. `now`: milliseconds. */
export function writeResult(
  tag: TagFacts,
  payload: WritePayload,
  outcome: WriteOutcome,
  now: number,
): TagWrite {
  const reason = reasonCode(outcome);
  return {
    ...about(tag, payload.tagId, now),
    outcome: outcome.kind,
    ...(reason === undefined ? {} : { reason }),
  };
}

function about(
  { uid, chip }: TagFacts,
  tagId: string | null,
  now: number,
): Pick<TagWrite, 'tagId' | 'uid' | 'chip' | 'writtenAt'> {
  return { tagId, uid, chip, writtenAt: new Date(now).toISOString() };
}

/**
 * Everything to be told about an end, in order. `isTold`: this verified write was told before it was protected.
 * A failure is worth telling when something may be on the tag, or when no second hold can cure it.
 */
export function reportsOf(
  { job, tag, payload, outcome, protection }: Finished,
  isTold: boolean,
  now: number,
): TagWrite[] {
  if (!UID.test(tag.uid)) return [];
  if (job !== 'write') {
    // Nothing had to be done: the register need not hear of a tag that may not even be ours.
    if (outcome.kind !== 'verified' || outcome.already) return [];
    const how = job === 'erase' ? 'erased' : 'protection_only';
    return [{ ...about(tag, null, now), outcome: how, protection: 'none' }];
  }
  if (payload === null) return [];
  const reports: TagWrite[] = [];
  const worthTelling = outcome.kind !== 'failed' || outcome.touched || !isCurable(outcome);
  if (worthTelling && !isTold) reports.push(writeResult(tag, payload, outcome, now));
  if (protection?.end === 'done') {
    reports.push({
      ...about(tag, payload.tagId, now),
      outcome: 'protection_only',
      ...(protection.how === 'lock'
        ? { protection: 'locked' }
        : {
            protection: 'password',
            ...(protection.keyVersion === null ? {} : { keyVersion: protection.keyVersion }),
          }),
    });
  }
  return reports;
}
