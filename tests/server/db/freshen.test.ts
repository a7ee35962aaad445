import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { embeddedIn } from '../../../server/src/db/dialect';
import { Embedded } from '../../../server/src/db/embedded';
import { createGroupWriter } from '../../../server/src/db/group-writer';
import { openDatabase } from '../../../server/src/db/open';
import { openSqlite } from '../../../server/src/db/sqlite-driver';
import { SqliteStatements } from '../../../server/src/db/sqlite-statements';
import { TableVersions } from '../../../server/src/db/table-versions';
import { createTurns } from '../../../server/src/db/turns';
import { temporaryFolder } from '../../helpers/server';
import { until } from '../../helpers/until';

const FIND = 'select text from note where id = ?';
const LIST = 'select text from note where id > ?';

async function notes() {
  const statements = new SqliteStatements(await openSqlite(':memory:'));
  statements.exec(
    "create table note (id integer primary key, text text); insert into note values (1, 'a'), (2, 'b')",
  );
  const asked: unknown[][] = [];
  const { asker } = statements;
  jest.spyOn(statements, 'asker').mockImplementation((sql) => {
    const ask = asker.call(statements, sql);
    return (values) => {
      asked.push([sql, ...values]);
      return ask(values);
    };
  });
  const turns = createTurns();
  const group = createGroupWriter({
    turns,
    gather: () => Promise.resolve(),
    run: (acts) => Promise.resolve(acts.map(() => ({ stored: true, rows: [] }))),
  });
  const embedded = new Embedded({
    statements,
    turns,
    versions: new TableVersions(),
    group,
    committed: () => undefined,
  });
  return { embedded, statements, asked };
}

const commit = (embedded: Embedded) => embedded.store(() => [['insert into note', []]]);

describe('the embedded database while nobody waits', () => {
  it('looks once for what was found last, after the writer has committed', async () => {
    const { embedded, asked, statements } = await notes();
    await commit(embedded);
    embedded.freshen();
    expect(asked).toEqual([]);
    const find = embedded.asker(FIND);
    expect([find([1]), find([2])]).toEqual([[{ text: 'a' }], [{ text: 'b' }]]);
    embedded.freshen();
    expect(asked).toHaveLength(2);
    await commit(embedded);
    embedded.freshen();
    embedded.freshen();
    expect(asked).toEqual([
      [FIND, 1],
      [FIND, 2],
      [FIND, 2],
    ]);
    statements.close();
  });

  it('asks for no list again, and for nothing that was not there', async () => {
    const { embedded, asked, statements } = await notes();
    embedded.asker(FIND)([1]);
    embedded.asker(LIST)([0]);
    embedded.asker(FIND)([3]);
    await commit(embedded);
    embedded.freshen();
    expect(asked.at(-1)).toEqual([FIND, 1]);
    statements.close();
  });

  it('reads nothing inside a transaction, and nothing when it is closed', async () => {
    const { embedded, asked, statements } = await notes();
    embedded.asker(FIND)([1]);
    await commit(embedded);
    await embedded.begin();
    embedded.freshen();
    embedded.commit();
    expect(asked).toHaveLength(1);
    statements.close();
    expect(() => embedded.freshen()).not.toThrow();
  });
});

/** Stores nothing and says that it did. */
const PROGRAM = `
const { parentPort } = require('node:worker_threads');
parentPort.on('message', (message) => {
  if (message === null) return parentPort.close();
  parentPort.postMessage({ outcomes: message.acts.map(() => ({ stored: true, rows: [] })), disk: 'reached' });
});
`;

describe('a database with a writer beside it', () => {
  const folder = temporaryFolder();
  afterAll(() => folder.remove());
  const later = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

  it('freshens when all is stored, not between one group and the next', async () => {
    const program = join(folder.path, 'program.cjs');
    writeFileSync(program, PROGRAM);
    const open = await openDatabase({ kind: 'file', dataDir: folder.path }, {}, program);
    const embedded = embeddedIn(open.db);
    if (!embedded) throw new Error('not embedded');
    const freshen = jest.spyOn(embedded, 'freshen');
    const first = commit(embedded);
    const second = first.then(() => commit(embedded));
    await second;
    expect(freshen).not.toHaveBeenCalled();
    await until(() => freshen.mock.calls.length > 0);
    await later();
    expect(freshen).toHaveBeenCalledTimes(1);
    await open.close();
  });
});
