import type { TSchema } from 'typebox';
import { Value } from 'typebox/value';

type Shape = {
  readonly type?: string;
  readonly const?: unknown;
  readonly anyOf?: readonly Shape[];
  readonly items?: Shape;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly minLength?: number;
  readonly minItems?: number;
  readonly minimum?: number;
  readonly format?: string;
  readonly pattern?: string;
};

/** Texts for the patterns of the contract; the first that fits is taken. */
const TEXTS = [
  'aaaaaaaaaaaaaaaaaa',
  'zzzzzzzzzzzzzzzzzz',
  '#112233',
  '04A1B2C3D4E5F6',
  'Color010',
  'gh_0123456789ab',
  'https://example.com/x',
  '13800138000',
  '47',
  '1234',
  '2026-11-22',
  '2026-11-22T00:00:00.000Z',
  'data:image/png;base64,AAAA',
  'a'.repeat(43),
  'a'.repeat(64),
];

function textFor(shape: Shape): string {
  const fits = TEXTS.find((text) => Value.Check(shape as TSchema, text));
  if (fits === undefined) throw new Error(`no sample text for ${JSON.stringify(shape)}: add one to TEXTS`);
  return fits;
}

/** Something small that a schema of the contract accepts. */
export function sampleOf(shape: Shape): unknown {
  if ('const' in shape) return shape.const;
  if (shape.anyOf) return sampleOf(shape.anyOf.find((one) => one.type !== 'null') ?? { type: 'null' });
  switch (shape.type) {
    case 'object':
      return Object.fromEntries(
        (shape.required ?? []).map((name) => [name, sampleOf(shape.properties?.[name] ?? {})]),
      );
    case 'array':
      return Array.from({ length: shape.minItems ?? 0 }, () => sampleOf(shape.items ?? {}));
    case 'string':
      return textFor(shape);
    case 'integer':
    case 'number':
      return Math.max(1, shape.minimum ?? 1);
    case 'boolean':
      return true;
    default:
      return null;
  }
}
