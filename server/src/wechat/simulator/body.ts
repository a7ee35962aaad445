import { Refusal } from './refusal';

export type JsonObject = Readonly<Record<string, unknown>>;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A JSON object of a WeChat call; 47001 otherwise. */
export function parseJsonBody(text: unknown): JsonObject {
  if (typeof text !== 'string') throw new Refusal(47001, 'data format error');
  let parsed: unknown;
  try {
    parsed = JSON.parse(text === '' ? 'null' : text);
  } catch {
    throw new Refusal(47001, 'data format error');
  }
  if (!isJsonObject(parsed)) throw new Refusal(47001, 'data format error');
  return parsed;
}

export function textOf(body: JsonObject, name: string): string {
  const value = body[name];
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  throw new Refusal(47001, `data format error: ${name} must be a string`);
}

export function neededText(body: JsonObject, name: string): string {
  const value = textOf(body, name);
  if (value === '') throw new Refusal(40097, `invalid args: ${name}`);
  return value;
}

export function objectOf(body: JsonObject, name: string): JsonObject {
  const value = body[name];
  if (value === undefined || value === null) return {};
  if (isJsonObject(value)) return value;
  throw new Refusal(47001, `data format error: ${name} must be an object`);
}

/** An integer, or undefined when absent. */
export function integerOf(body: JsonObject, name: string): number | undefined {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
  throw new Refusal(47001, `data format error: ${name} must be an integer`);
}

export function flagOf(body: JsonObject, name: string, fallback: boolean): boolean {
  const value = body[name];
  if (value === undefined || value === null) return fallback;
  if (typeof value === 'boolean') return value;
  throw new Refusal(47001, `data format error: ${name} must be a boolean`);
}

export function textsOf(body: JsonObject, name: string): string[] {
  const value = body[name];
  if (value === undefined || value === null) return [];
  if (Array.isArray(value) && value.every((entry): entry is string => typeof entry === 'string'))
    return [...value];
  throw new Refusal(47001, `data format error: ${name} must be a list of strings`);
}
