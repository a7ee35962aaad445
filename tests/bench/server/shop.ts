import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { migrations } from '../../../server/src/db/migrations';
import { openDatabase } from '../../../server/src/db/open';
import type { Database } from '../../../server/src/db/schema';
import { openSqlite } from '../../../server/src/db/sqlite-driver';
import type { SqliteHandle } from '../../../server/src/db/sqlite-driver';

/** A merchant of any size, by numbers: ids, tokens and keys follow from them, so nobody has to carry lists. */
export const MERCHANT = 'benchMerchant00000';
export const APP_ID = 'wxbench0000000000';
export const WRITE_CODE = 'benchWriteCode0000';

const numbered = (prefix: string, n: number): string =>
  `${prefix}${String(n).padStart(18 - prefix.length, '0')}`;
export const visitorId = (n: number): string => numbered('v', n);
export const memberId = (n: number): string => numbered('m', n);
export const tagId = (n: number): string => numbered('g', n);
export const terminalId = (n: number): string => numbered('t', n);
export const entranceId = (n: number): string => numbered('e', n);

const token = (of: string): string => createHash('sha256').update(of).digest('base64url');
export const sessionToken = (member: number): string => token(`session ${member}`);
export const terminalKey = (terminal: number): string => token(`terminal ${terminal}`);
const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

export interface ShopSize {
  readonly members: number;
  readonly terminals: number;
  /** Tags, spread over the terminals' entrances. */
  readonly tags: number;
  /** Taps of the past, one day to a year old. */
  readonly taps: number;
}

const DAY = 86_400_000;
/** Ends long after any run. */
const LATER = Date.UTC(2100, 0, 1);

function insert(handle: SqliteHandle, table: string, row: Readonly<Record<string, unknown>>) {
  const names = Object.keys(row);
  const statement = handle.prepare(
    `insert into ${table} (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`,
  );
  return (values: Readonly<Record<string, unknown>>) => statement.run(...names.map((name) => values[name]));
}

/** Prepares the statement at the first row. */
function inserter(handle: SqliteHandle, table: string) {
  let run: ReturnType<typeof insert> | null = null;
  return (row: Readonly<Record<string, unknown>>): void => {
    run ??= insert(handle, table, row);
    run(row);
  };
}

function fillPlaces(handle: SqliteHandle, size: ShopSize, at: number): void {
  const common = { merchant_id: MERCHANT, created_at: at };
  inserter(
    handle,
    'merchants',
  )({
    id: MERCHANT,
    name: '测量商家',
    status: 'active',
    app_id: APP_ID,
    app_secret_enc: 'not used',
    nfc_mode: 'shared',
    push_id: 'benchPush000000000',
    card_title: '会员卡',
    brand_color: '#07C160',
    benefits_json: '["积分"]',
    simulated: 0,
    created_at: at,
  });
  inserter(handle, 'organisations')({ id: 'benchOrganisation0', number: 1, name: '总部', ...common });
  const store = inserter(handle, 'stores');
  const terminal = inserter(handle, 'terminals');
  const entrance = inserter(handle, 'entrances');
  for (let n = 0; n < size.terminals; n += 1) {
    const store_id = numbered('s', n);
    store({
      id: store_id,
      organisation_id: 'benchOrganisation0',
      number: n,
      name: `第 ${n} 门店`,
      ...common,
    });
    const key_hash = hashOf(terminalKey(n));
    const seen = { paired_at: at, last_seen_at: LATER };
    terminal({ id: terminalId(n), store_id, name: '1 号收银台', key_hash, ...seen, ...common });
    entrance({
      id: entranceId(n),
      kind: 'terminal',
      organisation_id: 'benchOrganisation0',
      store_id,
      terminal_id: terminalId(n),
      enabled: 1,
      ...common,
    });
  }
  inserter(
    handle,
    'write_codes',
  )({ id: WRITE_CODE, entrance_id: entranceId(0), daily_cap: 100_000_000, ...common });
}

function fillPeople(handle: SqliteHandle, size: ShopSize, at: number): void {
  const common = { merchant_id: MERCHANT, created_at: at };
  const visitor = inserter(handle, 'visitors');
  const session = inserter(handle, 'sessions');
  const member = inserter(handle, 'members');
  for (let n = 0; n < size.members; n += 1) {
    const visitor_id = visitorId(n);
    visitor({ id: visitor_id, openid: `openid-${n}`, unionid: `unionid-${n}`, ...common });
    session({ token_hash: hashOf(sessionToken(n)), visitor_id, expires_at: LATER, ...common });
    member({
      id: memberId(n),
      visitor_id,
      card_id: 'card',
      card_code: String(100_000_000_000 + n),
      state: 'active',
      number: String(1_000_000_000 + n),
      level: '普通会员',
      points: 0,
      balance_fen: 0,
      name: '测量会员',
      phone_tail: '6688',
      activated_at: at,
      ...common,
    });
  }
}

