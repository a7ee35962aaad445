import { Type } from 'typebox';
import { Color, Empty, EntrancePlace, Id, PickNumber, Time, nullable, strict } from './common';
import { defineRoute } from './route';
import { actErrors, memberErrors, wechatErrors } from './usual-errors';

export const Session = Type.Object({ token: Type.String(), expiresAt: Time }, strict);

/** How the member came in (product §2). `id` is the entrance or tag id of the query or code scene. */
export const Entry = Type.Object(
  {
    how: Type.Union([
      Type.Literal('tag'),
      Type.Literal('code'),
      Type.Literal('card_pack'),
      Type.Literal('share'),
      Type.Literal('plain'),
    ]),
    scene: Type.Integer({ minimum: 0, maximum: 99999 }),
    id: Type.Optional(Type.String({ maxLength: 64 })),
  },
  strict,
);

export const MerchantFace = Type.Object(
  {
    name: Type.String(),
    brandColor: Color,
    /** A data: URL, so that the mini-program needs no download domain; null draws the first character. */
    logo: nullable(Type.String()),
    cardTitle: Type.String(),
    benefits: Type.Array(Type.String()),
    agreementVersion: nullable(Type.String()),
    servicePhone: nullable(Type.String()),
  },
  strict,
);

export const EntranceState = Type.Union([
  Type.Object({ state: Type.Literal('none') }, strict),
  Type.Object({ state: Type.Literal('unknown') }, strict),
  Type.Object({ state: Type.Literal('disabled'), place: EntrancePlace }, strict),
  Type.Object({ state: Type.Literal('open'), place: EntrancePlace }, strict),
]);

/** What the card-opening component needs (fact sheet D2); `outer_str` is the one-time claim id. Values are already decoded once. */
export const Claim = Type.Object(
  {
    id: Type.String(),
    appId: Type.String(),
    extraData: Type.Object(
      { encrypt_card_id: Type.String(), outer_str: Type.String(), biz: Type.String() },
      strict,
    ),
    expiresAt: Time,
  },
  strict,
);

export const MemberCard = Type.Object(
  {
    number: Type.String(),
    level: Type.String(),
    points: Type.Integer(),
    balanceFen: Type.Integer(),
    name: nullable(Type.String()),
    /** For wx.openCard; code is decrypted. */
    cardId: Type.String(),
    cardCode: Type.String(),
    since: Time,
  },
  strict,
);

/** `claim` is null when the merchant has no card to offer yet. */
export const CardState = Type.Union([
  Type.Object({ state: Type.Literal('visitor'), claim: nullable(Claim) }, strict),
  Type.Object({ state: Type.Literal('pending'), claim: nullable(Claim) }, strict),
  Type.Object({ state: Type.Literal('deleted'), claim: nullable(Claim) }, strict),
  Type.Object({ state: Type.Literal('member'), member: MemberCard }, strict),
]);

export const Counter = Type.Object({ storeName: Type.String(), terminalName: Type.String() }, strict);

/**
 * none: nothing to announce (no terminal here). after_claim: a visitor, announced once the claim completes.
 * asleep: the terminal is not listening, show the member code. announced → accepted | cleared | expired.
 */
export const Recognition = Type.Union([
  Type.Object({ state: Type.Literal('none') }, strict),
  Type.Object({ state: Type.Literal('after_claim'), counter: Counter }, strict),
  Type.Object({ state: Type.Literal('asleep'), counter: Counter }, strict),
  Type.Object(
    {
      state: Type.Literal('announced'),
      tapId: Id,
      counter: Counter,
      at: Time,
      /** Shown on this phone alone, large: the cashier picks it among three. Null when none was free. */
      number: nullable(PickNumber),
    },
    strict,
  ),
  Type.Object(
    {
      state: Type.Union([Type.Literal('accepted'), Type.Literal('cleared'), Type.Literal('expired')]),
      tapId: Id,
      counter: Counter,
      at: Time,
    },
    strict,
  ),
]);

const AppId = Type.String({ minLength: 1, maxLength: 64 });
const LoginCode = Type.String({ minLength: 1, maxLength: 128 });

