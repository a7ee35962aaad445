import type { Kysely, Transaction } from 'kysely';
import { ApiError } from '../contract/api-error';
import { hotQuery } from '../db/hot-query';
import { hotWrite, store } from '../db/store';
import type { Store, Write } from '../db/store';
import type { Database } from '../db/schema';
import { sha256 } from '../security/sha256';
import type { SecretBox } from '../security/secrets';
import type { Services } from '../services';
import { maybeUsed, noteUsed } from './used-keys';

/** A key counts inside one merchant, actor and route only. */
export interface IdempotencyScope {
  readonly merchantId: string;
  readonly actor: string;
  readonly route: string;
  readonly key: string;
  /** Hash of what was asked, without credentials; see `fingerprint`. Made to compare and to write it down: by then the counter has been told. */
  readonly fingerprint: () => string;
}

/** Runs its work in one transaction together with the record of its answer, so that a crash loses both or none. */
export type Commit<T> = (work: (trx: Transaction<Database>) => Promise<T>) => Promise<T>;

const KEY = /^[0-9A-Za-z_-]{16,64}$/;

/** The `Idempotency-Key` of a request. Throws `idempotency_key_missing` when absent or malformed. */
export function requireKey(header: string | string[] | undefined): string {
  if (typeof header !== 'string' || !KEY.test(header)) throw new ApiError('idempotency_key_missing');
  return header;
}

function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const fields = value as Readonly<Record<string, unknown>>;
  let text = '';
  for (const name of Object.keys(fields).sort()) {
    if (fields[name] === undefined) continue;
    text += `${text === '' ? '' : ','}${JSON.stringify(name)}:${canonical(fields[name])}`;
  }
  return `{${text}}`;
}

/** SHA-256 of a JSON value whatever the order of its fields. Leave credentials out: a retry brings new ones. */
export function fingerprint(value: unknown): string {
  return sha256(canonical(value));
}

/** How an answer is written down. Answers that hold a one-time secret are sealed; all others lie as plain JSON. */
export interface AnswerCodec {
  encode(json: string): string;
  decode(stored: string): string;
}

export const plainAnswers: AnswerCodec = { encode: (json) => json, decode: (stored) => stored };

/** Seals answers for the routes whose answer is itself a secret that the retry must get again. */
export function sealedAnswers(secrets: SecretBox, route: string): AnswerCodec {
  const context = `idempotency:${route}`;
  return {
    encode: (json) => JSON.stringify(secrets.seal(json, context)),
    decode: (stored) => secrets.open(String(JSON.parse(stored)), context),
  };
}

type KeyInScope = Record<'merchantId' | 'actor' | 'route' | 'key', string>;
const recordByKey = hotQuery((db, value: KeyInScope) =>
  db
    .selectFrom('idempotency')
    .select(['fingerprint', 'body_json'])
    .where('merchant_id', '=', value.merchantId)
    .where('actor', '=', value.actor)
    .where('route', '=', value.route)
    .where('key', '=', value.key),
);

async function recorded(
  db: Kysely<Database>,
  scope: IdempotencyScope,
  codec: AnswerCodec,
): Promise<{ answer: unknown } | null> {
  const { merchantId, actor, route, key } = scope;
  const [row] = await recordByKey(db, { merchantId, actor, route, key });
  if (!row) return null;
  if (row.fingerprint !== scope.fingerprint()) throw new ApiError('idempotency_conflict');
  return { answer: JSON.parse(codec.decode(row.body_json)) as unknown };
}

type NewRecord = KeyInScope & { fingerprint: string; answerJson: string; now: number };
const addRecord = hotWrite((db, value: NewRecord) =>
  db.insertInto('idempotency').values({
    merchant_id: value.merchantId,
    actor: value.actor,
    route: value.route,
    key: value.key,
    fingerprint: value.fingerprint,
    status: 200,
    body_json: value.answerJson,
    created_at: value.now,
  }),
);

function record(
  { merchantId, actor, route, key, fingerprint }: IdempotencyScope,
  answerJson: string,
  now: number,
): Write {
  const write = addRecord({ merchantId, actor, route, key, fingerprint: fingerprint(), answerJson, now });
  return {
    bound(db) {
      noteUsed(db, { merchantId, actor, route, key });
      return write.bound(db);
    },
    execute(db) {
      noteUsed(db, { merchantId, actor, route, key });
      return write.execute(db);
    },
  };
}

interface UnderWay {
  readonly scope: IdempotencyScope;
  readonly answer: Promise<unknown>;
}
const inFlight = new WeakMap<Kysely<Database>, Map<string, UnderWay>>();

/** The two ways in which an act may be stored together with the record of its answer. */
export interface Recorder<T> {
  readonly commit: Commit<T>;
  /** For acts whose writes are known beforehand: they share a transaction with others. */
  readonly store: Store<T>;
}

/**
 * Does `act` once per scope and answers every retry with the first answer, which must hold no secret. A retry that
 * arrives while the first is at work waits for it. A refused or failed act is not recorded: it may be tried again.
 */
export async function once<T>(
  services: Pick<Services, 'db' | 'clock'>,
  scope: IdempotencyScope,
  act: (recorder: Recorder<T>) => Promise<T>,
  codec: AnswerCodec = plainAnswers,
): Promise<{ answer: T; replayed: boolean }> {
  const running = inFlight.get(services.db) ?? new Map<string, UnderWay>();
  inFlight.set(services.db, running);
  const name = `${scope.merchantId} ${scope.actor} ${scope.route} ${scope.key}`;
  const twin = running.get(name);
  if (twin) {
    if (twin.scope.fingerprint() !== scope.fingerprint()) throw new ApiError('idempotency_conflict');
    return { answer: (await twin.answer) as T, replayed: true };
  }
  const work = perform(services, scope, act, codec);
  const answer = work.then((done) => done.answer);
  answer.catch(() => undefined);
  running.set(name, { scope, answer });
  try {
    return await work;
  } finally {
    running.delete(name);
  }
}

async function perform<T>(
  services: Pick<Services, 'db' | 'clock'>,
  scope: IdempotencyScope,
  act: (recorder: Recorder<T>) => Promise<T>,
  codec: AnswerCodec,
): Promise<{ answer: T; replayed: boolean }> {
  const text = (answer: T): string => codec.encode(JSON.stringify(answer ?? null));
  const before = maybeUsed(services.db, scope) ? await recorded(services.db, scope, codec) : null;
  if (before) return { answer: before.answer as T, replayed: true };
  const progress = { committed: false };
  const commit: Commit<T> = async (work) => {
    const answer = await services.db.transaction().execute(async (trx) => {
      const made = await work(trx);
      await record(scope, text(made), services.clock.now()).execute(trx);
      return made;
    });
    progress.committed = true;
    return answer;
  };
  const storeRecorded: Store<T> = async (storing) => {
    const now = services.clock.now();
    const stored = await store(services.db, storing, (answer) => record(scope, text(answer), now));
    progress.committed = true;
    return stored;
  };
  try {
    const answer = await act({ commit, store: storeRecorded });
    if (!progress.committed) await record(scope, text(answer), services.clock.now()).execute(services.db);
    return { answer, replayed: false };
  } catch (error) {
    // Another node may have won the race for this key: its answer is ours.
    const winner = await recorded(services.db, scope, codec);
    if (winner) return { answer: winner.answer as T, replayed: true };
    throw error;
  }
}
