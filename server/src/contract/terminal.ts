import { Type } from 'typebox';
import { Empty, Id, PickNumber, PickRule, Picture, Time, nullable, strict } from './common';
import { defineRoute } from './route';
import { actErrors, codePictureErrors, terminalErrors } from './usual-errors';

export const TerminalFace = Type.Object(
  {
    id: Id,
    name: Type.String(),
    storeName: Type.String(),
    organisationName: Type.String(),
    merchantName: Type.String(),
  },
  strict,
);

/**
 * tap: touched the stand. member_code: scanned. static_number: the number on the card. phone_tail: found by the last four
 * digits. Only a fresh member_code may spend (see ledger entries); all may earn.
 */
export const Evidence = Type.Union([
  Type.Literal('tap'),
  Type.Literal('member_code'),
  Type.Literal('static_number'),
  Type.Literal('phone_tail'),
]);

export const TerminalTap = Type.Object(
  {
    id: Id,
    state: Type.Union([
      Type.Literal('waiting'),
      Type.Literal('accepted'),
      Type.Literal('cleared'),
      Type.Literal('expired'),
    ]),
    /** True until the row is stored (architecture §3.3); a provisional tap may be dropped. */
    provisional: Type.Boolean(),
    evidence: Evidence,
    at: Time,
    expiresAt: Time,
    /**
     * While waiting: three numbers, one of them on the member's phone. Accept with the one the member shows when the
     * merchant's rule asks for it; empty when no number was free, then only the member code identifies.
     */
    choices: Type.Array(PickNumber),
    member: Type.Object(
      {
        maskedName: Type.String(),
        maskedPhone: nullable(Type.String()),
        number: Type.String(),
        level: Type.String(),
        points: Type.Integer(),
        balanceFen: Type.Integer(),
        isNew: Type.Boolean(),
      },
      strict,
    ),
  },
  strict,
);

const TapParams = Type.Object({ tapId: Id }, strict);

export const terminalPairing = defineRoute({
  id: 'terminalPairing',
  method: 'POST',
  path: '/api/v1/terminal/pairings',
  tag: 'terminal',
  summary: 'Pair a front desk with a one-time code; answers the terminal key once.',
  who: { kind: 'anyone' },
  act: true,
  body: Type.Object({ code: Type.String({ minLength: 1, maxLength: 32 }) }, strict),
  response: Type.Object({ key: Type.String(), terminal: TerminalFace }, strict),
  errors: ['pairing_code_invalid', ...actErrors],
});

export const terminalSelf = defineRoute({
  id: 'terminalSelf',
  method: 'GET',
  path: '/api/v1/terminal/self',
  tag: 'terminal',
  summary: 'Which terminal am I?',
  who: { kind: 'terminal' },
  act: false,
  response: Type.Object({ terminal: TerminalFace, serverTime: Time, pickNumber: PickRule }, strict),
  errors: [...terminalErrors],
});

export const terminalHeartbeat = defineRoute({
  id: 'terminalHeartbeat',
  method: 'POST',
  path: '/api/v1/terminal/heartbeats',
  tag: 'terminal',
  summary: 'I am awake.',
  who: { kind: 'terminal' },
  act: false,
  body: Empty,
  response: Type.Object({ serverTime: Time }, strict),
  errors: [...terminalErrors],
});

/**
 * Events of the stream, each with an SSE id to resume from:
 * `tap` and `tap_changed` carry a TerminalTap, `tap_dropped` carries {id} (never stored, take it away), `confirmation`
 * carries a TerminalConfirmation, `hello` carries {serverTime}.
 */
export const terminalEvents = defineRoute({
  id: 'terminalEvents',
  method: 'GET',
  path: '/api/v1/terminal/events',
  tag: 'terminal',
  summary: 'Live taps as Server-Sent Events; resume with Last-Event-ID.',
  who: { kind: 'terminal' },
  act: false,
  produces: 'text/event-stream',
  errors: [...terminalErrors],
});

