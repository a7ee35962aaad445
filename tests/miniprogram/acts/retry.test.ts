/**
 * The mini-program's acts over the real server: an answer is lost, late, broken or refused on the way, the session ends
 * or the login code is spent in between; in the end the act is done exactly once.
 */
import { operationShapes } from '../../../miniprogram/api/client';
import type { ActId } from '../../../miniprogram/api/client';
import { serverWorld } from '../../helpers/server-world';
import type { ServerWorld } from '../../helpers/server-world';
import { snapshot } from '../../server/acts/snapshot';
import type { PhoneAct } from './act';
import {
  answerLost,
  answerTooLate,
  gatewayBreaks,
  requestLost,
  sentTwice,
  serverBusy,
  tooMany,
} from './line';
import type { Mishap } from './line';
import { phoneOf } from './phone';
import type { Phone } from './phone';
import { phoneActs } from './table';

const LOGIN = /\/(member\/session|staff\/sessions)$/;

/** `setUp` may put further mishaps on the line. `fits`: acts it can happen to. */
interface Trouble {
  readonly mishap: (phone: Phone, act: PhoneAct) => Mishap;
  readonly also?: (phone: Phone) => void;
  readonly fits?: (act: PhoneAct) => boolean;
}

/** The act is done, nobody hears of it, and the session it was done under ends. */
const sessionEnds =
  (phone: Phone, act: PhoneAct): Mishap =>
  async (deliver) => {
    await deliver();
    if (act.session !== undefined) await phone.world.services.db.deleteFrom(act.session).execute();
    return answerLost(deliver);
  };

const TROUBLES: Readonly<Record<string, Trouble>> = {
  'the answer is lost': { mishap: () => answerLost },
  'the answer comes too late': { mishap: () => answerTooLate },
  'a gateway breaks the answer': { mishap: () => gatewayBreaks },
  'the request is lost': { mishap: () => requestLost },
  'the server is busy': { mishap: () => serverBusy },
  'there are too many requests': { mishap: () => tooMany },
  'the request is sent twice': { mishap: () => sentTwice },
  'the session ends in between': {
    mishap: sessionEnds,
    fits: (act) => act.session !== undefined,
  },
  'the session ends, and the new login code is spent on the way': {
    mishap: sessionEnds,
    also: (phone) => {
      phone.line.befall(LOGIN, sentTwice);
    },
    // Bootstrap brings its login code itself.
    fits: (act) => act.session !== undefined && act.renews?.includes('sessions') !== true,
  },
  'the session ends, and the login is not answered': {
    mishap: sessionEnds,
    also: (phone) => {
      phone.line.befall(LOGIN, answerLost);
    },
    fits: (act) => act.session !== undefined && act.renews?.includes('sessions') !== true,
  },
};

const acts = (Object.entries(phoneActs) as [ActId, Readonly<Record<string, PhoneAct>>][]).flatMap(
  ([id, cases]) => Object.entries(cases).map(([whose, act]) => ({ id, whose, act })),
);
const pathOf = (id: ActId): RegExp => new RegExp(`${operationShapes[id].path.replace(/\{\w+\}/g, '[^/]+')}$`);

/** Rows of every table, without what background work and renewed sessions add. */
async function rows(world: ServerWorld, without: readonly string[]): Promise<Record<string, number>> {
  const all = await snapshot(world.services.db);
  return Object.fromEntries(
    Object.entries(all)
      .filter(([name]) => !without.includes(name))
      .map(([name, list]) => [name, list.length]),
  );
}

/** What proves somebody or is spent once, as the phone sent or got it. */
function secretsOf({ line, loginCodes }: Phone): string[] {
  const fields = (value: unknown) => (value ?? {}) as Record<string, unknown>;
  const sent = line.sent.flatMap(({ header, body }) => [
    /^Bearer (.+)$/.exec(header['Authorization'] ?? '')?.[1],
    header['X-Staff-Session'],
    fields(body)['activateTicket'],
  ]);
  const given = line.answers.map(({ body }) => fields(fields(body)['session'])['token']);
  return [...new Set([...sent, ...given, ...loginCodes])].filter(
    (text): text is string => typeof text === 'string' && text !== '',
  );
}

