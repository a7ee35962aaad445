import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Kysely, Migration } from 'kysely';
import { groupSync } from '../../../server/src/db/durable';
import { openDatabase } from '../../../server/src/db/open';

interface Notes {
  note: { id: string; text: string | null; pinned: number };
}

const first: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('note')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('text', 'text')
      .addColumn('pinned', 'integer', (c) => c.notNull().defaultTo(0))
      .execute();
  },
};
const broken: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.createTable('half').addColumn('id', 'text').execute();
    throw new Error('disk on fire');
  },
};

describe('the embedded database', () => {
  let folder = '';
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'db-'))));
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('keeps what was written, over a restart, and applies each migration once', async () => {
    const dataDir = join(folder, 'new');
    const one = await openDatabase<Notes>({ kind: 'file', dataDir }, { '0001_note': first });
    expect(one.applied).toEqual(['0001_note']);
    await one.db.insertInto('note').values({ id: 'a', text: '你好', pinned: 1 }).execute();
    await one.durable();
    await one.close();

    const two = await openDatabase<Notes>({ kind: 'file', dataDir }, { '0001_note': first });
    expect(two.applied).toEqual([]);
    expect(await two.db.selectFrom('note').selectAll().execute()).toEqual([
      { id: 'a', text: '你好', pinned: 1 },
    ]);
    await two.close();
  });

  it('uses the write-ahead log with synchronous NORMAL', async () => {
    const open = await openDatabase<Notes>({ kind: 'file', dataDir: folder }, { '0001_note': first });
    const mode = await sql<{ journal_mode: string }>`PRAGMA journal_mode`.execute(open.db);
    const sync = await sql<{ synchronous: number }>`PRAGMA synchronous`.execute(open.db);
    expect(mode.rows[0]?.journal_mode).toBe('wal');
    expect(sync.rows[0]?.synchronous).toBe(1);
    expect(existsSync(join(folder, 'member-center.sqlite-wal'))).toBe(true);
    await open.close();
  });

  it('rolls a failed transaction back and returns rows of "returning"', async () => {
    const open = await openDatabase<Notes>({ kind: 'memory' }, { '0001_note': first });
    await expect(
      open.db.transaction().execute(async (trx) => {
        await trx.insertInto('note').values({ id: 'a', text: null, pinned: 0 }).execute();
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    const made = await open.db
      .insertInto('note')
      .values({ id: 'b', text: null, pinned: 0 })
      .returning('id')
      .executeTakeFirstOrThrow();
    expect(made.id).toBe('b');
    expect(await open.db.selectFrom('note').select('id').execute()).toEqual([{ id: 'b' }]);
    await open.close();
  });

  it('refuses to start on a failed migration and leaves nothing of it behind', async () => {
    const both = { '0001_note': first, '0002_broken': broken };
    await expect(openDatabase<Notes>({ kind: 'file', dataDir: folder }, both)).rejects.toThrow(/0002_broken/);
    const after = await openDatabase<Notes>({ kind: 'file', dataDir: folder }, { '0001_note': first });
    const tables = await sql<{ name: string }>`select name from sqlite_master where name = 'half'`.execute(
      after.db,
    );
    expect(tables.rows).toEqual([]);
    await after.close();
  });
});

describe('the shared sync', () => {
  it('serves all who arrive during a sync with one more, started after they arrived', async () => {
    const finish: (() => void)[] = [];
    const sync = jest.fn(() => new Promise<void>((done) => finish.push(done)));
    const durable = groupSync(sync);
    const one = durable();
    const late = [durable(), durable(), durable()];
    expect(sync).toHaveBeenCalledTimes(1);
    finish.shift()?.();
    await one;
    await new Promise(setImmediate);
    expect(sync).toHaveBeenCalledTimes(2);
    finish.shift()?.();
    await Promise.all(late);
    expect(sync).toHaveBeenCalledTimes(2);
  });

  it('tells those who waited that the disk failed, and works again afterwards', async () => {
    let fail = true;
    const durable = groupSync(() => (fail ? Promise.reject(new Error('EIO')) : Promise.resolve()));
    await expect(durable()).rejects.toThrow('EIO');
    fail = false;
    await expect(durable()).resolves.toBeUndefined();
  });
});
