import { Type } from 'typebox';
import { nullable, strict, Time } from './common';
import { Day, OldCard } from './member-account';
import { Consent } from './member-agreements';
import { defineRoute } from './route';
import { actErrors, memberErrors } from './usual-errors';

const memberActErrors = [...memberErrors, ...actErrors] as const;
const who = { kind: 'member_session' } as const;

/** kept_for_refund: money is not forfeited; the merchant pays it back against the refund number. */
export const BalanceOnLeaving = Type.Union([
  Type.Object({ state: Type.Literal('none') }, strict),
  Type.Object({ state: Type.Literal('kept_for_refund'), balanceFen: Type.Integer() }, strict),
]);

export const memberLeavingTerms = defineRoute({
  id: 'memberLeavingTerms',
  method: 'GET',
  path: '/api/v1/member/leave',
  tag: 'member',
  summary: 'What leaving deletes, what is kept and why, and what happens to a balance.',
  who,
  act: false,
  response: Type.Object(
    {
      points: Type.Integer(),
      balanceFen: Type.Integer(),
      balance: BalanceOnLeaving,
      deletes: Type.Array(
        Type.Union([
          Type.Literal('card'),
          Type.Literal('points'),
          Type.Literal('name_and_nickname'),
          Type.Literal('phone'),
          Type.Literal('birthday'),
          Type.Literal('visits'),
          Type.Literal('old_cards'),
        ]),
      ),
      keeps: Type.Array(
        Type.Union([
          /** Points and money moved, without a name: accounting law. */
          Type.Literal('ledger'),
          /** That consent was given, and to which version: proof. */
          Type.Literal('consents'),
          /** The balance owed and its refund number. */
          Type.Literal('balance_owed'),
        ]),
      ),
      servicePhone: nullable(Type.String()),
    },
    strict,
  ),
  errors: [...memberErrors, 'not_a_member'],
});

/** `seen` is what the member was shown; when it has changed since, they are asked again (`leave_changed`). */
export const memberLeave = defineRoute({
  id: 'memberLeave',
  method: 'POST',
  path: '/api/v1/member/leave',
  tag: 'member',
  summary: 'Leave the membership.',
  who,
  act: true,
  body: Type.Object(
    { seen: Type.Object({ points: Type.Integer(), balanceFen: Type.Integer() }, strict) },
    strict,
  ),
  response: Type.Object(
    {
      leftAt: Time,
      /** Shown once; whoever presents it at the merchant's is paid the balance back. */
      refund: nullable(Type.Object({ number: Type.String(), balanceFen: Type.Integer() }, strict)),
    },
    strict,
  ),
  errors: [...memberActErrors, 'not_a_member', 'leave_changed'],
});

/** Everything the merchant keeps that is about me, readable by person and program. */
export const memberExport = defineRoute({
  id: 'memberExport',
  method: 'GET',
  path: '/api/v1/member/export',
  tag: 'member',
  summary: 'My data, all of it.',
  who,
  act: false,
  response: Type.Object(
    {
      madeAt: Time,
      merchantName: Type.String(),
      member: nullable(
        Type.Object(
          {
            number: Type.String(),
            state: Type.String(),
            level: Type.String(),
            points: Type.Integer(),
            balanceFen: Type.Integer(),
            name: nullable(Type.String()),
            nickname: nullable(Type.String()),
            birthday: nullable(Day),
            phone: nullable(Type.String()),
            phoneVerifiedAt: nullable(Time),
            cardCode: Type.String(),
            since: nullable(Time),
            oldCards: Type.Array(OldCard),
          },
          strict,
        ),
      ),
      firstSeenAt: Time,
      consents: Type.Array(Consent),
      visits: Type.Array(
        Type.Object(
          {
            at: Time,
            how: Type.String(),
            evidence: Type.String(),
            state: Type.String(),
            storeName: nullable(Type.String()),
            terminalName: nullable(Type.String()),
          },
          strict,
        ),
      ),
      entries: Type.Array(
        Type.Object(
          {
            at: Time,
            /** `points`, or `balance` in fen. */
            account: Type.String(),
            kind: Type.String(),
            amount: Type.Integer(),
            balanceAfter: Type.Integer(),
            reason: Type.String(),
          },
          strict,
        ),
      ),
    },
    strict,
  ),
  errors: memberErrors,
});
