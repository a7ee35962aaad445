import { Type } from 'typebox';
import { EntrancePlace, Id, Picture, Protection, Time, Uid, WritePolicy, nullable, strict } from './common';
import { defineRoute } from './route';
import { actErrors, wechatErrors } from './usual-errors';

/** A tag id and its scheme, kept for this phone until `reservedUntil`; in shared mode `tagId` is null and the scheme repeats. */
export const ReservedTag = Type.Object(
  { tagId: nullable(Id), scheme: Type.String(), reservedUntil: Time },
  strict,
);

const writeCodeErrors = [
  'unauthenticated',
  'session_expired',
  'write_code_unknown',
  'write_code_expired',
  'write_code_revoked',
  'merchant_suspended',
] as const;

/** Opens the write page: what will be written, for which counter, with tag ids reserved ahead (product §3). */
export const staffWriteSession = defineRoute({
  id: 'staffWriteSession',
  method: 'POST',
  path: '/api/v1/staff/write-sessions',
  tag: 'staff',
  summary: 'Look up a write code and reserve tag ids with their schemes.',
  who: { kind: 'write_code' },
  act: true,
  body: Type.Object(
    {
      want: Type.Integer({ minimum: 1, maximum: 10 }),
      /** Made by this installation itself, at random, and kept: two phones on one code never get the same tag id. */
      phone: Type.String({ pattern: '^[0-9A-Za-z_-]{16,64}$' }),
    },
    strict,
  ),
  response: Type.Object(
    {
      merchantName: Type.String(),
      entrance: Type.Object({ place: EntrancePlace, enabled: Type.Boolean() }, strict),
      mode: Type.Union([Type.Literal('per_tag'), Type.Literal('shared')]),
      /** Android package for the AAR. */
      aar: Type.String(),
      reserved: Type.Array(ReservedTag),
      writeCode: Type.Object(
        { expiresAt: nullable(Time), remainingToday: Type.Integer(), writtenToday: Type.Integer() },
        strict,
      ),
      policy: WritePolicy,
      /** The invited staff member who holds the phone; null for a mere holder of the code. */
      writer: nullable(Type.Object({ name: Type.String() }, strict)),
      /** Whether this writer may set passwords, lock, unlock and erase. */
      mayProtect: Type.Boolean(),
    },
    strict,
  ),
  errors: [
    ...writeCodeErrors,
    'staff_required',
    'write_code_exhausted',
    'schemes_not_ready',
    'wechat_misconfigured',
    ...actErrors,
  ],
});

/** For a phone that cannot write: a colleague's phone scans it off the screen. */
export const staffWriteCodePicture = defineRoute({
  id: 'staffWriteCodePicture',
  method: 'GET',
  path: '/api/v1/staff/write-code-picture',
  tag: 'staff',
  summary: 'The write code one holds, as a mini-program code picture.',
  who: { kind: 'write_code' },
  act: false,
  response: Type.Object({ picture: Picture }, strict),
  errors: [...writeCodeErrors, ...wechatErrors],
});

/** protection_only: the content was left alone. erased: the chip holds no message any more. */
export const WriteOutcome = Type.Union([
  Type.Literal('verified'),
  Type.Literal('unverified'),
  Type.Literal('failed'),
  Type.Literal('protection_only'),
  Type.Literal('erased'),
]);

/**
 * Exactly once by the Idempotency-Key made on the phone; kept and marked late when the code was revoked or expired
 * meanwhile, or when only staff may write and the report comes without a staff session. Protection and erasing change
 * the register only when staff report them; a mere holder's word is kept as history.
 */
export const staffTagWrite = defineRoute({
  id: 'staffTagWrite',
  method: 'POST',
  path: '/api/v1/staff/tag-writes',
  tag: 'staff',
  summary: 'Register the outcome of one write, of setting protection, or of erasing.',
  who: { kind: 'write_code' },
  act: true,
  body: Type.Object(
    {
      tagId: nullable(Id),
      uid: Uid,
      /** Such as NTAG213, or 'unknown'. */
      chip: Type.String({ minLength: 1, maxLength: 32 }),
      outcome: WriteOutcome,
      /** Why it could not be checked or failed: a code of the mini-program's NFC error table. */
      reason: Type.Optional(Type.String({ maxLength: 64 })),
      /** What protects the chip now; left out when it is not known. Needed with `protection_only`. */
      protection: Type.Optional(Protection),
      /** With `password`: version of the key that made it, as handed out with it. */
      keyVersion: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000 })),
      writtenAt: Time,
    },
    strict,
  ),
  response: Type.Object({ late: Type.Boolean(), writtenToday: Type.Integer() }, strict),
  errors: [
    'unauthenticated',
    'session_expired',
    'write_code_unknown',
    'merchant_suspended',
    'tag_unknown',
    ...actErrors,
  ],
});

/** What a tag already holds: asked before overwriting and by 试碰. Another merchant's tag is `not_ours`, no more. */
export const staffSchemeLookup = defineRoute({
  id: 'staffSchemeLookup',
  method: 'POST',
  path: '/api/v1/staff/scheme-lookups',
  tag: 'staff',
  summary: 'Which entrance does this scheme open?',
  who: { kind: 'write_code' },
  act: false,
  body: Type.Object({ scheme: Type.String({ minLength: 1, maxLength: 512 }) }, strict),
  response: Type.Union([
    Type.Object({ whose: Type.Literal('not_ours') }, strict),
    Type.Object(
      {
        whose: Type.Union([Type.Literal('this_entrance'), Type.Literal('other_entrance')]),
        place: EntrancePlace,
        enabled: Type.Boolean(),
      },
      strict,
    ),
    Type.Object({ whose: Type.Literal('unassigned') }, strict),
  ]),
  errors: [...writeCodeErrors],
});

/** For chips whose content cannot be read, or was wiped. A chip that another merchant registered is `not_ours` as well. */
export const staffChipLookup = defineRoute({
  id: 'staffChipLookup',
  method: 'POST',
  path: '/api/v1/staff/chip-lookups',
  tag: 'staff',
  summary: 'What does the register know about the chip with this UID?',
  who: { kind: 'write_code' },
  act: false,
  body: Type.Object({ uid: Uid }, strict),
  response: Type.Union([
    Type.Object({ whose: Type.Literal('not_ours') }, strict),
    Type.Object({ whose: Type.Literal('unassigned'), protection: Protection }, strict),
    Type.Object(
      {
        whose: Type.Union([Type.Literal('this_entrance'), Type.Literal('other_entrance')]),
        /** Null in shared mode. */
        tagId: nullable(Id),
        place: EntrancePlace,
        enabled: Type.Boolean(),
        protection: Protection,
      },
      strict,
    ),
  ]),
  errors: [...writeCodeErrors],
});
