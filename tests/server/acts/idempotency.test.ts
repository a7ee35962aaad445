import { routes } from '../../../server/src/contract';
import { idempotencyKey } from '../../helpers/server';
import { serverWorld } from '../../helpers/server-world';
import type { ServerWorld } from '../../helpers/server-world';
import { ask, credentialsOf } from './ask';
import type { ActAnswer } from './ask';
import { changedTables, snapshot } from './snapshot';
import { acts } from './table';
import { unaudited } from './unaudited';
import type { ActRequest, ReadyAct } from './act';

const actRoutes = routes.filter((route) => route.act);
const table = actRoutes.flatMap((route) => {
  const act = acts[route.id];
  return act ? [[route.id, route, act] as const] : [];
});

function without(answer: ActAnswer, fields: readonly string[]): ActAnswer {
  return Object.fromEntries(Object.entries(answer).filter(([name]) => !fields.includes(name)));
}

it('has an entry for every act of the contract, and for nothing else', () => {
  expect(Object.keys(acts).sort()).toEqual(actRoutes.map((route) => route.id).sort());
});

it('excuses no act from the audit log that there is not', () => {
  const ids = actRoutes.map((route) => route.id);
  expect(Object.keys(unaudited).filter((id) => !ids.includes(id))).toEqual([]);
});

describe.each(table)('%s', (_id, route, act) => {
  const fresh = act.fresh ?? [];
  const background = act.background ?? [];

  /** The act was done, but nobody heard the answer. */
  describe('whose first answer was lost', () => {
    const key = idempotencyKey();
    let world: ServerWorld;
    let ready: ReadyAct;
    let first: ActRequest;
    let lost: ActAnswer;
    let changed: string[];
    beforeAll(async () => {
      world = await serverWorld();
      ready = await act.prepare(world);
      const before = await snapshot(world.services.db);
      first = await ready.ask();
      const reply = await ask(world, route, first, key);
      expect([reply.status, reply.body['message']]).toEqual([200, undefined]);
      lost = reply.body;
      changed = changedTables(before, await snapshot(world.services.db));
    });
    afterAll(() => world.close());

    it('changed more than the record of its answer', () => {
      expect(changed.filter((name) => name !== 'idempotency')).not.toEqual([]);
    });

    it('stands in the audit log, or is told of elsewhere', () => {
      // What members do on their own phones is theirs; the log is about those who act for the merchant.
      if (!['console', 'staff', 'write_code', 'terminal'].includes(route.who.kind)) return;
      expect([route.id, changed.includes('audit')]).toEqual([route.id, !(route.id in unaudited)]);
    });

    it('left no secret readable in the database', async () => {
      const secrets = [...credentialsOf(first), ...(act.secretsOf?.(lost) ?? [])];
      const kept = Object.entries(await snapshot(world.services.db)).flatMap(([name, rows]) =>
        secrets.filter((secret) => JSON.stringify(rows).includes(secret)).map((secret) => [name, secret]),
      );
      // The console reads its CSRF token back from the session's row; it is worth nothing without the cookie.
      const csrf = first.headers['x-csrf-token'];
      expect(kept.filter(([name, secret]) => name !== 'staff_sessions' || secret !== csrf)).toEqual([]);
    });

    it('is not done again by the retry, which gets the same answer', async () => {
      const before = await snapshot(world.services.db);
      world.services.clock.pass(1_500);
      const retry = await ask(world, route, await ready.ask(), key);
      expect(retry.status).toBe(200);
      expect(without(retry.body, fresh)).toEqual(without(lost, fresh));
      for (const field of fresh) expect(retry.body[field]).not.toEqual(lost[field]);
      const tolerated = [...(act.renews ?? []), ...background];
      const again = changedTables(before, await snapshot(world.services.db));
      expect(again.filter((name) => !tolerated.includes(name))).toEqual([]);
    });

    it('refuses its key for anything else', async () => {
      if (ready.askOtherwise === null) {
        const { properties = {} } = (route.body ?? {}) as { properties?: object };
        expect([route.params, Object.keys(properties)]).toEqual([undefined, []]);
        return;
      }
      const before = await snapshot(world.services.db);
      const reply = await ask(world, route, await ready.askOtherwise(await ready.ask()), key);
      expect([reply.status, reply.body['code']]).toEqual([409, 'idempotency_conflict']);
      const touched = changedTables(before, await snapshot(world.services.db));
      expect(touched.filter((name) => !background.includes(name))).toEqual([]);
    });
  });

  it('is done once when it is asked for several times at the same moment', async () => {
    const world = await serverWorld();
    try {
      const ready = await act.prepare(world);
      const key = idempotencyKey();
      const requests = [await ready.ask(), await ready.ask(), await ready.ask()];
      const replies = await Promise.all(requests.map((request) => ask(world, route, request, key)));
      expect(replies.map((reply) => reply.status)).toEqual([200, 200, 200]);
      const answers = new Set(replies.map((reply) => JSON.stringify(without(reply.body, fresh))));
      expect(answers.size).toBe(1);
    } finally {
      await world.close();
    }
  });
});
