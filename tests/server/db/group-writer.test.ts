import type { Act, ActOutcome } from '../../../server/src/db/act-batch';
import { runBatch } from '../../../server/src/db/act-batch';
import { createGroupWriter, NotStored } from '../../../server/src/db/group-writer';
import { openSqlite } from '../../../server/src/db/sqlite-driver';
import { SqliteStatements } from '../../../server/src/db/sqlite-statements';
import { createTurns } from '../../../server/src/db/turns';

const act = (name: string) => (): Act => [[name, []]];
const stored = (rows: readonly number[] = []): ActOutcome => ({ stored: true, rows });

/** A writer whose groups end when the test says so. */
function heldWriter() {
  const groups: { names: string[]; end(outcomes?: ActOutcome[]): void; fail(error: Error): void }[] = [];
  const turns = createTurns();
  const writer = createGroupWriter({
    turns,
    gather: () => Promise.resolve(),
    run: (acts) =>
      new Promise((resolve, reject) => {
        const names = acts.map(([statement]) => statement?.[0] ?? '');
        groups.push({
          names,
          end: (outcomes) => resolve(outcomes ?? acts.map(() => stored())),
          fail: reject,
        });
      }),
  });
  return { writer, turns, groups, next: () => new Promise(setImmediate) };
}

describe('the group writer', () => {
  it('writes what arrives together in one go, in order, and what arrives meanwhile in the next', async () => {
    const { writer, groups, next } = heldWriter();
    const first = [writer.store(act('a')), writer.store(act('b'))];
    await next();
    const later = [writer.store(act('c')), writer.store(act('d'))];
    await next();
    expect(groups.map(({ names }) => names)).toEqual([['a', 'b']]);
    groups[0]?.end([stored([1]), stored([2])]);
    expect(await Promise.all(first)).toEqual([[1], [2]]);
    await next();
    expect(groups[1]?.names).toEqual(['c', 'd']);
    groups[1]?.end();
    await Promise.all(later);
    await writer.idle();
  });

  it('tells each act its own outcome', async () => {
    const { writer, groups, next } = heldWriter();
    const all = Promise.allSettled([writer.store(act('a')), writer.store(act('b')), writer.store(act('c'))]);
    await next();
    groups[0]?.end([stored([1]), { stored: false, why: 'UNIQUE constraint failed' }]);
    const [a, b, c] = await all;
    expect(a).toEqual({ status: 'fulfilled', value: [1] });
    expect(b).toMatchObject({ reason: new NotStored('UNIQUE constraint failed') });
    expect(c).toMatchObject({ reason: new NotStored('the writer gave no answer') });
  });

  it('tells a whole group when it broke in between, and goes on with the next', async () => {
    const { writer, groups, next } = heldWriter();
    const broken = Promise.allSettled([writer.store(act('a')), writer.store(act('b'))]);
    await next();
    groups[0]?.fail(new Error('the writer ended'));
    expect((await broken).map((it) => it.status)).toEqual(['rejected', 'rejected']);
    const after = writer.store(act('c'));
    await next();
    groups[1]?.end();
    await expect(after).resolves.toEqual([]);
  });

  it('lets others arrive once more before a single act, and begins at once with several', async () => {
    const gather = jest.fn(() => Promise.resolve());
    const writer = createGroupWriter({
      turns: createTurns(),
      gather,
      run: (acts) => Promise.resolve(acts.map(() => stored())),
    });
    await writer.store(act('a'));
    expect(gather).toHaveBeenCalledTimes(2);
    await writer.idle();
    await Promise.all([writer.store(act('b')), writer.store(act('c'))]);
    expect(gather).toHaveBeenCalledTimes(3);
  });

  it('goes on without an act that could not be told', async () => {
    const { writer, groups, next } = heldWriter();
    const broken = writer.store(() => {
      throw new Error('no such merchant');
    });
    const whole = writer.store(act('b'));
    await expect(broken).rejects.toThrow('no such merchant');
    await next();
    expect(groups[0]?.names).toEqual(['b']);
    groups[0]?.end([stored([7])]);
    await expect(whole).resolves.toEqual([7]);
  });

  it('waits for the turn of another writer, and gives its own back', async () => {
    const { writer, turns, groups, next } = heldWriter();
    const endTurn = await turns.take();
    const waiting = writer.store(act('a'));
    await next();
    expect(groups).toEqual([]);
    endTurn();
    endTurn();
    await next();
    groups[0]?.end();
    await waiting;
    await writer.idle();
    (await turns.take())();
  });
});

describe('one transaction for many acts', () => {
  let db: SqliteStatements;
  const rows = () => db.prepare('select id, text from note order by n').all([]);
  const add = (id: string, text: string | null = 'x'): Act[number] => [
    'insert into note (id, text) values (?, ?)',
    [id, text],
  ];
  beforeEach(async () => {
    db = new SqliteStatements(await openSqlite(':memory:'));
    db.exec('create table note (n integer primary key autoincrement, id text unique, text text not null)');
  });
  afterEach(() => db.close());

  it('keeps the order and tells the numbers of the rows', () => {
    expect(runBatch(db, [[add('a')], [add('b'), add('c')]])).toEqual([stored([1]), stored([2, 3])]);
    expect(rows()).toHaveLength(3);
  });

  it('stores all others when one fails, and nothing of that one', () => {
    const outcomes = runBatch(db, [[add('a')], [add('half'), add('a')], [add('b', null)], [add('c')]]);
    expect(outcomes.map((it) => it.stored)).toEqual([true, false, false, true]);
    expect(outcomes[1]).toMatchObject({ why: expect.stringContaining('UNIQUE') as string });
    expect(rows()).toEqual([
      { id: 'a', text: 'x' },
      { id: 'c', text: 'x' },
    ]);
  });

  it('tells everybody when the database itself will not', () => {
    db.exec('drop table note');
    expect(runBatch(db, [[add('a')], [add('b')]]).map((it) => it.stored)).toEqual([false, false]);
    db.exec('begin');
    expect(runBatch(db, [[add('a')]])[0]).toMatchObject({ stored: false });
  });
});