/** The mini-program names its AppID; the merchant is proven by code2session succeeding with that merchant's secret. */
export const memberSession = defineRoute({
  id: 'memberSession',
  method: 'POST',
  path: '/api/v1/member/session',
  tag: 'member',
  summary: 'Exchange a wx.login code for a session.',
  who: { kind: 'visitor' },
  act: false,
  body: Type.Object({ appId: AppId, code: LoginCode }, strict),
  response: Type.Object({ session: Session }, strict),
  errors: ['merchant_unknown', 'merchant_suspended', 'wechat_login_rejected', ...wechatErrors],
});

/** One round trip from tap to card. `code` may be left out when a session is sent; the answer always carries a session. */
export const memberBootstrap = defineRoute({
  id: 'memberBootstrap',
  method: 'POST',
  path: '/api/v1/member/bootstrap',
  tag: 'member',
  summary: 'Who am I, where am I, my card, what to open, am I announced.',
  who: { kind: 'visitor' },
  act: true,
  body: Type.Object({ appId: AppId, code: Type.Optional(LoginCode), entry: Entry }, strict),
  response: Type.Object(
    {
      session: Session,
      serverTime: Time,
      merchant: MerchantFace,
      entrance: EntranceState,
      card: CardState,
      recognition: Recognition,
    },
    strict,
  ),
  errors: [
    'session_expired',
    'merchant_unknown',
    'merchant_suspended',
    'wechat_login_rejected',
    ...wechatErrors,
    ...actErrors,
  ],
});

const CardAndRecognition = Type.Object({ card: CardState, recognition: Recognition }, strict);

/** Return from the component with data (fact sheet D3). Same ticket twice: same answer. */
export const memberActivation = defineRoute({
  id: 'memberActivation',
  method: 'POST',
  path: '/api/v1/member/activation',
  tag: 'member',
  summary: 'Activate the card the component handed over.',
  who: { kind: 'member_session' },
  act: true,
  body: Type.Object(
    {
      claimId: Type.Optional(Id),
      /** Of the agreement that stood beside the button when the member set off: consent, on record with the card. */
      agreementVersion: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
      activateTicket: Type.String({ minLength: 1, maxLength: 512 }),
      cardId: Type.String({ minLength: 1, maxLength: 128 }),
      code: Type.String({ minLength: 1, maxLength: 256 }),
    },
    strict,
  ),
  response: CardAndRecognition,
  errors: [
    ...memberErrors,
    'claim_unknown',
    'consent_required',
    'card_not_configured',
    'activation_pending',
    'activation_rejected',
    ...wechatErrors,
    ...actErrors,
  ],
});

/** Return from the component without data: left, or active already; the server asks WeChat. */
export const memberCardCheck = defineRoute({
  id: 'memberCardCheck',
  method: 'POST',
  path: '/api/v1/member/card-checks',
  tag: 'member',
  summary: 'Ask WeChat what became of my card.',
  who: { kind: 'member_session' },
  act: true,
  body: Type.Object({ claimId: Type.Optional(Id) }, strict),
  response: Type.Object(
    {
      card: CardState,
      recognition: Recognition,
      /** The card is of the kind that WeChat activates itself, and WeChat has not told of this claim: ask again in a moment. */
      mayFollow: Type.Boolean(),
    },
    strict,
  ),
  errors: [...memberErrors, ...wechatErrors, ...actErrors],
});

/** 18 digits; single use across the merchant; each with its own window, the later ones for use without network. */
export const MemberCode = Type.Object(
  { code: Type.String({ pattern: '^[0-9]{18}$' }), validFrom: Time, validTo: Time },
  strict,
);

export const memberCodes = defineRoute({
  id: 'memberCodes',
  method: 'POST',
  path: '/api/v1/member/codes',
  tag: 'member',
  summary: 'Issue the current member code and the next few ahead.',
  who: { kind: 'member_session' },
  act: true,
  body: Empty,
  response: Type.Object({ serverTime: Time, codes: Type.Array(MemberCode) }, strict),
  errors: [...memberErrors, 'not_a_member', ...actErrors],
});

export const memberRecognition = defineRoute({
  id: 'memberRecognition',
  method: 'GET',
  path: '/api/v1/member/recognitions/:tapId',
  tag: 'member',
  summary: 'Has the counter accepted me?',
  who: { kind: 'member_session' },
  act: false,
  params: Type.Object({ tapId: Id }, strict),
  response: Type.Object({ recognition: Recognition }, strict),
  errors: [...memberErrors, 'tap_unknown'],
});
