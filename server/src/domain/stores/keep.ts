import type { Kysely } from 'kysely';
import { ApiError } from '../../contract/api-error';
import type { Database } from '../../db/schema';
import { createId } from '../../security/ids';
import type { Services } from '../../services';
import { noteAudit } from '../audit/audit';
import { refuseIfChanged } from '../changed-meanwhile';
import { EVERYWHERE } from '../staff/reach';
import { storeFacts } from './read';
import { plainCode } from './rules-code';
import { entranceRow, holdPlaces, nextNumber, organisationIds, terminalRow } from './rows';

/** What people tell of a store; `organisation` by its name. */
export interface StoreFacts {
  organisation: string;
  name: string;
  /** Left out: as it is. */
  code?: string | null | undefined;
  address: string | null;
  hours: string | null;
  phone: string | null;
}

/** In whose transaction it happens, who does it. */
export interface Keeping extends Pick<Services, 'clock' | 'random'> {
  readonly db: Kysely<Database>;
  readonly merchantId: string;
  readonly actor: string;
}

function note(keeping: Keeping, action: Parameters<typeof noteAudit>[3]['action'], subject: string) {
  const { db, clock, random, merchantId, actor } = keeping;
  return noteAudit(db, random, merchantId, { at: clock.now(), actor, action, subject });
}

/** The organisation of this name, made when there is none. */
async function organisationOf(keeping: Keeping, name: string): Promise<string> {
  const ids = await organisationIds(keeping.db, keeping, keeping.merchantId, [name]);
  return ids.get(name) ?? '';
}

async function refuseStoreTwice(
  { db, merchantId }: Keeping,
  organisationId: string,
  name: string,
  self: string | null,
): Promise<void> {
  const same = await db
    .selectFrom('stores')
    .select('id')
    .where('merchant_id', '=', merchantId)
    .where('organisation_id', '=', organisationId)
    .where('name', '=', name)
    .execute();
  if (same.some(({ id }) => id !== self)) throw new ApiError('store_name_taken');
}

/** The code as it is kept; undefined: untouched. Throws `store_code_taken` when another store has it. */
async function codeFor(
  { db, merchantId }: Keeping,
  typed: string | null | undefined,
  self: string | null,
): Promise<string | null | undefined> {
  if (typed === undefined || typed === null) return typed;
  const code = plainCode(typed);
  const same = await db
    .selectFrom('stores')
    .select('id')
    .where('merchant_id', '=', merchantId)
    .where('code', '=', code)
    .executeTakeFirst();
  if (same && same.id !== self) throw new ApiError('store_code_taken');
  return code;
}

const whoseOf = ({ merchantId, clock }: Keeping) => ({ merchantId, at: clock.now() });

interface PlaceMade {
  readonly id: string;
  readonly entranceId: string;
}

async function insertTerminal(
  keeping: Keeping,
  store: { id: string; organisationId: string },
  name: string,
): Promise<PlaceMade> {
  const { db, random } = keeping;
  const made = { id: createId(random), entranceId: createId(random) };
  const place = { kind: 'terminal', organisationId: store.organisationId, storeId: store.id } as const;
  const whose = whoseOf(keeping);
  await db
    .insertInto('terminals')
    .values(terminalRow(whose, made.id, store.id, name))
    .execute();
  await db
    .insertInto('entrances')
    .values(entranceRow(whose, made.entranceId, { ...place, terminalId: made.id }))
    .execute();
  return made;
}

/** A store at the end of the table, with its entrance and its terminals. Throws `store_name_taken`, `store_code_taken`. */
export async function addStore(
  keeping: Keeping,
  { organisation, terminals, ...facts }: StoreFacts & { terminals: readonly string[] },
): Promise<PlaceMade> {
  const { db, clock, random, merchantId } = keeping;
  await holdPlaces(db, merchantId);
  const organisationId = await organisationOf(keeping, organisation);
  await refuseStoreTwice(keeping, organisationId, facts.name, null);
  const code = await codeFor(keeping, facts.code, null);
  const id = createId(random);
  await db
    .insertInto('stores')
    .values({
      ...facts,
      code: code ?? null,
      id,
      merchant_id: merchantId,
      organisation_id: organisationId,
      number: await nextNumber(db, merchantId, 'stores'),
      created_at: clock.now(),
    })
    .execute();
  const entranceId = createId(random);
  const place = { kind: 'store', organisationId, storeId: id } as const;
  await db
    .insertInto('entrances')
    .values(entranceRow(whoseOf(keeping), entranceId, place))
    .execute();
  for (const name of terminals) await insertTerminal(keeping, { id, organisationId }, name);
  await note(keeping, 'store.added', id);
  return { id, entranceId };
}