function fillPast(handle: SqliteHandle, size: ShopSize, at: number): void {
  const tag = inserter(handle, 'tags');
  for (let n = 0; n < size.tags; n += 1) {
    const place = { entrance_id: entranceId(n % size.terminals), state: 'verified' };
    tag({ id: tagId(n), merchant_id: MERCHANT, ...place, written_at: at, created_at: at });
  }
  const tap = inserter(handle, 'taps');
  for (let n = 0; n < size.taps; n += 1) {
    const created_at = at - DAY - ((n * 31_536) % (365 * DAY));
    const who = n % size.members;
    const where = n % size.terminals;
    tap({
      id: numbered('p', n),
      merchant_id: MERCHANT,
      visitor_id: visitorId(who),
      member_id: memberId(who),
      entrance_id: entranceId(where),
      tag_id: tagId(n % size.tags),
      terminal_id: terminalId(where),
      evidence: 'tap',
      how: 'tag',
      scene: 1065,
      state: 'cleared',
      is_new_member: 0,
      created_at,
      announced_at: created_at,
      expires_at: created_at + 300_000,
      handled_at: created_at + 1_000,
    });
  }
}

/** Fills a fresh data folder straight in SQLite: a million rows take seconds that way. */
export async function seedShop(dataDir: string, size: ShopSize): Promise<void> {
  const open = await openDatabase<Database>({ kind: 'file', dataDir }, migrations);
  await open.close();
  const handle = await openSqlite(join(dataDir, 'member-center.sqlite'));
  try {
    handle.exec('PRAGMA journal_mode = WAL');
    handle.exec('PRAGMA synchronous = OFF');
    const at = Date.now() - DAY;
    for (const fill of [fillPlaces, fillPeople, fillPast]) {
      handle.exec('BEGIN');
      fill(handle, size, at);
      handle.exec('COMMIT');
    }
    handle.exec('ANALYZE');
    handle.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  } finally {
    handle.close();
  }
}

/** Brings a filled folder up to date, and spares its first server what a running one has long done: counting the past. */
export async function settleShop(dataDir: string): Promise<void> {
  const open = await openDatabase<Database>({ kind: 'file', dataDir }, migrations);
  await open.db.updateTable('tap_mark').set({ upto: Date.now() }).execute();
  await open.close();
}

/** What acts left behind in a data folder, by what names them. */
export interface Traces {
  readonly keys: ReadonlySet<string>;
  readonly tagWrites: ReadonlyMap<string, number>;
  /** Issues of member codes (three codes each) by member. */
  readonly codeIssues: ReadonlyMap<string, number>;
  readonly taps: ReadonlySet<string>;
  /** Taps by visitor and terminal. */
  readonly arrivals: ReadonlyMap<string, number>;
}

const CODES_AN_ISSUE = 3;

/** Reads a data folder beside a running server, or after its death. */
export async function readTraces(dataDir: string): Promise<Traces> {
  const handle = await openSqlite(join(dataDir, 'member-center.sqlite'));
  const rows = <T>(sql: string) => handle.prepare(sql).all() as T[];
  const counts = (sql: string) =>
    new Map(rows<{ name: string; n: number }>(sql).map((row) => [row.name, Number(row.n)]));
  try {
    const codes = counts('select member_id as name, count(*) as n from member_codes group by 1');
    return {
      keys: new Set(rows<{ key: string }>('select key from idempotency').map((row) => row.key)),
      tagWrites: counts('select uid as name, count(*) as n from tag_writes group by 1'),
      codeIssues: new Map([...codes].map(([member, n]) => [member, n / CODES_AN_ISSUE])),
      taps: new Set(rows<{ id: string }>('select id from taps').map((row) => row.id)),
      arrivals: counts("select visitor_id || ' ' || terminal_id as name, count(*) as n from taps group by 1"),
    };
  } finally {
    handle.close();
  }
}

/** What the ledger says, beside what members are said to hold. */
export interface Books {
  /** Entries by the cash register's receipt number. */
  readonly byReference: ReadonlyMap<string, number>;
  /** Members whose points or balance are not the sum of their entries, or whose after-balances are not the running sum. */
  readonly outOfBalance: number;
}

/** Reads the ledger of a data folder after its server's death. */
export async function readLedger(dataDir: string): Promise<Books> {
  const handle = await openSqlite(join(dataDir, 'member-center.sqlite'));
  const rows = <T>(sql: string) => handle.prepare(sql).all() as T[];
  try {
    const members = rows<{ id: string; points: number; balance: number }>(
      'select id, points, balance_fen as balance from members',
    );
    const held = new Map(members.map((member) => [member.id, { points: 0, balance: 0 }]));
    const wrong = new Set<string>();
    const byReference = new Map<string, number>();
    for (const entry of rows<{
      member_id: string;
      account: 'points' | 'balance';
      amount: number;
      balance_after: number;
      reference: string;
    }>('select * from ledger_entries order by member_id, seq')) {
      const sums = held.get(entry.member_id) ?? { points: 0, balance: 0 };
      sums[entry.account] += Number(entry.amount);
      if (sums[entry.account] !== Number(entry.balance_after)) wrong.add(entry.member_id);
      byReference.set(entry.reference, (byReference.get(entry.reference) ?? 0) + 1);
    }
    for (const { id, points, balance } of members) {
      const sums = held.get(id);
      if (sums?.points !== Number(points) || sums.balance !== Number(balance)) wrong.add(id);
    }
    return { byReference, outOfBalance: wrong.size };
  } finally {
    handle.close();
  }
}
