import type { FastifyInstance } from 'fastify';
import { ApiError } from '../../contract/api-error';
import {
  memberBindingRequest,
  memberBindingState,
  memberPhone,
  memberProfile,
  memberProfileChange,
} from '../../contract/member-account';
import { memberAgreement, memberAgreements, memberConsent } from '../../contract/member-agreements';
import { memberExport, memberLeave, memberLeavingTerms } from '../../contract/member-leaving';
import { memberReceipts, memberStore, memberStores } from '../../contract/member-places';
import {
  agreement,
  agreementVersions,
  consent,
  consentsOf,
  requireConsent,
} from '../../domain/members/agreements';
import { exportOf } from '../../domain/members/export';
import { leave, leavingTerms } from '../../domain/members/leave';
import type { LiveTap } from '../../domain/members/leave';
import { memberOfVisitor } from '../../domain/members/members';
import type { Member } from '../../domain/members/members';
import { merchantById } from '../../domain/members/merchant';
import {
  activeMember,
  bindPhone,
  changeProfile,
  profileView,
  verifiedPhone,
} from '../../domain/members/profile';
import { receiptsOf } from '../../domain/members/receipts';
import { bindingOfMember, bindingView, requestBinding } from '../../domain/old-cards/requests';
import { storeForMembers, storesForMembers } from '../../domain/stores/for-members';
import type { MemberSessionCaller } from '../../plugins/callers';
import { serve } from '../../plugins/contract-route';
import { createKeyedLimiter } from '../../security/keyed-limiter';
import { time } from '../time';

/** Pages of lists one person turns in a minute. */
const PAGES_PER_MINUTE = 60;
/** Each costs the merchant money. */
const PHONES_PER_MINUTE = 3;
const REQUESTS_PER_MINUTE = 5;
const EXPORTS_PER_MINUTE = 3;

/** Stores, agreements, and where a counter recognised me. */
export function serveLists(app: FastifyInstance): void {
  const { services } = app;
  const { db } = services;
  const pages = createKeyedLimiter(services.clock, PAGES_PER_MINUTE);

  serve(app, memberStores, async ({ query, caller }) => {
    pages.count(caller.visitorId);
    return storesForMembers(db, caller.merchantId, query);
  });

  serve(app, memberStore, async ({ params, caller }) => {
    const store = await storeForMembers(db, caller.merchantId, params.storeId);
    if (!store) throw new ApiError('store_unknown');
    return { store };
  });

  serve(app, memberReceipts, async ({ query, caller }) => {
    pages.count(caller.visitorId);
    return receiptsOf(db, caller.merchantId, caller.visitorId, query.cursor);
  });

  serve(app, memberAgreements, async ({ caller }) => ({
    current: (await merchantById(services, caller.merchantId)).agreement_version,
    versions: await agreementVersions(db, caller.merchantId),
    consents: await consentsOf(db, caller.merchantId, caller.visitorId),
  }));

  serve(app, memberAgreement, async ({ params, caller }) =>
    agreement(db, await merchantById(services, caller.merchantId), params.version),
  );

  serve(app, memberConsent, async ({ body, caller, commit }) => {
    const merchant = await merchantById(services, caller.merchantId);
    return commit(async (trx) => ({
      consent: await consent(trx, services, merchant, caller.visitorId, body),
    }));
  });
}

/** What a member told of themselves, and cards of a former system. */
export function serveProfile(app: FastifyInstance): void {
  const { services } = app;
  const { db } = services;
  const phones = createKeyedLimiter(services.clock, PHONES_PER_MINUTE);
  const requests = createKeyedLimiter(services.clock, REQUESTS_PER_MINUTE);
  const me = ({ merchantId, visitorId }: MemberSessionCaller) => activeMember(db, merchantId, visitorId);

  serve(app, memberProfile, async ({ caller }) => ({ profile: await profileView(db, await me(caller)) }));

  serve(app, memberProfileChange, async ({ body, caller, commit }) => {
    const member = await me(caller);
    const merchant = await merchantById(services, caller.merchantId);
    const tells = typeof body.nickname === 'string' || typeof body.birthday === 'string';
    if (tells) await requireConsent(db, merchant, caller.visitorId, 'profile');
    return commit(async (trx) => ({
      profile: await profileView(trx, await changeProfile(trx, services, member, body)),
    }));
  });

  serve(app, memberPhone, async ({ body, caller, commit }) => {
    const member = await me(caller);
    const merchant = await merchantById(services, caller.merchantId);
    await requireConsent(db, merchant, caller.visitorId, 'phone');
    phones.count(caller.visitorId);
    const phone = await verifiedPhone(services, merchant, body.code);
    return commit(async (trx) => {
      const done = await bindPhone(trx, services, member, phone);
      return { profile: await profileView(trx, done.member), newlyBound: done.newlyBound };
    });
  });

  serve(app, memberBindingRequest, async ({ body, caller, commit }) => {
    const member = await me(caller);
    const merchant = await merchantById(services, caller.merchantId);
    await requireConsent(db, merchant, caller.visitorId, 'old_card');
    requests.count(caller.visitorId);
    return commit(async (trx) => {
      const row = await requestBinding(trx, services, merchant.id, member.id, body.cardNumber);
      return { request: bindingView(row, services.clock.now()) };
    });
  });

  serve(app, memberBindingState, async ({ params, caller }) => {
    const member = await memberOfVisitor(db, caller.merchantId, caller.visitorId);
    const row = member && (await bindingOfMember(db, caller.merchantId, member.id, params.requestId));
    if (!row) throw new ApiError('binding_request_unknown');
    return { request: bindingView(row, services.clock.now()) };
  });
}

/** My data: taking it along, and leaving. */
export function serveLeaving(app: FastifyInstance): void {
  const { services } = app;
  const exports = createKeyedLimiter(services.clock, EXPORTS_PER_MINUTE);

  /** A card that is not activated, or thrown away, may be left as well. */
  async function membership({ merchantId, visitorId }: MemberSessionCaller): Promise<Member> {
    const member = await memberOfVisitor(services.db, merchantId, visitorId);
    if (!member || member.state === 'left') throw new ApiError('not_a_member');
    return member;
  }

  serve(app, memberExport, async ({ caller }) => {
    exports.count(caller.visitorId);
    return exportOf(services, await merchantById(services, caller.merchantId), caller.visitorId);
  });

  serve(app, memberLeavingTerms, async ({ caller }) =>
    leavingTerms(await merchantById(services, caller.merchantId), await membership(caller)),
  );

  serve(
    app,
    memberLeave,
    async ({ body, caller, commit }) => {
      const member = await membership(caller);
      let live: readonly LiveTap[] = [];
      const answer = await commit(async (trx) => {
        const left = await leave(trx, services, member, body.seen);
        live = left.live;
        return { leftAt: time(left.leftAt), refund: left.refund };
      });
      for (const { tapId, terminalId } of live)
        services.bus.publish(terminalId, { kind: 'tap_dropped', seq: null, tapId });
      return answer;
    },
    { secretAnswer: true },
  );
}