type SomeFacts = { [Name in keyof StoreFacts]?: StoreFacts[Name] | undefined };

/**
 * What is left out stays. Its entrances keep their ids, so that tags and codes still lead there. `was`: what the change
 * rests on. Throws `store_unknown`, `store_name_taken`, `store_code_taken`, `changed_meanwhile`.
 */
export async function changeStore(
  keeping: Keeping,
  id: string,
  { was, ...wish }: SomeFacts & { was?: SomeFacts | undefined },
): Promise<void> {
  const { db, merchantId } = keeping;
  await holdPlaces(db, merchantId);
  const now = await storeFacts(db, merchantId, EVERYWHERE, id);
  if (!now) throw new ApiError('store_unknown');
  refuseIfChanged<SomeFacts>(now, was, wish);
  const { organisation = now.organisation, name = now.name, code = now.code } = wish;
  const { address = now.address, hours = now.hours, phone = now.phone } = wish;
  const organisationId = await organisationOf(keeping, organisation);
  await refuseStoreTwice(keeping, organisationId, name, id);
  const change = { organisation_id: organisationId };
  await db
    .updateTable('stores')
    .set({ name, code: await codeFor(keeping, code, id), address, hours, phone, ...change })
    .where('merchant_id', '=', merchantId)
    .where('id', '=', id)
    .execute();
  await db
    .updateTable('entrances')
    .set(change)
    .where('merchant_id', '=', merchantId)
    .where('store_id', '=', id)
    .execute();
  await note(keeping, 'store.changed', id);
}

/** A terminal of the store, with its entrance. Throws `store_unknown`, `terminal_name_taken`. */
export async function addTerminal(keeping: Keeping, storeId: string, name: string): Promise<PlaceMade> {
  const { db, merchantId } = keeping;
  await holdPlaces(db, merchantId);
  const { organisation_id } = await requireStore(db, merchantId, storeId);
  await refuseTerminalTwice(keeping, storeId, name, null);
  const made = await insertTerminal(keeping, { id: storeId, organisationId: organisation_id }, name);
  await note(keeping, 'terminal.added', made.id);
  return made;
}

/** Throws `terminal_unknown`, `terminal_name_taken`. */
export async function renameTerminal(keeping: Keeping, id: string, name: string): Promise<void> {
  const { db, merchantId } = keeping;
  await holdPlaces(db, merchantId);
  const terminal = await db
    .selectFrom('terminals')
    .select('store_id')
    .where('merchant_id', '=', merchantId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!terminal) throw new ApiError('terminal_unknown');
  await refuseTerminalTwice(keeping, terminal.store_id, name, id);
  await db
    .updateTable('terminals')
    .set({ name })
    .where('merchant_id', '=', merchantId)
    .where('id', '=', id)
    .execute();
  await note(keeping, 'terminal.renamed', id);
}

async function refuseTerminalTwice(
  { db, merchantId }: Keeping,
  storeId: string,
  name: string,
  self: string | null,
): Promise<void> {
  const same = await db
    .selectFrom('terminals')
    .select('id')
    .where('merchant_id', '=', merchantId)
    .where('store_id', '=', storeId)
    .where('name', '=', name)
    .execute();
  if (same.some(({ id }) => id !== self)) throw new ApiError('terminal_name_taken');
}

async function requireStore(db: Kysely<Database>, merchantId: string, id: string) {
  const store = await db
    .selectFrom('stores')
    .select('organisation_id')
    .where('merchant_id', '=', merchantId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!store) throw new ApiError('store_unknown');
  return store;
}
