import { sql } from 'kysely';
import type { Transaction } from 'kysely';
import type { Database } from '../../../server/src/db/schema';
import { isNews } from '../../../server/src/domain/cards/timeline';
import { lockedMember } from '../../../server/src/domain/ledger/book';
import { lockedConfirmation } from '../../../server/src/domain/ledger/confirmations';
import { spendCode } from '../../../server/src/domain/members/codes';
import { rereadTap } from '../../../server/src/domain/taps/counter';
import { DEMO } from '../../../server/src/demo/seed';
import { bookAt, serveMember } from '../../helpers/front-desk-world';
import type { ServedMember } from '../../helpers/front-desk-world';
import { serverWorld } from '../../helpers/server-world';
import type { ServerWorld } from '../../helpers/server-world';
import { until } from '../../helpers/until';

/** Whoever books holds the tap or the question, then the member; leaving must not take them the other way round. */
describe('leaving while the counter is at work', () => {
  let world: ServerWorld;
  let served: ServedMember;
  let memberId: string;
  beforeEach(async () => {
    world = await serverWorld();
    served = await serveMember(world);
    await bookAt(served.desk, served.tapId, 'earn', 'balance', 10_000);
    const { id } = await world.services.db.selectFrom('members').select('id').executeTakeFirstOrThrow();
    memberId = id;
  });
  afterEach(() => world.close());

  const somebodyWaits = async () => {
    const waiting = await sql`
      select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(
      world.services.db,
    );
    return waiting.rows.length > 0;
  };

  /** Holds something first, and the member when leaving has begun and waits. Answers what leaving came to. */
  async function leaveWhile(hold: (trx: Transaction<Database>) => Promise<unknown>): Promise<number> {
    const { phone } = served;
    const { points, balanceFen } = (await phone.get<{ points: number; balanceFen: number }>('/leave')).body;
    let leaving = Promise.resolve(0);
    await world.services.db.transaction().execute(async (trx) => {
      await hold(trx);
      leaving = phone.post('/leave', { seen: { points, balanceFen } }).then(({ status }) => status);
      await until(somebodyWaits);
      await lockedMember(trx, DEMO.merchant, memberId);
    });
    return leaving;
  }

  it('waits for a booking, and leaves', async () => {
    const at = { merchantId: DEMO.merchant, terminalId: served.desk.terminalId };
    expect(await leaveWhile((trx) => rereadTap(trx, at, served.tapId))).toBe(200);
  });

  it('waits for a word that is just given on the phone, and leaves', async () => {
    const wish = { tapId: served.tapId, account: 'balance', amount: 3_000, reason: '余额支付' };
    const asked = await served.desk.post<{ confirmation: { id: string } }>('/confirmations', wish);
    const { id } = asked.body.confirmation;
    expect(await leaveWhile((trx) => lockedConfirmation(trx, DEMO.merchant, id, () => true))).toBe(200);
  });

  it('waits for an event about the card, and leaves', async () => {
    const { card_code } = await world.services.db
      .selectFrom('members')
      .select('card_code')
      .executeTakeFirstOrThrow();
    expect(await leaveWhile((trx) => isNews(trx, DEMO.merchant, card_code, 'restored', 1))).toBe(200);
  });

  it('waits for a code that is just scanned, and leaves', async () => {
    const { body } = await served.phone.post<{ codes: { code: string }[] }>('/codes', {});
    const { terminalId } = served.desk;
    const code = body.codes[0]?.code ?? '';
    const scan = (trx: Transaction<Database>) =>
      spendCode(trx, world.services, DEMO.merchant, terminalId, code);
    expect(await leaveWhile(scan)).toBe(200);
  });
});
