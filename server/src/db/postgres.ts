import { Kysely } from 'kysely';
import type { Migration, PostgresPool } from 'kysely';
import { Pool, types } from 'pg';
import type { ClientConfig, PoolConfig } from 'pg';
import { connectionFailure } from './busy';
import { migrate } from './migrate';
import type { OpenDatabase } from './open';
import { WatchedPostgresDialect } from './watched-postgres';

const CONNECTIONS = 10;
const SECOND = 1_000;
/** Identifiers of types that do not fit a number in general, and do here: counts, times in milliseconds, sums of them. */
const INT8 = 20;
const NUMERIC = 1700;

function getTypeParser(...[type, format]: Parameters<typeof types.getTypeParser>): (text: string) => unknown {
  const id: number = type;
  return id === INT8 || id === NUMERIC
    ? Number
    : (types.getTypeParser(type, format) as (text: string) => unknown);
}

/**
 * How this server connects. A commit that was answered is on disk whatever the database's default says, nobody waits
 * for ever, and numbers are numbers.
 */
export function connectionOf(url: string): ClientConfig {
  const address = new URL(url);
  const options = [address.searchParams.get('options'), '-c synchronous_commit=on', '-c timezone=UTC'];
  address.searchParams.delete('options');
  return {
    connectionString: address.href,
    options: options.filter(Boolean).join(' '),
    application_name: 'nfc-member-center',
    keepAlive: true,
    connectionTimeoutMillis: 5 * SECOND,
    types: { getTypeParser },
  };
}

/** Limits for those who answer requests. */
const HASTE: PoolConfig = {
  max: CONNECTIONS,
  statement_timeout: 25 * SECOND,
  lock_timeout: 5 * SECOND,
  idle_in_transaction_session_timeout: 30 * SECOND,
};
/** A migration may take its time, but while it waits for a lock everybody waits behind it. */
const CARE: PoolConfig = { max: 1, lock_timeout: 5 * SECOND };

/** A pool that says "unreachable" in one way, and survives the loss of idle connections. */
function poolOf(url: string, limits: PoolConfig): PostgresPool {
  const pool = new Pool({ ...connectionOf(url), ...limits });
  // The pool has dropped that connection already; whoever needs one gets a fresh one or is told.
  pool.on('error', () => undefined);
  // The pool does not listen to a connection in use: losing it in the middle would end the process. Its user is told by
  // the next query.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return {
    async connect() {
      try {
        return await pool.connect();
      } catch (error) {
        throw connectionFailure(error);
      }
    },
    end: () => pool.end(),
  };
}

async function bringUpToDate(
  url: string,
  migrations: Readonly<Record<string, Migration>>,
  tries: number | undefined,
): Promise<readonly string[]> {
  const db = new Kysely<unknown>({ dialect: new WatchedPostgresDialect({ pool: poolOf(url, CARE) }) });
  try {
    return await migrate(db, migrations, tries);
  } finally {
    await db.destroy();
  }
}

/**
 * Opens a PostgreSQL database and applies what migrations are missing; of several nodes that start, one does. One that
 * is still starting is waited for, `tries` times.
 */
export async function openPostgres<T>(
  url: string,
  migrations: Readonly<Record<string, Migration>>,
  tries?: number,
): Promise<OpenDatabase<T>> {
  const applied = await bringUpToDate(url, migrations, tries);
  const db = new Kysely<T>({ dialect: new WatchedPostgresDialect({ pool: poolOf(url, HASTE) }) });
  return {
    db,
    applied,
    // A commit is answered after its write-ahead log is on disk.
    durable: () => Promise.resolve(),
    close: () => db.destroy(),
  };
}
