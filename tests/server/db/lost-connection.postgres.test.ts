import { sql } from 'kysely';
import { Client } from 'pg';
import { isDatabaseBusy } from '../../../server/src/db/busy';
import { migrations } from '../../../server/src/db/migrations';
import { openDatabase } from '../../../server/src/db/open';
import type { OpenDatabase } from '../../../server/src/db/open';
import { openPostgresChannel } from '../../../server/src/db/postgres-channel';
import type { Database } from '../../../server/src/db/schema';
import { testLocation } from '../../helpers/server-database';
import { until } from '../../helpers/until';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** What the database calls the other end of a connection. */
const processOf = (client: unknown): unknown =>
  client instanceof Client && 'processID' in client ? client.processID : null;

describe('a connection that the database cuts', () => {
  let url = '';
  let admin: OpenDatabase<Database>;
  beforeAll(async () => {
    const location = await testLocation();
    if (location.kind !== 'postgres') throw new Error('these tests are about PostgreSQL');
    url = location.url;
    admin = await openDatabase<Database>(location, migrations);
  });
  afterAll(() => admin.close());
  afterEach(() => jest.restoreAllMocks());

  /** Others that are connected to this database and whose last statement was like this. */
  const others = async (said: string): Promise<number[]> =>
    (
      await sql<{ pid: number }>`select pid from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and query like ${said}`.execute(
        admin.db,
      )
    ).rows.map(({ pid }) => pid);

  const cut = async (pid: number): Promise<void> => {
    await sql`select pg_terminate_backend(${pid})`.execute(admin.db);
  };

  it('in the middle of a transaction ends that transaction and nothing else', async () => {
    const ended = jest.spyOn(Client.prototype, 'emit');
    const isOver = (pid: unknown) =>
      ended.mock.calls.some(([event], n) => event === 'end' && processOf(ended.mock.contexts[n]) === pid);
    const open = await openDatabase<Database>({ kind: 'postgres', url }, migrations);
    ended.mockClear();
    const transaction = open.db.transaction().execute(async (trx) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx);
      await cut(rows[0]?.pid ?? 0);
      // Another connection may end just now: the one of the migrations.
      await until(() => isOver(rows[0]?.pid));
      await sql`select 1`.execute(trx);
    });
    expect(isDatabaseBusy(await transaction.catch((error: unknown) => error))).toBe(true);
    expect((await sql<{ one: number }>`select 1 as one`.execute(open.db)).rows).toEqual([{ one: 1 }]);
    await open.close();
  });

  it('is not made again by a line that closes meanwhile', async () => {
    const before = await others('%');
    const line = await openPostgresChannel(url, 'one', silent);
    const [pid = 0] = await others('listen%');
    const closing: Promise<void>[] = [];
    const emit = Client.prototype.emit;
    jest.spyOn(Client.prototype, 'emit').mockImplementation(function (this: Client, event, ...what) {
      if (event === 'connect') closing.push(line.close());
      return emit.call(this, event, ...what);
    });
    await cut(pid);
    await until(() => closing.length > 0);
    await Promise.all(closing);
    await until(async () => (await others('%')).every((other) => before.includes(other)));
  });
});
