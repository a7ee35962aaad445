import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrations } from '../../../server/src/db/migrations';
import { openDatabase } from '../../../server/src/db/open';
import type { OpenDatabase } from '../../../server/src/db/open';
import type { Database } from '../../../server/src/db/schema';
import { once } from '../../../server/src/plugins/idempotency';
import type { IdempotencyScope } from '../../../server/src/plugins/idempotency';
import { maybeUsed } from '../../../server/src/plugins/used-keys';
import { FakeClock } from '../../helpers/server-ports';

const scopeOf = (key: string): IdempotencyScope => ({
  merchantId: 'm1',
  actor: 'visitor:v1',
  route: 'memberBootstrap',
  key,
  fingerprint: () => 'f',
});

describe('keys that were used', () => {
  const folder = mkdtempSync(join(tmpdir(), 'used-keys-'));
  let open: OpenDatabase<Database>;
  beforeEach(async () => {
    open = await openDatabase<Database>({ kind: 'file', dataDir: folder }, migrations);
  });
  afterEach(() => open.close());
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const settled = async () => {
    for (let n = 0; n < 50; n += 1) await new Promise(setImmediate);
  };
  const act = (key: string, answer: string) =>
    once<string>({ db: open.db, clock: new FakeClock() }, scopeOf(key), async ({ store }) => {
      const { answer: stored } = await store({ answer, writes: [] });
      return stored;
    });

  it('are known after they were used, and others are known to be fresh', async () => {
    expect(maybeUsed(open.db, scopeOf('first'))).toBe(true);
    await settled();
    expect(maybeUsed(open.db, scopeOf('first'))).toBe(false);
    expect(await act('first', 'one')).toEqual({ answer: 'one', replayed: false });
    expect(maybeUsed(open.db, scopeOf('first'))).toBe(true);
    expect(maybeUsed(open.db, { ...scopeOf('first'), merchantId: 'm2' })).toBe(false);
    expect(await act('first', 'two')).toEqual({ answer: 'one', replayed: true });
  });

  it('are known of the process before, from the first request on', async () => {
    expect(await act('first', 'three')).toEqual({ answer: 'one', replayed: true });
    await settled();
    expect([maybeUsed(open.db, scopeOf('first')), maybeUsed(open.db, scopeOf('second'))]).toEqual([
      true,
      false,
    ]);
    expect(await act('first', 'four')).toEqual({ answer: 'one', replayed: true });
  });

  it('are refused by the table where nobody knew of them', async () => {
    maybeUsed(open.db, scopeOf('third'));
    await settled();
    // As another process would: past this one's memory.
    await open.db
      .insertInto('idempotency')
      .values({
        merchant_id: 'm1',
        actor: 'visitor:v1',
        route: 'memberBootstrap',
        key: 'third',
        fingerprint: 'f',
        status: 200,
        body_json: '"theirs"',
        created_at: 1,
      })
      .execute();
    expect(await act('third', 'ours')).toEqual({ answer: 'theirs', replayed: true });
  });
});
