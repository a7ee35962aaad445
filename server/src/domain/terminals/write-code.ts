import { ApiError } from '../../contract/api-error';
import type { Services } from '../../services';
import { EVERYWHERE } from '../staff/reach';
import { writeCodes } from '../write-codes/write-codes';
import type { WriteCode } from '../write-codes/write-codes';

/** The write code of a terminal's own entrance (碰一碰前台识别会员写卡码), made when there is none. */
export async function writeCodeOfTerminal(
  { db, clock, random }: Pick<Services, 'db' | 'clock' | 'random'>,
  who: { readonly merchantId: string; readonly terminalId: string; readonly actor: string },
): Promise<WriteCode> {
  return db.transaction().execute(async (trx) => {
    const entrance = await trx
      .selectFrom('entrances')
      .select('id')
      .where('merchant_id', '=', who.merchantId)
      .where('terminal_id', '=', who.terminalId)
      .where('kind', '=', 'terminal')
      .executeTakeFirst();
    if (!entrance) throw new ApiError('terminal_revoked');
    return writeCodes(trx, clock, random, EVERYWHERE).obtain(who.merchantId, {
      entranceId: entrance.id,
      renew: false,
      expiresInDays: null,
      actor: who.actor,
    });
  });
}
