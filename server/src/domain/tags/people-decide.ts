import type { Kysely, Selectable } from 'kysely';
import { ApiError } from '../../contract/api-error';
import { locked } from '../../db/dialect';
import type { Database, TagsTable } from '../../db/schema';
import type { Random } from '../../ports';
import { noteAudit } from '../audit/audit';
import type { AuditAction } from '../audit/audit';
import { requireEntrance } from '../entrances/switch';
import { entranceWithin } from '../staff/reach';
import type { Reach } from '../staff/reach';
import { isOnChip, stateAfterAct } from './rules';
import type { CarryingChip, TagAct, TagState } from './rules';

export interface Decision {
  readonly tagIds: readonly string[];
  readonly actor: string;
  readonly at: number;
}

export interface DecidedTag {
  readonly id: string;
  readonly state: TagState;
  readonly entranceId: string | null;
}

export interface Decided {
  readonly tags: DecidedTag[];
  readonly unchanged: number;
}

const ACTIONS: Readonly<Record<TagAct, AuditAction>> = {
  disable: 'tag.disabled',
  enable: 'tag.enabled',
  lose: 'tag.lost',
  find: 'tag.found',
};

type Tag = Pick<Selectable<TagsTable>, 'id' | 'state' | 'uid' | 'entrance_id'>;

/** The tags of these ids, kept as they are until the transaction ends. Throws `tag_unknown` unless all are within reach. */
async function lockedTags(
  db: Kysely<Database>,
  merchantId: string,
  reach: Reach,
  tagIds: readonly string[],
): Promise<Tag[]> {
  const query = db
    .selectFrom('tags')
    .select(['id', 'state', 'uid', 'entrance_id'])
    .where('merchant_id', '=', merchantId)
    .where('id', 'in', tagIds)
    .where(entranceWithin(merchantId, reach, 'entrance_id'))
    // One order for all, so that two decisions at once do not wait for each other.
    .orderBy('id');
  const tags = await locked(db, query).execute();
  if (tags.length < new Set(tagIds).size) throw new ApiError('tag_unknown');
  return tags;
}

/** What the tags' chips carry, by tag; a tag whose chip carries another one now is left out. */
async function chipsOf(
  db: Kysely<Database>,
  merchantId: string,
  tags: readonly Tag[],
): Promise<ReadonlyMap<string, CarryingChip>> {
  const uids = tags.flatMap((tag) => tag.uid ?? []);
  if (uids.length === 0) return new Map();
  const rows = await db
    .selectFrom('chips')
    .select(['uid', 'tag_id', 'verified', 'protection'])
    .where('merchant_id', '=', merchantId)
    .where('uid', 'in', uids)
    .execute();
  return new Map(
    rows.flatMap(({ tag_id, verified, protection }) =>
      tag_id === null ? [] : [[tag_id, { verified: verified === 1, protection }] as const],
    ),
  );
}

const answerOf = (tags: readonly Tag[], changed: number): Decided => ({
  tags: tags.map((tag) => ({ id: tag.id, state: tag.state, entranceId: tag.entrance_id })),
  unchanged: tags.length - changed,
});

/** Disables, enables, loses or finds tags; those whose state does not allow it stay. Run it in a transaction. */
export async function actOnTags(
  db: Kysely<Database>,
  random: Random,
  merchantId: string,
  reach: Reach,
  decision: Decision & { readonly act: TagAct },
): Promise<Decided> {
  const tags = await lockedTags(db, merchantId, reach, decision.tagIds);
  const chips = await chipsOf(db, merchantId, tags);
  const after: Tag[] = [];
  let changed = 0;
  for (const tag of tags) {
    const state = stateAfterAct(tag.state, decision.act, chips.get(tag.id) ?? null);
    after.push({ ...tag, state: state ?? tag.state });
    if (state === null) continue;
    changed += 1;
    await db
      .updateTable('tags')
      .set({ state })
      .where('merchant_id', '=', merchantId)
      .where('id', '=', tag.id)
      .execute();
    await noteAudit(db, random, merchantId, {
      at: decision.at,
      actor: decision.actor,
      action: ACTIONS[decision.act],
      subject: tag.id,
      detail: { uid: tag.uid },
    });
  }
  return answerOf(after, changed);
}

/** Lets tags lead to another entrance; nothing is written on a chip for it. Run it in a transaction. */
export async function moveTags(
  db: Kysely<Database>,
  random: Random,
  merchantId: string,
  reach: Reach,
  decision: Decision & { readonly entranceId: string },
): Promise<Decided> {
  const { entranceId } = decision;
  await requireEntrance(db, merchantId, reach, entranceId);
  const tags = await lockedTags(db, merchantId, reach, decision.tagIds);
  const after: Tag[] = [];
  let changed = 0;
  for (const tag of tags) {
    // What is on no chip yet has no place: writing it gives it one.
    const moves = isOnChip(tag.state) && tag.entrance_id !== entranceId;
    after.push(moves ? { ...tag, entrance_id: entranceId } : tag);
    if (!moves) continue;
    changed += 1;
    await db
      .updateTable('tags')
      .set({ entrance_id: entranceId })
      .where('merchant_id', '=', merchantId)
      .where('id', '=', tag.id)
      .execute();
    await db
      .updateTable('chips')
      .set({ entrance_id: entranceId })
      .where('merchant_id', '=', merchantId)
      .where('uid', '=', tag.uid ?? '')
      .where('tag_id', '=', tag.id)
      .execute();
    await noteAudit(db, random, merchantId, {
      at: decision.at,
      actor: decision.actor,
      action: 'tag.moved_to_entrance',
      subject: tag.id,
      detail: { uid: tag.uid, from: tag.entrance_id, to: entranceId },
    });
  }
  return answerOf(after, changed);
}
