import type { Kysely } from 'kysely';
import type { Database } from '../../db/schema';
import { namedEntrances, placeText } from '../entrances/names';
import type { ActorKind } from './log';

interface Line {
  readonly actor: { readonly kind: ActorKind; readonly id: string | null };
  readonly action: string;
  readonly subject: string;
}

type Kind =
  | 'staff'
  | 'entrance'
  | 'store'
  | 'tag'
  | 'terminal'
  | 'member'
  | 'write_code'
  | 'import'
  | 'other';

const BY_PREFIX: Readonly<Record<string, Kind>> = {
  staff: 'staff',
  entrance: 'entrance',
  store: 'store',
  tag: 'tag',
  terminal: 'terminal',
  write_code: 'write_code',
  member: 'member',
  ledger: 'member',
  old_card: 'member',
  import: 'import',
};

/** Whoever is not staff yet is noted by name. */
const INVITATIONS: readonly string[] = ['staff.invited', 'staff.invitation_revoked'];

/** What kind of thing an action is done to. */
const kindOf = (action: string): Kind => BY_PREFIX[action.split('.', 1)[0] ?? ''] ?? 'other';

/** Names for people of whom and what some lines of the audit log are about: one look-up per kind. */
export async function auditNames(
  db: Kysely<Database>,
  merchantId: string,
  lines: readonly Line[],
): Promise<{
  ofActor(actor: Line['actor']): string | null;
  ofSubject(line: Pick<Line, 'action' | 'subject'>): string | null;
}> {
  const ids: Record<Kind, Set<string>> = {
    staff: new Set(),
    entrance: new Set(),
    store: new Set(),
    tag: new Set(),
    terminal: new Set(),
    member: new Set(),
    write_code: new Set(),
    import: new Set(),
    other: new Set(),
  };
  for (const { actor, action, subject } of lines) {
    ids[kindOf(action)].add(subject);
    if (
      actor.id !== null &&
      (actor.kind === 'staff' || actor.kind === 'terminal' || actor.kind === 'write_code')
    )
      ids[actor.kind].add(actor.id);
  }

  /** Rows of a table by their ids; none is asked for when there is nothing to ask. */
  const rowsOf = async <Row>(kind: Kind, ask: (wanted: string[]) => Promise<Row[]>): Promise<Row[]> =>
    ids[kind].size === 0 ? [] : ask([...ids[kind]]);

  const staff = await rowsOf('staff', (wanted) =>
    db
      .selectFrom('staff')
      .select(['id', 'name'])
      .where('merchant_id', '=', merchantId)
      .where('id', 'in', wanted)
      .execute(),
  );
  const stores = await rowsOf('store', (wanted) =>
    db
      .selectFrom('stores as s')
      .innerJoin('organisations as o', 'o.id', 's.organisation_id')
      .select(['s.id', 's.name', 'o.name as organisation'])
      .where('s.merchant_id', '=', merchantId)
      .where('s.id', 'in', wanted)
      .execute(),
  );
  const imports = await rowsOf('import', (wanted) =>
    db
      .selectFrom('imports')
      .select(['id', 'file_name as name'])
      .where('merchant_id', '=', merchantId)
      .where('id', 'in', wanted)
      .execute(),
  );
  const tags = await rowsOf('tag', (wanted) =>
    db
      .selectFrom('tags')
      .select(['id', 'uid as name'])
      .where('merchant_id', '=', merchantId)
      .where('id', 'in', wanted)
      .execute(),
  );
  const terminals = await rowsOf('terminal', (wanted) =>
    db
      .selectFrom('terminals as t')
      .innerJoin('stores as s', 's.id', 't.store_id')
      .select(['t.id', 't.name', 's.name as store'])
      .where('t.merchant_id', '=', merchantId)
      .where('t.id', 'in', wanted)
      .execute(),
  );
  const members = await rowsOf('member', (wanted) =>
    db
      .selectFrom('members')
      .select(['id', 'number as name'])
      .where('merchant_id', '=', merchantId)
      .where('id', 'in', wanted)
      .execute(),
  );
  const writeCodes = await rowsOf('write_code', (wanted) =>
    db
      .selectFrom('write_codes')
      .select(['id', 'entrance_id'])
      .where('merchant_id', '=', merchantId)
      .where('id', 'in', wanted)
      .execute(),
  );
  const entrances = await namedEntrances(db, merchantId, [
    ...ids.entrance,
    ...writeCodes.map((code) => code.entrance_id),
  ]);
  const placeName = (id: string): string | null => {
    const entrance = entrances.get(id);
    return entrance ? placeText(entrance.place) : null;
  };
  const names: Record<Kind, ReadonlyMap<string, string | null>> = {
    staff: new Map(staff.map((row) => [row.id, row.name])),
    tag: new Map(tags.map((row) => [row.id, row.name])),
    terminal: new Map(terminals.map((row) => [row.id, `${row.store} ${row.name}`])),
    member: new Map(members.map((row) => [row.id, row.name])),
    write_code: new Map(writeCodes.map((row) => [row.id, placeName(row.entrance_id)])),
    entrance: new Map([...ids.entrance].map((id) => [id, placeName(id)])),
    store: new Map(stores.map((row) => [row.id, `${row.organisation} ${row.name}`])),
    import: new Map(imports.map((row) => [row.id, row.name])),
    other: new Map(),
  };
  return {
    ofActor: ({ kind, id }) =>
      id !== null && (kind === 'staff' || kind === 'terminal' || kind === 'write_code')
        ? (names[kind].get(id) ?? null)
        : null,
    ofSubject: ({ action, subject }) =>
      INVITATIONS.includes(action) ? subject : (names[kindOf(action)].get(subject) ?? null),
  };
}
