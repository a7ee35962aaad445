import type { Kysely } from 'kysely';
import type { Database } from '../../db/schema';
import type { Reaction } from './rules';
import { startOfDay } from './rules';

export type RestReason = Exclude<Reaction, 'next_version'>;

/** Why and until when a merchant's queue rests. Times in milliseconds. */
export interface QueueRest {
  reaction: RestReason;
  errcode: number | null;
  /** Refusals in a row. */
  failures: number;
  nextAt: number;
}

export interface QueueMemory {
  /** Null while all is well. */
  rest: QueueRest | null;
  /** Schemes that exist at WeChat because of us, spent versions included. */
  used: number;
  usedToday: number;
  /** Another number after every rest and every knock, null while there was neither: who compares it sees knocks. */
  mark: number | null;
}

/** Counts one more scheme that exists at WeChat; give it the transaction that stores it. */
export async function noteUsed(db: Kysely<Database>, merchantId: string, at: number): Promise<void> {
  const day = startOfDay(at);
  await db
    .insertInto('scheme_queues')
    .values({ merchant_id: merchantId, ...FRESH, used: 1, day, day_used: 1 })
    .onConflict((conflict) =>
      conflict.column('merchant_id').doUpdateSet((e) => ({
        used: e('scheme_queues.used', '+', 1),
        day,
        day_used: e
          .case()
          .when('scheme_queues.day', '=', day)
          .then(e('scheme_queues.day_used', '+', 1))
          .else(1)
          .end(),
      })),
    )
    .execute();
}

const AWAKE = { reaction: null, errcode: null, failures: 0, next_at: null } as const;
const FRESH = { ...AWAKE, used: 0, day: 0, day_used: 0 } as const;

/** What a merchant's queue remembers over a restart and for the other nodes. */
export function queueMemory(db: Kysely<Database>) {
  return {
    async read(merchantId: string, now: number): Promise<QueueMemory> {
      const row = await db
        .selectFrom('scheme_queues')
        .selectAll()
        .where('merchant_id', '=', merchantId)
        .executeTakeFirst();
      const { reaction, errcode, failures, next_at: nextAt, used, day, day_used } = row ?? FRESH;
      const rest = reaction === null || nextAt === null ? null : { reaction, errcode, failures, nextAt };
      return { rest, used, usedToday: day === startOfDay(now) ? day_used : 0, mark: nextAt };
    },

    /**
     * Notes a rest, unless somebody knocked since `seen` (the `mark` last read) was read: who asks for one more try while
     * a call is under way must not be put off by that call's refusal. Answers whether it was noted.
     */
    async rest(merchantId: string, seen: number | null, { nextAt, ...why }: QueueRest): Promise<boolean> {
      const row = { ...why, next_at: nextAt };
      const noted = await db
        .insertInto('scheme_queues')
        .values({ merchant_id: merchantId, ...FRESH, ...row })
        .onConflict((conflict) =>
          conflict
            .column('merchant_id')
            .doUpdateSet(row)
            .where('scheme_queues.next_at', seen === null ? 'is' : '=', seen),
        )
        .returning('merchant_id')
        .executeTakeFirst();
      return noted !== undefined;
    },

    /** WeChat issues again. */
    async recovered(merchantId: string): Promise<void> {
      await db.updateTable('scheme_queues').set(AWAKE).where('merchant_id', '=', merchantId).execute();
    },

    /**
     * Ends the rest, on whatever node it is taken, or spares the one that a call under way may ask for: `stop` after a
     * repair, any by hand.
     */
    async knock(merchantId: string, which: 'stop' | 'any'): Promise<void> {
      await db
        .insertInto('scheme_queues')
        .values({ merchant_id: merchantId, ...FRESH, next_at: 0 })
        .onConflict((conflict) =>
          conflict
            .column('merchant_id')
            // Every knock leaves another number, so that the worker sees each: 0, -1, -2, all of them past.
            .doUpdateSet((e) => ({
              next_at: e
                .case()
                .when('scheme_queues.next_at', '<=', 0)
                .then(e('scheme_queues.next_at', '-', 1))
                .else(0)
                .end(),
            }))
            .where((e) =>
              which === 'any'
                ? e.lit(true)
                : e.or([e('scheme_queues.reaction', '=', 'stop'), e('scheme_queues.reaction', 'is', null)]),
            ),
        )
        .execute();
    },
  };
}
