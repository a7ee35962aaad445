import type { Json } from './document';

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null;
const list = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isJson) : []);

function bounds(schema: Json): string {
  const notes = [
    ['format', ''],
    ['pattern', ''],
    ['minLength', '≥ '],
    ['maxLength', '≤ '],
    ['minimum', '≥ '],
    ['maximum', '≤ '],
  ].flatMap(([name = '', sign = '']) => {
    const value = schema[name];
    return typeof value === 'string' || typeof value === 'number' ? [`${sign}${value}`] : [];
  });
  return notes.length === 0 ? '' : ` (${notes.join(', ')})`;
}

function objectText(schema: Json, indent: string): string {
  const properties = isJson(schema['properties']) ? Object.entries(schema['properties']) : [];
  if (properties.length === 0) return '{}';
  const required: unknown[] = Array.isArray(schema['required']) ? schema['required'] : [];
  const inner = `${indent}  `;
  const lines = properties.map(([name, value]) => {
    const mark = required.includes(name) ? '' : '?';
    return `${inner}${name}${mark}: ${schemaText(isJson(value) ? value : {}, inner)}`;
  });
  return `{\n${lines.join('\n')}\n${indent}}`;
}

/** A schema as people write types: `{ name: string, state: "open" | "closed", tags?: string[] }`, one field a line. */
export function schemaText(schema: Json, indent = ''): string {
  if ('const' in schema) return JSON.stringify(schema['const']);
  const choices = [...list(schema['anyOf']), ...list(schema['oneOf'])];
  if (choices.length > 0) return choices.map((choice) => schemaText(choice, indent)).join(' | ');
  switch (schema['type']) {
    case 'object':
      return objectText(schema, indent);
    case 'array': {
      const items = schemaText(isJson(schema['items']) ? schema['items'] : {}, indent);
      return items.includes(' | ') ? `(${items})[]` : `${items}[]`;
    }
    case 'null':
      return 'null';
    case 'string':
    case 'integer':
    case 'number':
    case 'boolean':
      return `${schema['type']}${bounds(schema)}`;
    default:
      return 'any';
  }
}
