import type { Insertable } from 'kysely';
import type { Database } from '../../../server/src/db/schema';
import { overdue } from '../../../server/src/domain/retention';
import { createPurge } from '../../../server/src/jobs/purge';
import { testServices } from '../../helpers/server';
import type { TestServices } from '../../helpers/server';
import { addMerchant, testId } from '../../helpers/server-database';

const DAY = 24 * 60 * 60_000;

describe('deleting what is over', () => {
  let services: TestServices;
  let merchant_id: string;
  beforeEach(async () => {
    services = await testServices();
    merchant_id = await addMerchant(services.db);
  });
  afterEach(() => services.close());

  /** One row of each table that is purged, as of the given time of the column it goes by. */
  const rows: { [T in (typeof overdue)[number]['table']]?: (at: number) => Insertable<Database[T]> } = {
    sessions: (at) => ({
      token_hash: testId(),
      merchant_id,
      visitor_id: testId(),
      created_at: 0,
      expires_at: at,
    }),
    staff_sessions: (at) => ({
      token_hash: testId(),
      merchant_id,
      staff_id: testId(),
      csrf_token: 'c',
      created_at: 0,
      expires_at: at,
    }),
    staff_phone_sessions: (at) => ({
      token_hash: testId(),
      merchant_id,
      staff_id: testId(),
      created_at: 0,
      expires_at: at,
    }),
    idempotency: (at) => ({
      merchant_id,
      actor: 'a',
      route: 'r',
      key: testId(),
      fingerprint: 'f',
      status: 200,
      body_json: '{}',
      created_at: at,
    }),
    member_codes: (at) => ({
      code_hash: testId(),
      merchant_id,
      member_id: testId(),
      valid_from: 0,
      valid_to: at,
      used_at: null,
      used_by_terminal: null,
    }),
    claims: (at) => ({
      id: testId(),
      merchant_id,
      visitor_id: testId(),
      entrance_id: null,
      tag_id: null,
      state: 'open',
      card_code: null,
      created_at: 0,
      expires_at: at,
    }),
    terminal_events: (at) => ({
      merchant_id,
      terminal_id: testId(),
      tap_id: testId(),
      kind: 'tap',
      created_at: at,
    }),
    tag_readback_rows: (at) => ({
      merchant_id,
      readback_id: testId(),
      line: 1,
      serial: 's',
      uid: null,
      tag_id: null,
      verdict: 'empty',
      about: '',
      registered: 0,
      created_at: at,
    }),
    wechat_events: (at) => ({ dedupe_key: testId(), merchant_id, event: 'e', received_at: at }),
  };

  it.each(overdue.map((it) => [it.table, it] as const))(
    'takes from %s what is over, whatever the size of a step',
    async (table, { column, keep }) => {
      const limit = services.clock.now() - keep;
      const make = rows[table] as (at: number) => Insertable<Database['sessions']>;
      const times = [limit - 1, limit, limit - 9 * DAY, limit + DAY, limit - DAY];
      // Another table's shape: what the statement needs is the name and the fields.
      const into = table as 'sessions';
      for (const at of times) await services.db.insertInto(into).values(make(at)).execute();
      const purge = createPurge(services, () => Promise.resolve(), 2);
      expect(await purge.pass()).toBe(3);
      const left = await services.db.selectFrom(into).selectAll().execute();
      const kept = left.map((row) => Number(Object.entries(row).find(([name]) => name === column)?.[1]));
      expect(kept.sort()).toEqual([limit, limit + DAY].sort());
      expect(await purge.pass()).toBe(0);
    },
  );

  it('keeps the rows of a factory’s report for as long as there is the report', async () => {
    const readback_id = testId();
    const row = rows.tag_readback_rows?.(0);
    if (!row) throw new Error('no row');
    await services.db
      .insertInto('tag_readbacks')
      .values({
        id: readback_id,
        merchant_id,
        order_id: 'o',
        file_name: 'x.csv',
        rows: 1,
        created_by: 'a',
        created_at: 0,
      })
      .execute();
    await services.db
      .insertInto('tag_readback_rows')
      .values([{ ...row, readback_id }, row])
      .execute();
    expect(await createPurge(services, () => Promise.resolve(), 1).pass()).toBe(1);
    const left = await services.db.selectFrom('tag_readback_rows').select('readback_id').execute();
    expect(left).toEqual([{ readback_id }]);
  });

  it('leaves it to the node that is at it', async () => {
    const giveBack = await services.locks.tryHold('purge');
    expect(await createPurge(services).pass()).toBeNull();
    await giveBack?.();
    expect(await createPurge(services).pass()).toBe(0);
  });

  it('works on its own, rests between passes and ends when told to', async () => {
    const rests: number[] = [];
    const purge = createPurge(services, (milliseconds, signal) => {
      rests.push(milliseconds);
      return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
    });
    purge.start();
    while (rests.length === 0) await new Promise(setImmediate);
    await purge.stop();
    expect(rests).toEqual([60 * 60_000]);
  });
});
