import type { Kysely } from 'kysely';
import { ApiError } from '../../contract/api-error';
import type { Database, OperatorLinksTable } from '../../db/schema';
import { createToken, hashToken, looksLikeToken } from '../../security/tokens';
import type { Services } from '../../services';

export type LinkKind = OperatorLinksTable['kind'];

export interface OperatorLink {
  merchantId: string | null;
  merchantName: string | null;
  expiresAt: number;
}

/**
 * One-time links that only the operator's command makes. Unknown, used and expired ones are refused alike, with
 * `link_invalid`. Only a hash of the token is stored.
 */
export function operatorLinks(db: Kysely<Database>, { clock, random }: Pick<Services, 'clock' | 'random'>) {
  const open = (kind: LinkKind, token: string) =>
    db
      .selectFrom('operator_links as l')
      .leftJoin('merchants as m', 'm.id', 'l.merchant_id')
      .select(['l.merchant_id as merchantId', 'm.name as merchantName', 'l.expires_at as expiresAt'])
      .where('l.token_hash', '=', hashToken(token))
      .where('l.kind', '=', kind)
      .where('l.used_at', 'is', null)
      .where('l.expires_at', '>', clock.now());

  return {
    /** Answers the token, which is stored nowhere. */
    async make(kind: LinkKind, merchantId: string | null, lifeMs: number): Promise<string> {
      const { token, hash } = createToken(random);
      const now = clock.now();
      await db
        .insertInto('operator_links')
        .values({
          token_hash: hash,
          kind,
          merchant_id: merchantId,
          created_at: now,
          expires_at: now + lifeMs,
          used_at: null,
        })
        .execute();
      return token;
    },

    async look(kind: LinkKind, token: string): Promise<OperatorLink> {
      const found = looksLikeToken(token) ? await open(kind, token).executeTakeFirst() : undefined;
      if (!found) throw new ApiError('link_invalid');
      return found;
    },

    /** Spends it; of two who try, one succeeds. Run it in the transaction of what it is spent on. */
    async spend(kind: LinkKind, token: string): Promise<string | null> {
      const now = clock.now();
      const spent = looksLikeToken(token)
        ? await db
            .updateTable('operator_links')
            .set({ used_at: now })
            .where('token_hash', '=', hashToken(token))
            .where('kind', '=', kind)
            .where('used_at', 'is', null)
            .where('expires_at', '>', now)
            .returning('merchant_id')
            .executeTakeFirst()
        : undefined;
      if (!spent) throw new ApiError('link_invalid');
      return spent.merchant_id;
    },
  };
}
