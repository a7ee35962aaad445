import type { TSchema } from 'typebox';

/** Writes a value as JSON: only what its schema declares. Throws when something declared is missing. */
export type Writer = (value: unknown) => string;

/** The part of JSON Schema in which the contract is written. */
interface Shape {
  readonly type?: string;
  readonly const?: unknown;
  readonly anyOf?: readonly Shape[];
  readonly items?: Shape;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly patternProperties?: Readonly<Record<string, Shape>>;
}

/** How the contract's schemas say that fields may have any name. */
const ANY_NAME = '^.*$';

const plain: Writer = (value) => JSON.stringify(value);

const integer: Writer = (value) => {
  const number = Math.trunc(Number(value));
  if (value === null || !Number.isFinite(number)) throw new Error(`no integer: ${String(value)}`);
  return String(number);
};

/** Fields of any name whose values have one shape. */
function recordWriter(values: Shape): Writer | null {
  const write = writerOf(values);
  if (!write) return null;
  return (value) => {
    const fields = Object.entries(value as Readonly<Record<string, unknown>>);
    const given = fields.filter(([, field]) => field !== undefined);
    return `{${given.map(([name, field]) => `${JSON.stringify(name)}:${write(field)}`).join(',')}}`;
  };
}

function objectWriter({ properties, required = [], patternProperties }: Shape): Writer | null {
  if (patternProperties) {
    const [[pattern, values] = [], ...more] = Object.entries(patternProperties);
    return pattern === ANY_NAME && values && more.length === 0 && !properties ? recordWriter(values) : null;
  }
  const fields: { name: string; label: string; write: Writer; optional: boolean }[] = [];
  for (const [name, shape] of Object.entries(properties ?? {})) {
    const write = writerOf(shape);
    if (!write) return null;
    fields.push({ name, label: `${JSON.stringify(name)}:`, write, optional: !required.includes(name) });
  }
  return (value) => {
    const given = value as Readonly<Record<string, unknown>>;
    let text = '{';
    for (const { name, label, write, optional } of fields) {
      const field = given[name];
      if (field === undefined) {
        if (optional) continue;
        throw new Error(`an answer without "${name}"`);
      }
      text += text.length === 1 ? label : `,${label}`;
      text += write(field);
    }
    return `${text}}`;
  };
}

/** Values by which a branch is told apart, when that property can hold no others. */
function constants(shape: Shape | undefined): readonly unknown[] | null {
  if (!shape) return null;
  if (shape.const !== undefined) return [shape.const];
  const each = shape.anyOf?.map(constants) ?? [null];
  return each.every((one) => one !== null) ? each.flat() : null;
}

/** Objects that differ in the value of one property, which every branch of the contract's unions does. */
function unionOfObjects(branches: readonly Shape[]): Writer | null {
  for (const name of Object.keys(branches[0]?.properties ?? {})) {
    const values = branches.map((branch) => constants(branch.properties?.[name]));
    if (!values.every((one) => one !== null)) continue;
    if (new Set(values.flat()).size < values.flat().length) continue;
    const writers = new Map<unknown, Writer>();
    for (const [n, branch] of branches.entries()) {
      const write = writerOf(branch);
      if (!write) return null;
      for (const value of values[n] ?? []) writers.set(value, write);
    }
    return (value) => {
      const write = writers.get((value as Readonly<Record<string, unknown>>)[name]);
      if (!write) throw new Error(`an answer with an unknown "${name}"`);
      return write(value);
    };
  }
  return null;
}

function unionWriter(branches: readonly Shape[]): Writer | null {
  const others = branches.filter((branch) => branch.type !== 'null');
  const [only] = others;
  const write =
    others.length === 1 && only
      ? writerOf(only)
      : others.every((branch) => branch.type !== 'object' && branch.type !== 'array' && !branch.anyOf)
        ? plain
        : unionOfObjects(others);
  if (!write || others.length === branches.length) return write;
  return (value) => (value === null ? 'null' : write(value));
}

function arrayWriter({ items }: Shape): Writer | null {
  const write = items ? writerOf(items) : null;
  return write && ((value) => `[${(value as readonly unknown[]).map(write).join(',')}]`);
}

function writerOf(shape: Shape): Writer | null {
  if (shape.anyOf) return unionWriter(shape.anyOf);
  if (shape.const !== undefined) return plain;
  switch (shape.type) {
    case 'object':
      return objectWriter(shape);
    case 'array':
      return arrayWriter(shape);
    case 'integer':
      return integer;
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
      return plain;
    default:
      return null;
  }
}

/**
 * How answers of this schema are written. Null for schemas beyond what the contract uses today: the framework's own way
 * takes those. That one tries the branches of every union one after another, and prepares each at the first answer, when
 * somebody is waiting; here the property that tells the branches apart is read.
 */
export function answerWriter(schema: TSchema): Writer | null {
  return writerOf(schema);
}
