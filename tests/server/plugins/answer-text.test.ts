import fc from 'fast-check';
import { Type } from 'typebox';
import type { TSchema } from 'typebox';
import { nullable, strict } from '../../../server/src/contract/common';
import { routes } from '../../../server/src/contract';
import { answerWriter } from '../../../server/src/plugins/answer-text';

const writer = (schema: TSchema) => {
  const write = answerWriter(schema);
  if (!write) throw new Error('not written by us');
  return write;
};

interface Shape {
  readonly type?: string;
  readonly const?: unknown;
  readonly anyOf?: readonly Shape[];
  readonly items?: Shape;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly patternProperties?: Readonly<Record<string, Shape>>;
}

/** Values of a schema: every branch of every union is in one of them, and every optional field in some but not in all. */
function samples(shape: Shape): unknown[] {
  if (shape.anyOf) return shape.anyOf.flatMap(samples);
  if (shape.const !== undefined) return [shape.const];
  switch (shape.type) {
    case 'object': {
      const fields = Object.entries(shape.properties ?? {});
      const full = Object.fromEntries(fields.map(([name, field]) => [name, samples(field)[0]]));
      const bare = Object.fromEntries(
        Object.entries(full).filter(([name]) => shape.required?.includes(name)),
      );
      const varied = fields.flatMap(([name, field]) =>
        samples(field).map((value) => ({ ...full, [name]: value })),
      );
      const any = Object.values(shape.patternProperties ?? {}).flatMap(samples);
      const named = Object.fromEntries(any.map((value, n) => [`“${n}”`, value]));
      return [full, bare, ...varied].map((value) => ({ ...value, ...named }));
    }
    case 'array':
      return [[], shape.items ? samples(shape.items) : []];
    case 'integer':
      return [-7];
    case 'number':
      return [0.5];
    case 'boolean':
      return [true];
    case 'null':
      return [null];
    default:
      return ['“门店” \\ "x"'];
  }
}

describe('the text of an answer', () => {
  const written = routes.flatMap(({ id, response }) =>
    response && answerWriter(response) ? [[id, response] as const] : [],
  );

  it.each(written)('of %s reads back as the answer, whatever its branches', (_id, schema) => {
    const write = writer(schema);
    for (const answer of samples(schema)) expect(JSON.parse(write(answer))).toEqual(answer);
  });

  it('is ours on every route of members, terminals and staff', () => {
    const ids = written.map(([id]) => id);
    const hot = routes.filter(({ tag, response }) => response && /^(member|terminal|staff)$/.test(tag));
    expect(hot.length).toBeGreaterThan(20);
    expect(hot.map(({ id }) => id).filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('holds only what is declared, at any depth', () => {
    const inner = Type.Object({ state: Type.Literal('open'), name: Type.String() }, strict);
    const other = Type.Object({ state: Type.Literal('shut') }, strict);
    const schema = Type.Object({ one: inner, many: Type.Array(Type.Union([inner, other])) }, strict);
    const open = { state: 'open', name: '门店', secret: 1 };
    const text = writer(schema)({
      one: open,
      many: [open, { state: 'shut', name: 'not here' }],
      token: 'x',
    });
    expect(JSON.parse(text)).toEqual({
      one: { state: 'open', name: '门店' },
      many: [{ state: 'open', name: '门店' }, { state: 'shut' }],
    });
  });

  it('leaves out what is optional and absent, and keeps null', () => {
    const schema = Type.Object({ a: Type.Optional(Type.String()), b: nullable(Type.Integer()) }, strict);
    expect(writer(schema)({ b: null })).toBe('{"b":null}');
    expect(writer(schema)({ a: 'x', b: 3 })).toBe('{"a":"x","b":3}');
  });

  it('fails rather than leaving out what was promised', () => {
    const schema = Type.Object({ a: Type.String() }, strict);
    expect(() => writer(schema)({})).toThrow('without "a"');
    const union = Type.Union([
      Type.Object({ state: Type.Literal('x') }, strict),
      Type.Object({ state: Type.Literal('y') }, strict),
    ]);
    expect(() => writer(union)({ state: 'z' })).toThrow('unknown "state"');
    expect(() => writer(Type.Integer())('many')).toThrow('no integer');
  });

  it('escapes every text as JSON does', () => {
    const write = writer(Type.Object({ a: Type.String() }, strict));
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (a) => {
        expect(write({ a })).toBe(JSON.stringify({ a }));
      }),
    );
  });

  it('is the framework’s business for schemas of another kind', () => {
    expect(answerWriter(Type.Unknown())).toBeNull();
    expect(
      answerWriter(Type.Union([Type.Object({ a: Type.String() }), Type.Array(Type.String())])),
    ).toBeNull();
  });
});
