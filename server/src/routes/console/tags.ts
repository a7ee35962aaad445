import type { FastifyInstance } from 'fastify';
import {
  consoleTagActs,
  consoleTagHistory,
  consoleTagMoves,
  consoleTagRegister,
} from '../../contract/console-tags';
import { tagActsDone, tagHistory } from '../../domain/tags/history';
import { actOnTags, moveTags } from '../../domain/tags/people-decide';
import { registeredTags, schemeModeOf } from '../../domain/tags/register-search';
import { serve } from '../../plugins/contract-route';
import { time, timeOrNull } from '../time';

const PAGE = 50;

/** The register of tags: finding them, their history, and what people decide about them. */
export function registerTags(app: FastifyInstance): void {
  const { db, clock, random } = app.services;

  serve(app, consoleTagRegister, async ({ caller, query: { cursor, limit, ...query } }) => {
    const asked = { ...query, now: clock.now() };
    const page = await registeredTags(db, caller.merchantId, caller.reach, asked, {
      cursor,
      limit: limit ?? PAGE,
    });
    return {
      ...page,
      mode: await schemeModeOf(db, caller.merchantId),
      rows: page.rows.map((row) => ({
        ...row,
        writtenAt: timeOrNull(row.writtenAt),
        lastTapAt: timeOrNull(row.lastTapAt),
      })),
    };
  });

  serve(app, consoleTagActs, ({ caller, body, commit }) =>
    commit((trx) =>
      actOnTags(trx, random, caller.merchantId, caller.reach, {
        ...body,
        actor: caller.actor,
        at: clock.now(),
      }),
    ),
  );

  serve(app, consoleTagMoves, ({ caller, body, commit }) =>
    commit((trx) =>
      moveTags(trx, random, caller.merchantId, caller.reach, {
        ...body,
        actor: caller.actor,
        at: clock.now(),
      }),
    ),
  );

  serve(app, consoleTagHistory, async ({ caller, params }) => {
    const writes = await tagHistory(db, caller.merchantId, caller.reach, params.tagId);
    const acts = await tagActsDone(db, caller.merchantId, params.tagId);
    return {
      writes: writes.map((write) => ({
        ...write,
        late: write.late === 1,
        writtenAt: time(write.writtenAt),
        receivedAt: time(write.receivedAt),
      })),
      acts: acts.map((act) => ({ ...act, at: time(act.at) })),
    };
  });
}
