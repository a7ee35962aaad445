import { ApiError } from '../../contract/api-error';
import { hotQuery, rememberedQuery } from '../../db/hot-query';
import { createToken, hashToken, looksLikeToken } from '../../security/tokens';
import type { Services } from '../../services';
import { HERE } from './members';
import type { MemberHere } from './members';
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

/** A session with the member that its visitor is now. */
export interface VisitorSession extends KnownSession {
  readonly member: MemberHere | null;
}

const withMemberByHash = hotQuery((db, value: { hash: string }) =>
  db
    .selectFrom('sessions as s')
    .leftJoin('members as m', (join) =>
      join.onRef('m.merchant_id', '=', 's.merchant_id').onRef('m.visitor_id', '=', 's.visitor_id'),
    )
    .select(['s.merchant_id as of', 's.visitor_id as who', 's.expires_at as until'])
    .select(HERE.map((name) => `m.${name}` as const))
    .where('s.token_hash', '=', value.hash),
);

/** The same for who comes in, by one look instead of two. Null for rubbish and for a session that is unknown or over. */
export async function visitorByToken(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  token: string,
): Promise<VisitorSession | null> {
  if (!looksLikeToken(token)) return null;
  const hash = hashToken(token);
  const [row] = await withMemberByHash(db, { hash });
  if (!row || row.until <= clock.now()) return null;
  return {
    merchantId: row.of,
    visitorId: row.who,
    sessionHash: hash,
    sessionExpiresAt: row.until,
    // A row of the outer join is a member whole or not at all.
    member: row.id === null ? null : (row as MemberHere),
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
