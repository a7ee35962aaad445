import type { Room } from '../../app';
import { ApiError } from '../../contract/api-error';
import {
  memberActivation,
  memberBootstrap,
  memberCardCheck,
  memberCodes,
  memberRecognition,
  memberSession,
} from '../../contract/member';
import { activateCard } from '../../domain/cards/activation';
import { checkCard } from '../../domain/cards/check';
import { cardStateOf } from '../../domain/cards/view';
import { recognise, situationOf } from '../../domain/members/bootstrap';
import { issueCodes } from '../../domain/members/codes';
import { memberOfVisitor } from '../../domain/members/members';
import { merchantByAppId, merchantById, merchantFace } from '../../domain/members/merchant';
import type { Arrived } from '../../domain/taps/announce';
import { arrive, placeOf, resolveEntryOf } from '../../domain/taps/arrive';
import type { Destination } from '../../domain/taps/arrive';
import type { Tap } from '../../domain/taps/view';
import { recognitionOf } from '../../domain/taps/recognition';
import { credential } from '../../plugins/callers';
import type { MemberSessionCaller } from '../../plugins/callers';
import { serve } from '../../plugins/contract-route';
import type { Answer } from '../../plugins/contract-route';
import { fingerprint, once } from '../../plugins/idempotency';
import { createKeyedLimiter } from '../../security/keyed-limiter';
import type { Services } from '../../services';
import { time } from '../time';
import { serveLeaving, serveLists, serveProfile } from './account';
import { registerRecords } from './records';

type EntranceAnswer = Answer<typeof memberBootstrap>['entrance'];
type AfterClaim = Answer<typeof memberActivation>;

const NOWHERE = { entranceId: null, tagId: null } as const;
/** Log-ins spend WeChat calls: so many a minute from one address. Whole shops share one, hence the room. */
const LOGINS_PER_MINUTE = 600;
/** Arrivals of one person in a minute: far more than a person taps, far less than a script does. */
const ARRIVALS_PER_MINUTE = 60;
/** Member codes of one person in a minute; each issue is three. */
const CODES_PER_MINUTE = 20;
/** Questions after the counter's answer, one about every second. */
const LOOKS_PER_MINUTE = 120;

function sessionAnswer({ token, expiresAt }: { token: string; expiresAt: number }): {
  token: string;
  expiresAt: string;
} {
  return { token, expiresAt: time(expiresAt) };
}

function entranceAnswer(at: Destination): EntranceAnswer {
  switch (at.state) {
    case 'none':
    case 'unknown':
      return { state: at.state };
    case 'open':
    case 'disabled':
      return { state: at.state, place: at.place };
  }
}

async function afterClaim(
  services: Services,
  { merchantId, visitorId }: MemberSessionCaller,
  tapId: string | null,
): Promise<AfterClaim> {
  const merchant = await merchantById(services, merchantId);
  return {
    card: await cardStateOf(services, merchant, visitorId, NOWHERE),
    recognition: (await recognitionOf(services, merchantId, visitorId, tapId)) ?? { state: 'none' },
  };
}

/** Routes of the member center. */
export const memberRoom: Room = (app) => {
  const { services } = app;
  const arrivals = createKeyedLimiter(services.clock, ARRIVALS_PER_MINUTE);
  const codeIssues = createKeyedLimiter(services.clock, CODES_PER_MINUTE);
  const looks = createKeyedLimiter(services.clock, LOOKS_PER_MINUTE);
  serveLists(app);
  serveProfile(app);
  serveLeaving(app);

  registerRecords(app);

  serve(
    app,
    memberSession,
    async ({ body, caller }) => {
      const merchant = await merchantByAppId(services, body.appId);
      const who = await recognise(services, merchant, { ...caller, session: null }, null, body.code);
      return { session: sessionAnswer(await who.session()) };
    },
    { perMinute: LOGINS_PER_MINUTE },
  );

  serve(app, memberBootstrap, async ({ body, caller, request, idempotencyKey }) => {
    const merchant = await merchantByAppId(services, body.appId);
    const who = await recognise(services, merchant, caller, credential(request, 'Bearer'), body.code);
    arrivals.count(who.visitorId);
    const at = await resolveEntryOf(services, merchant.id, body.entry);
    const visitor = { id: who.visitorId, member: await who.member() };
    const arrived: { tap: Tap | null } = { tap: null };
    const place = placeOf(body.entry, at);
    // Who only opens the page does nothing that could be done twice: no key is kept, no disk is waited for.
    let earlier: string | null = null;
    if (place) {
      const scope = {
        merchantId: merchant.id,
        actor: `visitor:${who.visitorId}`,
        route: memberBootstrap.id,
        key: idempotencyKey,
        // The login code stays out: the retry of a lost answer must bring a new one.
        fingerprint: () => fingerprint({ appId: body.appId, entry: body.entry }),
      };
      const { answer } = await once<Arrived>(services, scope, async ({ store }) => {
        arrived.tap = await arrive(services, merchant.id, visitor, body.entry, place, store);
        return { tapId: arrived.tap?.id ?? null };
      });
      earlier = answer.tapId;
    }
    const now = await situationOf(services, merchant, visitor, at, arrived.tap ?? earlier);
    return {
      session: sessionAnswer(await who.session()),
      serverTime: time(services.clock.now()),
      merchant: merchantFace(merchant),
      entrance: entranceAnswer(at),
      card: now.card,
      recognition: now.recognition,
    };
  });

  serve(app, memberActivation, async ({ body, caller }) => {
    const merchant = await merchantById(services, caller.merchantId);
    const { tapId } = await activateCard(services, merchant, caller.visitorId, {
      claimId: body.claimId ?? null,
      agreementVersion: body.agreementVersion ?? null,
      activateTicket: body.activateTicket,
      cardId: body.cardId,
      code: body.code,
    });
    return afterClaim(services, caller, tapId);
  });

  serve(app, memberCardCheck, async ({ body, caller }) => {
    const merchant = await merchantById(services, caller.merchantId);
    const claimId = body.claimId ?? null;
    const { tapId, mayFollow } = await checkCard(services, merchant, caller.visitorId, claimId);
    return { ...(await afterClaim(services, caller, tapId)), mayFollow };
  });

  serve(
    app,
    memberCodes,
    async ({ caller, commit }) => {
      codeIssues.count(caller.visitorId);
      const member = await memberOfVisitor(services.db, caller.merchantId, caller.visitorId);
      if (member?.state !== 'active') throw new ApiError('not_a_member');
      return commit(async (trx) => {
        const codes = await issueCodes(trx, services, caller.merchantId, member.id);
        return {
          serverTime: time(services.clock.now()),
          codes: codes.map(({ code, validFrom, validTo }) => ({
            code,
            validFrom: time(validFrom),
            validTo: time(validTo),
          })),
        };
      });
    },
    { secretAnswer: true },
  );

  serve(app, memberRecognition, async ({ params, caller }) => {
    const { merchantId, visitorId } = caller;
    looks.count(visitorId);
    const recognition = await recognitionOf(services, merchantId, visitorId, params.tapId);
    if (!recognition) throw new ApiError('tap_unknown');
    return { recognition };
  });
};
