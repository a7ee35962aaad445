import type { Kysely, Selectable, Transaction } from 'kysely';
import type { Static } from 'typebox';
import { ApiError } from '../../contract/api-error';
import type { BindingRequest } from '../../contract/member-account';
import type { CounterBinding } from '../../contract/terminal-bindings';
import { holdName } from '../../db/dialect';
import type { BindingRequestsTable, Database } from '../../db/schema';
import { createDigits, createId } from '../../security/ids';
import type { Services } from '../../services';
import { noteAudit } from '../audit/audit';
import { memberById } from '../members/members';
import { maskName, maskPhone } from '../members/rules';
import { iso } from '../iso';
import { bindOldCard } from './bind';
import { freeOldCard } from './repository';
import type { OldMember } from './repository';
import { BINDING_CODE_LENGTH, BINDING_LIFE } from './rules';

export type BindingRequestRow = Selectable<BindingRequestsTable>;
export type BindingRequestView = Static<typeof BindingRequest>;
export type CounterBindingView = Static<typeof CounterBinding>;

type Parts = Pick<Services, 'clock' | 'random'>;

export function bindingView(row: BindingRequestRow, now: number): BindingRequestView {
  const over = row.state === 'replaced' || (row.state === 'waiting' && row.expires_at <= now);
  return {
    id: row.id,
    code: row.code,
    cardNumber: row.card_number,
    state: over || row.state === 'replaced' ? 'expired' : row.state,
    expiresAt: iso(row.expires_at),
  };
}

async function waitingByCode(
  db: Kysely<Database>,
  merchantId: string,
  code: string,
  now: number,
): Promise<BindingRequestRow | null> {
  const row = await db
    .selectFrom('binding_requests')
    .selectAll()
    .where('merchant_id', '=', merchantId)
    .where('code', '=', code)
    .where('state', '=', 'waiting')
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return row ?? null;
}

/** Notes that a member wants an old card bound. The last request of the same member ends. */
export async function requestBinding(
  trx: Transaction<Database>,
  { clock, random }: Parts,
  merchantId: string,
  memberId: string,
  cardNumber: string,
): Promise<BindingRequestRow> {
  const now = clock.now();
  // A code leads to one member: nobody else draws one meanwhile.
  await holdName(trx, `binding codes ${merchantId}`);
  await trx
    .updateTable('binding_requests')
    .set({ state: 'replaced', decided_at: now })
    .where('merchant_id', '=', merchantId)
    .where('member_id', '=', memberId)
    .where('state', '=', 'waiting')
    .execute();
  let code = createDigits(random, BINDING_CODE_LENGTH);
  while (await waitingByCode(trx, merchantId, code, now)) code = createDigits(random, BINDING_CODE_LENGTH);
  return trx
    .insertInto('binding_requests')
    .values({
      id: createId(random),
      merchant_id: merchantId,
      member_id: memberId,
      card_number: cardNumber.trim(),
      code,
      state: 'waiting',
      created_at: now,
      expires_at: now + BINDING_LIFE,
      decided_at: null,
      decided_by: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** A member's own request, or null. */
export async function bindingOfMember(
  db: Kysely<Database>,
  merchantId: string,
  memberId: string,
  requestId: string,
): Promise<BindingRequestRow | null> {
  const row = await db
    .selectFrom('binding_requests')
    .selectAll()
    .where('id', '=', requestId)
    .where('merchant_id', '=', merchantId)
    .where('member_id', '=', memberId)
    .executeTakeFirst();
  return row ?? null;
}

/** What the cashier sees of a request. Throws `binding_request_unknown`. */
export async function bindingAtCounter(
  db: Kysely<Database>,
  { clock }: Pick<Services, 'clock'>,
  merchantId: string,
  code: string,
): Promise<CounterBindingView> {
  const request = await waitingByCode(db, merchantId, code, clock.now());
  const member = request && (await memberById(db, merchantId, request.member_id));
  if (!request || member?.state !== 'active') throw new ApiError('binding_request_unknown');
  const old = await freeOldCard(db, merchantId, request.card_number);
  return {
    id: request.id,
    cardNumber: request.card_number,
    maskedMemberName: maskName(member.name),
    memberNumber: member.number,
    oldCard: old && {
      maskedName: maskName(old.name),
      maskedPhone: maskPhone(old.phone_tail),
      points: old.points,
      balanceFen: old.balance_fen,
    },
    expiresAt: iso(request.expires_at),
  };
}

async function decide(
  trx: Transaction<Database>,
  { clock }: Pick<Services, 'clock'>,
  merchantId: string,
  terminalId: string,
  code: string,
  state: 'confirmed' | 'refused',
): Promise<BindingRequestRow> {
  const now = clock.now();
  const waiting = await waitingByCode(trx, merchantId, code, now);
  const request =
    waiting &&
    (await trx
      .updateTable('binding_requests')
      .set({ state, decided_at: now, decided_by: `terminal:${terminalId}` })
      .where('merchant_id', '=', merchantId)
      .where('id', '=', waiting.id)
      .where('state', '=', 'waiting')
      .returningAll()
      .executeTakeFirst());
  if (!request) throw new ApiError('binding_request_unknown');
  return request;
}

/** A cashier confirms: the old card is bound. Throws `binding_request_unknown` and `old_card_unknown`. */
export async function confirmBinding(
  trx: Transaction<Database>,
  services: Parts,
  merchantId: string,
  terminalId: string,
  code: string,
): Promise<OldMember> {
  const request = await decide(trx, services, merchantId, terminalId, code, 'confirmed');
  const old = await freeOldCard(trx, merchantId, request.card_number);
  const by = `terminal:${terminalId}`;
  const bound = old && (await bindOldCard(trx, services, merchantId, request.member_id, old.id, by));
  if (!bound) throw new ApiError('old_card_unknown');
  await noteAudit(trx, services.random, merchantId, {
    at: services.clock.now(),
    actor: by,
    action: 'old_card.bound',
    subject: request.member_id,
    detail: { oldMember: bound.id, points: bound.points, balanceFen: bound.balance_fen },
  });
  return bound;
}

/** A cashier refuses. Throws `binding_request_unknown`. */
export async function refuseBinding(
  trx: Transaction<Database>,
  services: Pick<Services, 'clock'>,
  merchantId: string,
  terminalId: string,
  code: string,
): Promise<void> {
  await decide(trx, services, merchantId, terminalId, code, 'refused');
}