/** The live queue now, oldest first, and the event id to resume the stream from. */
export const terminalTaps = defineRoute({
  id: 'terminalTaps',
  method: 'GET',
  path: '/api/v1/terminal/taps',
  tag: 'terminal',
  summary: 'The live queue.',
  who: { kind: 'terminal' },
  act: false,
  response: Type.Object(
    { taps: Type.Array(TerminalTap), lastEventId: Type.String(), serverTime: Time, pickNumber: PickRule },
    strict,
  ),
  errors: [...terminalErrors],
});

const TapAnswer = Type.Object({ tap: TerminalTap }, strict);

export const terminalAccept = defineRoute({
  id: 'terminalAccept',
  method: 'POST',
  path: '/api/v1/terminal/taps/:tapId/accept',
  tag: 'terminal',
  summary: 'Serve this member; the member page says so. `number` is the one on their phone, among `choices`.',
  who: { kind: 'terminal' },
  act: true,
  params: TapParams,
  body: Type.Object({ number: Type.Optional(PickNumber) }, strict),
  response: TapAnswer,
  errors: [
    ...terminalErrors,
    'tap_unknown',
    'tap_not_waiting',
    'tap_not_stored',
    'tap_number_required',
    'tap_number_wrong',
    ...actErrors,
  ],
});

export const terminalClear = defineRoute({
  id: 'terminalClear',
  method: 'POST',
  path: '/api/v1/terminal/taps/:tapId/clear',
  tag: 'terminal',
  summary: 'Done with this member; nothing of them stays on the screen.',
  who: { kind: 'terminal' },
  act: true,
  params: TapParams,
  body: Empty,
  response: TapAnswer,
  errors: [...terminalErrors, 'tap_unknown', ...actErrors],
});

/** One way to say who stands there. `candidate` comes from terminalMemberSearch. */
export const Identification = Type.Union([
  Type.Object({ memberCode: Type.String({ minLength: 1, maxLength: 64 }) }, strict),
  Type.Object({ cardNumber: Type.String({ minLength: 1, maxLength: 64 }) }, strict),
  Type.Object({ candidate: Type.String({ minLength: 1, maxLength: 512 }) }, strict),
]);

export const terminalIdentify = defineRoute({
  id: 'terminalIdentify',
  method: 'POST',
  path: '/api/v1/terminal/identifications',
  tag: 'terminal',
  summary:
    'Identify by a scanned member code (used once), a card number, or a candidate found by phone tail.',
  who: { kind: 'terminal' },
  act: true,
  body: Identification,
  response: TapAnswer,
  errors: [
    ...terminalErrors,
    'member_code_invalid',
    'member_code_expired',
    'member_code_used',
    'card_number_unknown',
    'member_candidate_over',
    ...actErrors,
  ],
});

/** Names and numbers masked; `candidate` identifies this person at this terminal for two minutes. */
export const MemberCandidate = Type.Object(
  {
    candidate: Type.String(),
    maskedName: Type.String(),
    maskedPhone: nullable(Type.String()),
    maskedNumber: Type.String(),
    level: Type.String(),
  },
  strict,
);

/** `more`: there are others; ask for the member code or the card number instead. */
export const terminalMemberSearch = defineRoute({
  id: 'terminalMemberSearch',
  method: 'POST',
  path: '/api/v1/terminal/member-searches',
  tag: 'terminal',
  summary: 'Members by the last four digits of their phone number, masked, to choose among.',
  who: { kind: 'terminal' },
  act: false,
  body: Type.Object({ phoneTail: Type.String({ pattern: '^[0-9]{4}$' }) }, strict),
  response: Type.Object({ candidates: Type.Array(MemberCandidate), more: Type.Boolean() }, strict),
  errors: [...terminalErrors],
});

/** 其他功能 → NFC碰一碰写卡码 → 碰一碰前台识别会员写卡码. */
export const terminalWriteCode = defineRoute({
  id: 'terminalWriteCode',
  method: 'POST',
  path: '/api/v1/terminal/write-codes',
  tag: 'terminal',
  summary: "The terminal's own write code as a picture.",
  who: { kind: 'terminal' },
  act: true,
  body: Empty,
  response: Type.Object({ id: Id, expiresAt: nullable(Time), picture: Picture }, strict),
  errors: [...terminalErrors, ...codePictureErrors, ...actErrors],
});
