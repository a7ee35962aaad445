import type { Transaction } from 'kysely';
import type { Database } from '../../db/schema';
import type { Services } from '../../services';
import { openLedger } from '../ledger/book';
import type { OldMember } from './repository';

/**
 * Binds an old card to a member, once: its points and balance become the member's opening entries. `by` is `phone`, for
 * a number that WeChat verified, or `terminal:<id>` whose cashier saw the card; a number that was only typed never
 * gets here. Null when somebody bound the card meanwhile.
 */
export async function bindOldCard(
  trx: Transaction<Database>,
  services: Pick<Services, 'clock' | 'random'>,
  merchantId: string,
  memberId: string,
  oldMemberId: string,
  by: string,
): Promise<OldMember | null> {
  const bound = await trx
    .updateTable('old_members')
    .set({ bound_member_id: memberId, bound_at: services.clock.now(), bound_by: by })
    .where('merchant_id', '=', merchantId)
    .where('id', '=', oldMemberId)
    .where('bound_member_id', 'is', null)
    .returningAll()
    .executeTakeFirst();
  if (!bound) return null;
  await openLedger(trx, services, merchantId, memberId, {
    points: bound.points,
    balanceFen: bound.balance_fen,
    actor: by,
  });
  return bound;
}