test('every act of the mini-program says how it is done', () => {
  const ids = Object.entries(operationShapes).flatMap(([id, { act }]) => (act ? [id] : []));
  expect(Object.keys(phoneActs).sort()).toEqual(ids.sort());
});

describe.each(acts)('$id $whose', ({ id, act }) => {
  const path = pathOf(id);
  // A session may be begun anew at any try.
  const without = ['sessions', 'staff_phone_sessions', ...(act.renews ?? [])];
  let smooth: { rows: Record<string, number>; answer: unknown };

  /** A world in which the act is done; `befall` puts troubles on the line after the preparations. */
  async function inWorld(
    befall: (phone: Phone) => void,
    check: (phone: Phone, answer: unknown) => Promise<void>,
    later = false,
  ): Promise<void> {
    const world = await serverWorld();
    try {
      const phone = phoneOf(world, 'lin');
      const ready = await act.prepare(phone);
      phone.line.mark();
      befall(phone);
      try {
        const first = await ready.act().catch(() => null);
        const again = ready.again?.bind(ready) ?? ready.act.bind(ready);
        await check(phone, later ? await again() : first);
      } finally {
        ready.end?.();
      }
    } finally {
      await world.close();
    }
  }

  beforeAll(async () => {
    await inWorld(
      () => undefined,
      async ({ world }, answer) => {
        smooth = { rows: await rows(world, without), answer };
      },
    );
    expect(smooth.answer).not.toBeNull();
  });

  const fitting = Object.entries(TROUBLES).filter(([, { fits }]) => fits?.(act) ?? true);
  it.each(fitting)('is done once when %s', async (_name, trouble) => {
    await inWorld(
      (phone) => {
        phone.line.befall(path, trouble.mishap(phone, act));
        trouble.also?.(phone);
      },
      async (phone, answer) => {
        expect(phone.line.waiting()).toBe(0);
        expect(answer).toEqual(smooth.answer);
        const keys = phone.line.to(path).map(({ header }) => header['Idempotency-Key']);
        expect([...new Set(keys)]).toEqual([expect.stringMatching(/^[0-9A-Za-z]{24}$/)]);
        expect(await rows(phone.world, without)).toEqual(smooth.rows);
        const kept = JSON.stringify(await snapshot(phone.world.services.db));
        expect(secretsOf(phone).filter((secret) => kept.includes(secret))).toEqual([]);
        const onPhone = JSON.stringify(phone.storage.keys().map((key) => phone.storage.read(key)));
        expect(phone.loginCodes.filter((code) => onPhone.includes(code))).toEqual([]);
      },
    );
  });

  it('is done once when the network stays away for longer than the request layer tries', async () => {
    await inWorld(
      (phone) => {
        phone.line.befall(path, answerLost, answerLost, answerLost);
      },
      async (phone, answer) => {
        expect(phone.line.waiting()).toBe(0);
        expect(answer).toEqual(smooth.answer);
        const anew = [...without, ...(act.anew ? [...act.anew, 'idempotency'] : [])];
        const expected = Object.entries(smooth.rows).filter(([name]) => !anew.includes(name));
        expect(await rows(phone.world, anew)).toEqual(Object.fromEntries(expected));
      },
      true,
    );
  });

  if (act.session !== undefined || act.bringsCode)
    it('leaves the phone with a session that holds', async () => {
      await inWorld(
        (phone) => {
          phone.line.befall(path, act.session === undefined ? sentTwice : sessionEnds(phone, act));
        },
        async ({ world, storage }) => {
          const isStaff = id.startsWith('staff');
          const token = String(storage.read(isStaff ? 'staff-session' : 'session'));
          const asked = isStaff
            ? world.call<{ code: string }>(
                'POST',
                '/api/v1/staff/tag-passwords',
                { authorization: `Bearer ${token}` },
                { tagId: null, uid: '04A1B2C3D4E5F6', purpose: 'rewrite' },
              )
            : world.call<{ code: string }>('GET', '/api/v1/member/recognitions/noSuchTap000000000', {
                authorization: `Bearer ${token}`,
              });
          expect((await asked).body.code).toBe(isStaff ? 'tag_not_protected' : 'tap_unknown');
        },
      );
    });
});
