import { Type } from 'typebox';

/** Opaque ids in links: 18 characters of base-62. Input is looser, so that unknown and malformed ids answer alike. */
export const Id = Type.String({ minLength: 1, maxLength: 64, pattern: '^[0-9A-Za-z_-]+$' });
/** ISO 8601, UTC. */
export const Time = Type.String({ format: 'date-time' });
export const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()]);
export const strict = { additionalProperties: false } as const;
export const Empty = Type.Object({}, strict);
export const Color = Type.String({ pattern: '^#[0-9A-Fa-f]{6}$' });

export const EntranceKind = Type.Union([
  Type.Literal('merchant'),
  Type.Literal('store'),
  Type.Literal('terminal'),
]);

/** Where an entrance leads, in names for people; null where it does not narrow that far (不区分门店). */
export const EntrancePlace = Type.Object(
  {
    kind: EntranceKind,
    organisationName: nullable(Type.String()),
    storeName: nullable(Type.String()),
    terminalName: nullable(Type.String()),
  },
  strict,
);

/** A picture inside JSON. */
export const Picture = Type.Object({ contentType: Type.String(), base64: Type.String() }, strict);

export const ErrorBody = Type.Object(
  { code: Type.String(), message: Type.String(), requestId: Type.String() },
  strict,
);

export const AppId = Type.String({ minLength: 1, maxLength: 64 });
/** From `wx.login`; spent by its first use. */
export const LoginCode = Type.String({ minLength: 1, maxLength: 128 });
/** A chip's unique id: upper-case hex, 4, 7 or 10 bytes. */
export const Uid = Type.String({ pattern: '^([0-9A-F]{8}|[0-9A-F]{14}|[0-9A-F]{20})$' });

/** Spelled out, not mapped: a mapped list loses its literal types. */
export const StaffRoleSchema = Type.Union([
  Type.Literal('owner'),
  Type.Literal('operator'),
  Type.Literal('store_manager'),
  Type.Literal('writer'),
  Type.Literal('cashier'),
]);

/** The stores somebody works for; null: all of the merchant's. */
export const StoresOfStaff = nullable(Type.Array(Type.Object({ id: Id, name: Type.String() }, strict)));

/** Who may write tags: whoever holds the write code, or invited staff only. */
export const WritePolicy = Type.Union([Type.Literal('holder'), Type.Literal('staff')]);

/** What keeps a chip from being written anew: nothing, a reversible password, or a lock for ever. */
export const Protection = Type.Union([
  Type.Literal('none'),
  Type.Literal('password'),
  Type.Literal('locked'),
]);

/** Two decimal digits. */
export const PickNumber = Type.String({ pattern: '^[0-9]{2}$' });
/** When a cashier must pick the number on the member's phone: when more than one waits, or always. */
export const PickRule = Type.Union([Type.Literal('when_many'), Type.Literal('always')]);
