import { Type } from 'typebox';
import { Id, nullable, strict, Time } from './common';
import { defineRoute } from './route';

const sessionErrors = ['unauthenticated', 'session_expired'] as const;
const actErrors = [...sessionErrors, 'idempotency_key_missing', 'idempotency_conflict'] as const;
const who = { kind: 'member_session' } as const;
const Cursor = Type.String({ minLength: 1, maxLength: 200 });

/** A calendar day, `2000-02-29`; days that never were are refused. */
const Day = Type.String({ format: 'date' });

export const MemberStore = Type.Object(
  {
    id: Id,
    name: Type.String(),
    organisationName: Type.String(),
    address: nullable(Type.String()),
    hours: nullable(Type.String()),
    phone: nullable(Type.String()),
    /** The store's own entrance while it is switched on. */
    entranceId: nullable(Id),
  },
  strict,
);

export const memberStores = defineRoute({
  id: 'memberStores',
  method: 'GET',
  path: '/api/v1/member/stores',
  tag: 'member',
  summary: 'Stores of the merchant, thirty at a time, in the order of its own table.',
  who,
  act: false,
  query: Type.Object(
    { cursor: Type.Optional(Cursor), search: Type.Optional(Type.String({ maxLength: 60 })) },
    strict,
  ),
  response: Type.Object({ stores: Type.Array(MemberStore), nextCursor: nullable(Type.String()) }, strict),
  errors: sessionErrors,
});

export const memberStore = defineRoute({
  id: 'memberStore',
  method: 'GET',
  path: '/api/v1/member/stores/:storeId',
  tag: 'member',
  summary: 'One store.',
  who,
  act: false,
  params: Type.Object({ storeId: Id }, strict),
  response: Type.Object({ store: MemberStore }, strict),
  errors: [...sessionErrors, 'store_unknown'],
});

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
  errors: [...sessionErrors, 'not_a_member'],
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
  errors: [...actErrors, 'not_a_member', 'consent_required', 'birthday_impossible'],
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
  errors: [
    ...actErrors,
    'not_a_member',
    'consent_required',
    'phone_code_rejected',
    'wechat_busy',
    'wechat_misconfigured',
  ],
});

export const AgreementKind = Type.Union([Type.Literal('membership'), Type.Literal('privacy')]);

/** What needed the consent. */
export const ConsentPurpose = Type.Union([
  Type.Literal('claim'),
  Type.Literal('phone'),
  Type.Literal('profile'),
  Type.Literal('old_card'),
]);
export const Consent = Type.Object({ version: Type.String(), purpose: ConsentPurpose, at: Time }, strict);
const Version = Type.String({ minLength: 1, maxLength: 32, pattern: '^[0-9A-Za-z._-]+$' });

export const memberAgreements = defineRoute({
  id: 'memberAgreements',
  method: 'GET',
  path: '/api/v1/member/agreements',
  tag: 'member',
  summary: 'Versions of the agreement, newest first, and what I consented to.',
  who,
  act: false,
  response: Type.Object(
    {
      /** In force; null when the merchant has published none: then nothing asks for consent. */
      current: nullable(Type.String()),
      versions: Type.Array(Type.Object({ version: Type.String(), publishedAt: Time }, strict)),
      consents: Type.Array(Consent),
    },
    strict,
  ),
  errors: sessionErrors,
});

export const memberAgreement = defineRoute({
  id: 'memberAgreement',
  method: 'GET',
  path: '/api/v1/member/agreements/:version',
  tag: 'member',
  summary: 'The texts of one version, in plain paragraphs.',
  who,
  act: false,
  params: Type.Object({ version: Version }, strict),
  response: Type.Object(
    {
      version: Type.String(),
      publishedAt: Time,
      current: Type.Boolean(),
      documents: Type.Array(
        Type.Object({ kind: AgreementKind, title: Type.String(), text: Type.String() }, strict),
      ),
    },
    strict,
  ),
  errors: [...sessionErrors, 'agreement_unknown'],
});

/** Only to the version in force: who read an older one is shown the new one first. */
export const memberConsent = defineRoute({
  id: 'memberConsent',
  method: 'POST',
  path: '/api/v1/member/consents',
  tag: 'member',
  summary: 'Consent to the agreement in force, for something that needs it.',
  who,
  act: true,
  body: Type.Object({ version: Version, purpose: ConsentPurpose }, strict),
  response: Type.Object({ consent: Consent }, strict),
  errors: [...actErrors, 'agreement_unknown', 'agreement_outdated'],
});

const Evidence = Type.Union([
  Type.Literal('tap'),
  Type.Literal('member_code'),
  Type.Literal('static_number'),
  Type.Literal('phone_tail'),
]);

/** One time that a counter recognised me. */
export const Receipt = Type.Object(
  {
    tapId: Id,
    storeName: Type.String(),
    terminalName: Type.String(),
    /** Touched the stand or scanned its code; or by what was shown or told at the counter. */
    evidence: Evidence,
    at: Time,
  },
  strict,
);

export const memberReceipts = defineRoute({
  id: 'memberReceipts',
  method: 'GET',
  path: '/api/v1/member/recognitions',
  tag: 'member',
  summary: 'Who recognised me, when and where; newest first, thirty at a time.',
  who,
  act: false,
  query: Type.Object({ cursor: Type.Optional(Cursor) }, strict),
  response: Type.Object({ recognitions: Type.Array(Receipt), nextCursor: nullable(Type.String()) }, strict),
  errors: sessionErrors,
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
  errors: [...actErrors, 'not_a_member', 'consent_required'],
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
  errors: [...sessionErrors, 'binding_request_unknown'],
});

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
  errors: [...sessionErrors, 'not_a_member'],
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
  errors: [...actErrors, 'not_a_member', 'leave_changed'],
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
  errors: sessionErrors,
});
