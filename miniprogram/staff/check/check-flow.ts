/** Test-tap (试碰): reads any tag and says what it opens. Reads only, never writes. No wx, no view. */
import type { SchemeLookup, StaffWriteApi } from '../api/staff';
import type { Clock } from '../../platform/clock';
import { chipLabel } from '../nfc/chips';
import { ABSENT_CODE, explainFault, NfcCallError } from '../nfc/nfc-errors';
import type { Advice, NfcFault } from '../nfc/nfc-errors';
import type { FoundTag, NfcPort } from '../nfc/nfc-port';
import { adviceFor } from '../nfc/outcomes';
import { judgeMessage, judgeRecords } from '../nfc/tag-content';
import type { TagHolds } from '../nfc/tag-content';
import { createLink, Superseded } from '../nfc/tag-link';
import type { TagLink } from '../nfc/tag-link';
import { capacityFrom, messageFrom, ReadRefused, readTag } from '../nfc/tag-reader';
import type { PhoneLimits } from '../nfc/tag-reader';
import { gateOfFault, gateOfPlatform } from '../write/gate';
import type { Gate } from '../write/gate';

/** What was found on one tag. */
export interface Finding {
  readonly uid: string;
  readonly chip: string;
  readonly capacity: number | null;
  readonly holds: TagHolds;
  /** Whose scheme it is; `none` when there is nothing to ask about. */
  readonly owner: SchemeLookup | 'asking' | 'unknown' | 'none';
}

export type CheckState =
  | { readonly kind: 'gate'; readonly gate: Gate }
  | { readonly kind: 'starting' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'reading' }
  | { readonly kind: 'found'; readonly finding: Finding }
  | { readonly kind: 'failed'; readonly advice: Advice };

export interface CheckPorts {
  readonly code: string | null;
  readonly platform: string;
  readonly nfc: NfcPort | null;
  readonly api: Pick<StaffWriteApi, 'lookUpScheme'>;
  readonly clock: Clock;
  readonly onState: (state: CheckState) => void;
}

export interface CheckFlow {
  readonly shown: () => Promise<void>;
  readonly hidden: () => Promise<void>;
}

/** Milliseconds within which the same resting tag, reported again, says nothing new. */
const RESTING = 2000;

/** A card of another sort, such as a bank card: nothing of it can be read here. */
class NoTag extends Error {}

/** Makes the page's behaviour; `shown` begins (or resumes), `hidden` releases everything. */
export function createCheckFlow({ code, platform, nfc, api, clock, onState }: CheckPorts): CheckFlow {
  const limits: PhoneLimits = { transceive: null };
  let owner: object | null = null;
  let link: TagLink | null = null;
  let unwatch: (() => void) | null = null;
  let visible = false;
  let generation = 0;
  let last = { uid: '', at: 0 };

  async function read(tag: FoundTag): Promise<void> {
    if (nfc === null) return;
    const now = clock.now();
    const resting = tag.uid === last.uid && now - last.at < RESTING;
    last = { uid: tag.uid, at: now };
    if (resting && owner !== null) return;
    const mine = {};
    owner = mine;
    onState({ kind: 'reading' });
    await link?.release();
    const fresh = createLink(nfc, clock, () => owner === mine);
    link = fresh;
    try {
      const finding = await look(tag, fresh);
      if (owner !== mine) return;
      await tell(mine, finding);
    } catch (error) {
      if (error instanceof Superseded || owner !== mine) return;
      owner = null;
      last = { uid: '', at: 0 };
      onState({ kind: 'failed', advice: adviceOf(error) });
    } finally {
      await fresh.release();
    }
  }

  async function look(tag: FoundTag, fresh: TagLink): Promise<Finding> {
    const { uid, records, has } = tag;
    if (!has.nfcA || has.isoDep || has.classic) {
      if (records === null && !has.ndef) throw new NoTag();
      const holds: TagHolds = records === null ? { kind: 'nothing' } : judgeRecords(records);
      return { uid, chip: '未识别', capacity: null, holds, owner: 'none' };
    }
    const found = await readTag(fresh, limits);
    return {
      uid,
      chip: chipLabel(found.chip, found.version),
      capacity: capacityFrom(found),
      holds: judgeMessage(messageFrom(found)),
      owner: 'none',
    };
  }

  async function tell(mine: object, finding: Finding): Promise<void> {
    if (finding.holds.kind !== 'scheme' || code === null) {
      onState({
        kind: 'found',
        finding: finding.holds.kind === 'scheme' ? { ...finding, owner: 'unknown' } : finding,
      });
      return;
    }
    onState({ kind: 'found', finding: { ...finding, owner: 'asking' } });
    const whose = await api.lookUpScheme(code, finding.holds.uri).catch(() => 'unknown' as const);
    if (owner === mine) onState({ kind: 'found', finding: { ...finding, owner: whose } });
  }

  async function shown(): Promise<void> {
    if (visible) return;
    visible = true;
    const mine = (generation += 1);
    const gate = gateOfPlatform(platform, nfc !== null);
    if (gate !== null || nfc === null) {
      if (gate !== null) onState({ kind: 'gate', gate });
      return;
    }
    onState({ kind: 'starting' });
    unwatch ??= nfc.watch((tag) => void read(tag));
    try {
      await nfc.startDiscovery();
      if (mine === generation && owner === null) onState({ kind: 'waiting' });
    } catch (error) {
      // Left meanwhile, and perhaps come back: what stands now is not this one's.
      if (mine !== generation) return;
      visible = false;
      unwatch();
      unwatch = null;
      onState({ kind: 'gate', gate: gateOfFault(faultIn(error)) });
    }
  }

  async function hidden(): Promise<void> {
    const ran = visible;
    visible = false;
    generation += 1;
    owner = null;
    unwatch?.();
    unwatch = null;
    await link?.release();
    if (ran && nfc !== null) await nfc.stopDiscovery().catch(() => undefined);
  }

  return { shown, hidden };
}

function faultIn(error: unknown): NfcFault {
  return error instanceof NfcCallError ? error.fault : { code: null, message: '' };
}

function adviceOf(error: unknown): Advice {
  if (error instanceof ReadRefused) {
    return { cause: '标签有密码保护，不让读。', remedy: '请联系当初加密码的人，或换一张标签。' };
  }
  if (error instanceof NoTag)
    return adviceFor({ kind: 'failed', cause: 'wrong-type', code: null, touched: false });
  if (error instanceof NfcCallError) return explainFault(error.fault);
  return ABSENT_CODE;
}
