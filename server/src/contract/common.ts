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
