import { ApiError } from '../../contract/api-error';
import { rememberedQuery } from '../../db/hot-query';
import { createToken, hashToken, looksLikeToken } from '../../security/tokens';
import type { Services } from '../../services';
import { SESSION_LIFE, shouldProlong } from './rules';

export interface IssuedSession {
  readonly token: string;
  readonly expiresAt: number;
}

export interface KnownSession {
  readonly merchantId: string;
  readonly visitorId: string;
  readonly sessionHash: string;
  readonly sessionExpiresAt: number;
}

/** A fresh session of a visitor. The token is shown once and stored as its hash. */
export async function createSession(
  { db, clock, random }: Pick<Services, 'db' | 'clock' | 'random'>,
  merchantId: string,
  visitorId: string,
): Promise<IssuedSession> {
  const { token, hash } = createToken(random);
  const now = clock.now();
  await db
    .insertInto('sessions')
    .values({
      token_hash: hash,
      merchant_id: merchantId,
      visitor_id: visitorId,
      created_at: now,
      expires_at: now + SESSION_LIFE,
    })
    .execute();
  return { token, expiresAt: now + SESSION_LIFE };
}

const sessionByHash = rememberedQuery((db, value: { hash: string }) =>
  db.selectFrom('sessions').selectAll().where('token_hash', '=', value.hash),
);

/** Whose session this is. Throws `unauthenticated` for rubbish, `session_expired` for one that is unknown or over. */
export async function sessionByToken(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  token: string,
): Promise<KnownSession> {
  if (!looksLikeToken(token)) throw new ApiError('unauthenticated');
  const [row] = await sessionByHash(db, { hash: hashToken(token) });
  if (!row || row.expires_at <= clock.now()) throw new ApiError('session_expired');
  return {
    merchantId: row.merchant_id,
    visitorId: row.visitor_id,
    sessionHash: row.token_hash,
    sessionExpiresAt: row.expires_at,
  };
}

/** The end of a session in use, moved on when more than half of it is over. */
export async function prolongSession(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  session: KnownSession,
): Promise<number> {
  const now = clock.now();
  if (!shouldProlong(session.sessionExpiresAt, now)) return session.sessionExpiresAt;
  await db
    .updateTable('sessions')
    .set({ expires_at: now + SESSION_LIFE })
    .where('token_hash', '=', session.sessionHash)
    .execute();
  return now + SESSION_LIFE;
}
