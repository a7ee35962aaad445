import type { FastifyInstance } from 'fastify';
import {
  memberConfirm,
  memberConfirmations,
  memberRecords,
  memberRefuse,
} from '../../contract/member-records';
import { entriesOfMember } from '../../domain/ledger/entries';
import { decide, openConfirmations } from '../../domain/ledger/member-decides';
import { memberOfVisitor } from '../../domain/members/members';
import { serve } from '../../plugins/contract-route';
import { createKeyedLimiter } from '../../security/keyed-limiter';
import { time } from '../time';

/** Pages and questions of one person in a minute, one about every second. */
const LOOKS_PER_MINUTE = 120;

/** What a member holds, and what counters ask them to confirm. */
export function registerRecords(app: FastifyInstance): void {
  const { services } = app;
  const looks = createKeyedLimiter(services.clock, LOOKS_PER_MINUTE);

  serve(app, memberRecords, async ({ caller, query }) => {
    looks.count(caller.visitorId);
    const member = await memberOfVisitor(services.db, caller.merchantId, caller.visitorId);
    if (!member) return { points: 0, balanceFen: 0, entries: [], nextCursor: null };
    const page = await entriesOfMember(services.db, caller.merchantId, member.id, query.cursor);
    return { points: member.points, balanceFen: member.balance_fen, ...page };
  });

  serve(app, memberConfirmations, async ({ caller }) => {
    looks.count(caller.visitorId);
    const confirmations = await openConfirmations(services, caller.merchantId, caller.visitorId);
    return { confirmations, serverTime: time(services.clock.now()) };
  });

  serve(app, memberConfirm, ({ caller, params, commit }) =>
    decide(services, caller, params.confirmationId, 'confirmed', commit),
  );

  serve(app, memberRefuse, ({ caller, params, commit }) =>
    decide(services, caller, params.confirmationId, 'refused', commit),
  );
}
