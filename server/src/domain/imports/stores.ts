import type { Insertable, Selectable, Transaction } from 'kysely';
import type { Database } from '../../db/schema';
import { createId } from '../../security/ids';
import { entranceRow, nextNumber, organisationIds, terminalRow } from '../stores/rows';
import type { ImportParts, ImportRow, ImportRules, Tally } from './kind';
import { STORE_COLUMNS, storeFaults, terminalNames } from './rules-stores';
import { plainCode } from '../stores/rules-code';

type Store = Selectable<Database['stores']>;
type Fields = Pick<Store, 'organisation_id' | 'name' | 'code' | 'address' | 'phone' | 'hours'>;

const at = (row: ImportRow, key: string) => row.cells[key] ?? '';
const orNull = (text: string) => (text === '' ? null : text);
/** Rows of one statement. */
const ROWS = 200;

async function inPieces<T>(
  all: readonly T[],
  insert: (piece: readonly T[]) => Promise<unknown>,
): Promise<void> {
  for (let from = 0; from < all.length; from += ROWS) await insert(all.slice(from, from + ROWS));
}

/** Stores that the rows mean, by code: those with the code, or without any code but with the same name in the same organisation. */
async function knownStores(
  trx: Transaction<Database>,
  merchantId: string,
  rows: readonly ImportRow[],
  organisations: ReadonlyMap<string, string>,
): Promise<Map<string, Store>> {
  const codes = rows.map((row) => plainCode(at(row, 'code')));
  const coded = await trx
    .selectFrom('stores')
    .selectAll()
    .where('merchant_id', '=', merchantId)
    .where('code', 'in', codes)
    .execute();
  const found = new Map(coded.map((store) => [store.code ?? '', store]));
  const others = rows.filter((row) => !found.has(plainCode(at(row, 'code'))));
  if (others.length === 0) return found;
  const named = await trx
    .selectFrom('stores')
    .selectAll()
    .where('merchant_id', '=', merchantId)
    .where(
      'name',
      'in',
      others.map((row) => at(row, 'name')),
    )
    .where('code', 'is', null)
    .orderBy('number')
    .execute();
  const taken = new Set<string>();
  for (const row of others) {
    const store = named.find(
      (one) =>
        !taken.has(one.id) &&
        one.name === at(row, 'name') &&
        one.organisation_id === organisations.get(at(row, 'organisation')),
    );
    if (!store) continue;
    taken.add(store.id);
    found.set(plainCode(at(row, 'code')), store);
  }
  return found;
}

/** What a store shall hold: columns that the file lacks stay as they are, an empty cell empties. */
function fieldsOf(
  row: ImportRow,
  organisationId: string,
  present: ReadonlySet<string>,
  before?: Store,
): Fields {
  const optional = (key: 'address' | 'phone' | 'hours') =>
    present.has(key) ? orNull(at(row, key)) : (before?.[key] ?? null);
  return {
    organisation_id: organisationId,
    name: at(row, 'name'),
    code: plainCode(at(row, 'code')),
    address: optional('address'),
    phone: optional('phone'),
    hours: optional('hours'),
  };
}

async function update(
  trx: Transaction<Database>,
  merchantId: string,
  before: Store,
  fields: Fields,
): Promise<void> {
  await trx
    .updateTable('stores')
    .set(fields)
    .where('merchant_id', '=', merchantId)
    .where('id', '=', before.id)
    .execute();
  if (before.organisation_id === fields.organisation_id) return;
  await trx
    .updateTable('entrances')
    .set({ organisation_id: fields.organisation_id })
    .where('merchant_id', '=', merchantId)
    .where('kind', 'in', ['store', 'terminal'])
    .where('store_id', '=', before.id)
    .execute();
}

