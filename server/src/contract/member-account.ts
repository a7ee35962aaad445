import { Type } from 'typebox';
import { Id, nullable, strict, Time } from './common';
import { defineRoute } from './route';
import { actErrors, memberErrors, wechatErrors } from './usual-errors';

const memberActErrors = [...memberErrors, ...actErrors] as const;
const who = { kind: 'member_session' } as const;

/** A calendar day, `2000-02-29`; days that never were are refused. */
export const Day = Type.String({ format: 'date' });

/** A card of the merchant's former system that was bound to this member; its number is masked. */
export const OldCard = Type.Object(
  { maskedNumber: Type.String(), points: Type.Integer(), balanceFen: Type.Integer(), boundAt: Time },
  strict,
);

export const MemberProfile = Type.Object(
  {
    nickname: nullable(Type.String()),
    birthday: nullable(Day),
    /** Name as the activation form told it. */
    name: nullable(Type.String()),
    maskedPhone: nullable(Type.String()),
    /** Null while the number is only what was typed into the activation form. */
    phoneVerifiedAt: nullable(Time),
    oldCards: Type.Array(OldCard),
  },
  strict,
);
const ProfileAnswer = Type.Object({ profile: MemberProfile }, strict);

export const memberProfile = defineRoute({
  id: 'memberProfile',
  method: 'GET',
  path: '/api/v1/member/profile',
  tag: 'member',
  summary: 'What the merchant knows of me.',
  who,
  act: false,
  response: ProfileAnswer,
  errors: [...memberErrors, 'not_a_member'],
});

/** A field that is absent stays, null erases it. A phone number can only be erased here; see `memberPhone`. */
export const memberProfileChange = defineRoute({
  id: 'memberProfileChange',
  method: 'POST',
  path: '/api/v1/member/profile',
  tag: 'member',
  summary: 'Change or erase what I told of myself.',
  who,
  act: true,
  body: Type.Object(
    {
      nickname: Type.Optional(nullable(Type.String({ minLength: 1, maxLength: 32 }))),
      birthday: Type.Optional(nullable(Day)),
      phone: Type.Optional(Type.Null()),
    },
    strict,
  ),
  response: ProfileAnswer,
  errors: [...memberActErrors, 'not_a_member', 'consent_required', 'birthday_impossible'],
});

/**
 * Binds the number that WeChat verified; `code` is from a button of open-type getPhoneNumber and spent by its first
 * use. Each call costs the merchant money, so ask only when the member wants something that needs it. Old cards that
 * were imported with this number are bound by it, and told once in `oldCards`.
 */
export const memberPhone = defineRoute({
  id: 'memberPhone',
  method: 'POST',
  path: '/api/v1/member/phone',
  tag: 'member',
  summary: 'Bind the phone number that WeChat verified.',
  who,
  act: true,
  body: Type.Object({ code: Type.String({ minLength: 1, maxLength: 128 }) }, strict),
  response: Type.Object({ profile: MemberProfile, newlyBound: Type.Array(OldCard) }, strict),
  errors: [...memberActErrors, 'not_a_member', 'consent_required', 'phone_code_rejected', ...wechatErrors],
});

/**
 * waiting: a cashier has to compare the card and confirm. The answer is the same whether such a card exists or not.
 */
export const BindingRequest = Type.Object(
  {
    id: Id,
    /** Six digits to tell the cashier. */
    code: Type.String(),
    cardNumber: Type.String(),
    state: Type.Union([
      Type.Literal('waiting'),
      Type.Literal('confirmed'),
      Type.Literal('refused'),
      Type.Literal('expired'),
    ]),
    expiresAt: Time,
  },
  strict,
);
const BindingAnswer = Type.Object({ request: BindingRequest }, strict);

/** A number that was only typed binds nothing: a cashier must confirm it at the counter. A new request ends the last. */
export const memberBindingRequest = defineRoute({
  id: 'memberBindingRequest',
  method: 'POST',
  path: '/api/v1/member/binding-requests',
  tag: 'member',
  summary: 'Ask to bind a card of the former system by its number.',
  who,
  act: true,
  body: Type.Object(
    { cardNumber: Type.String({ minLength: 3, maxLength: 32, pattern: '^[0-9A-Za-z -]+$' }) },
    strict,
  ),
  response: BindingAnswer,
  errors: [...memberActErrors, 'not_a_member', 'consent_required'],
});

export const memberBindingState = defineRoute({
  id: 'memberBindingState',
  method: 'GET',
  path: '/api/v1/member/binding-requests/:requestId',
  tag: 'member',
  summary: 'Has the cashier confirmed my old card?',
  who,
  act: false,
  params: Type.Object({ requestId: Id }, strict),
  response: BindingAnswer,
  errors: [...memberErrors, 'binding_request_unknown'],
});
