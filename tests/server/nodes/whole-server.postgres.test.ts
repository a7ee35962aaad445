import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import pino from 'pino';
import { loadConfig } from '../../../server/src/config';
import { migrations } from '../../../server/src/db/migrations';
import { openDatabase } from '../../../server/src/db/open';
import type { Database } from '../../../server/src/db/schema';
import { repositoryRoot } from '../../../server/src/paths';
import { startServer } from '../../../server/src/server';
import type { RunningServer } from '../../../server/src/server';
import { temporaryFolder } from '../../helpers/server';
import { testLocation } from '../../helpers/server-database';

describe('the whole server over PostgreSQL', () => {
  const folder = temporaryFolder();
  const root = repositoryRoot();
  let url = '';
  beforeAll(async () => {
    const location = await testLocation();
    url = location.kind === 'postgres' ? location.url : '';
  });
  afterAll(() => folder.remove());

  const start = (databaseUrl: string): Promise<RunningServer> =>
    startServer(
      loadConfig(
        { PORT: '0', DATA_DIR: folder.path, WECHAT_MODE: 'simulator', DATABASE_URL: databaseUrl },
        root,
      ),
      root,
      pino({ level: 'silent' }),
    );

  it('starts, keeps its data there, starts again, and stops in good time', async () => {
    for (const round of ['first', 'again']) {
      const server = await start(url);
      const answer = await fetch(`${server.url}/api/v1/console/environment`);
      expect([round, answer.status]).toEqual([round, 200]);
      const started = Date.now();
      await server.close();
      expect(Date.now() - started).toBeLessThan(10_000);
    }
    expect(existsSync(join(folder.path, 'member-center.sqlite'))).toBe(false);
    const open = await openDatabase<Database>({ kind: 'postgres', url }, migrations);
    expect(await open.db.selectFrom('merchants').select('name').execute()).toEqual([
      { name: '晋业示范商家' },
    ]);
    await open.close();
  });

  it('commits to disk before it answers, whatever the database does by default', async () => {
    const asked = new URL(url);
    asked.searchParams.set('options', '-c synchronous_commit=off -c work_mem=1MB');
    const open = await openDatabase<Database>({ kind: 'postgres', url: asked.href }, migrations);
    const { rows } = await sql<{ commit: string; memory: string; size: unknown; sum: unknown }>`select
      current_setting('synchronous_commit') as commit, current_setting('work_mem') as memory,
      count(*) as size, sum(1::bigint) as sum`.execute(open.db);
    expect(rows).toEqual([{ commit: 'on', memory: '1MB', size: 1, sum: 1 }]);
    await open.close();
  });

  it('says that the database is not there', async () => {
    const missing = new URL(url);
    missing.pathname = '/no_such_database';
    await expect(start(missing.href)).rejects.toThrow(/数据库拒绝了连接/);
  });
});