/** Terminals of each store that are not there yet, with their entrances; none is ever taken away by an import. */
async function addTerminals(
  trx: Transaction<Database>,
  { clock, random }: ImportParts,
  merchantId: string,
  wanted: readonly { storeId: string; organisationId: string; names: readonly string[] }[],
): Promise<Set<string>> {
  const asked = wanted.filter(({ names }) => names.length > 0);
  const changed = new Set<string>();
  if (asked.length === 0) return changed;
  const rows = await trx
    .selectFrom('terminals')
    .select(['store_id', 'name'])
    .where('merchant_id', '=', merchantId)
    .where(
      'store_id',
      'in',
      asked.map(({ storeId }) => storeId),
    )
    .execute();
  const known = new Set(rows.map((row) => `${row.store_id} ${row.name}`));
  const whose = { merchantId, at: clock.now() };
  const terminals: Insertable<Database['terminals']>[] = [];
  const entrances: Insertable<Database['entrances']>[] = [];
  for (const { storeId, organisationId, names } of asked)
    for (const name of names) {
      if (known.has(`${storeId} ${name}`)) continue;
      changed.add(storeId);
      const terminalId = createId(random);
      terminals.push(terminalRow(whose, terminalId, storeId, name));
      const place = { kind: 'terminal', organisationId, storeId, terminalId } as const;
      entrances.push(entranceRow(whose, createId(random), place));
    }
  await inPieces(terminals, (piece) => trx.insertInto('terminals').values(piece).execute());
  await inPieces(entrances, (piece) => trx.insertInto('entrances').values(piece).execute());
  return changed;
}

async function applyStores(
  trx: Transaction<Database>,
  parts: ImportParts,
  merchantId: string,
  rows: readonly ImportRow[],
  present: ReadonlySet<string>,
): Promise<Tally> {
  const { clock, random } = parts;
  const organisations = await organisationIds(trx, parts, merchantId, [
    ...new Set(rows.map((row) => at(row, 'organisation'))),
  ]);
  const known = await knownStores(trx, merchantId, rows, organisations);
  let number = await nextNumber(trx, merchantId, 'stores');
  const whose = { merchantId, at: clock.now() };
  const stores: Insertable<Database['stores']>[] = [];
  const entrances: Insertable<Database['entrances']>[] = [];
  const places: { storeId: string; organisationId: string; names: string[] }[] = [];
  const updated = new Set<string>();
  for (const row of rows) {
    const organisationId = organisations.get(at(row, 'organisation')) ?? '';
    const before = known.get(plainCode(at(row, 'code')));
    const fields = fieldsOf(row, organisationId, present, before);
    const storeId = before?.id ?? createId(random);
    places.push({ storeId, organisationId, names: terminalNames(at(row, 'terminals')) });
    if (!before) {
      stores.push({
        ...fields,
        id: storeId,
        merchant_id: merchantId,
        number: number++,
        created_at: whose.at,
      });
      const place = { kind: 'store', organisationId, storeId } as const;
      entrances.push(entranceRow(whose, createId(random), place));
    } else if ((Object.keys(fields) as (keyof Fields)[]).some((key) => fields[key] !== before[key])) {
      updated.add(storeId);
      await update(trx, merchantId, before, fields);
    }
  }
  await inPieces(stores, (piece) => trx.insertInto('stores').values(piece).execute());
  await inPieces(entrances, (piece) => trx.insertInto('entrances').values(piece).execute());
  const fresh = new Set(stores.map((store) => store.id));
  for (const id of await addTerminals(trx, parts, merchantId, places)) if (!fresh.has(id)) updated.add(id);
  return {
    added: stores.length,
    updated: updated.size,
    unchanged: rows.length - stores.length - updated.size,
  };
}

/**
 * Organisations, stores and terminals from one sheet. A store is known by its code, so that the same file may come again;
 * every new store and terminal gets its entrance. What a file does not name is left as it is.
 */
export const storeImport: ImportRules = {
  columns: STORE_COLUMNS,
  ignored: ['机构编号', '状态', '入口编号', '标签数', '备注'],
  personal: false,
  keyTitle: '门店编码',
  keyOf: (cells) => orNull(plainCode(cells['code'] ?? '')),
  check: storeFaults,
  checkBeside: () => Promise.resolve(new Map()),
  apply: applyStores,
};
