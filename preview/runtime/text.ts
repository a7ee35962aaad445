/** A value of the mini-program as text: nothing for null and undefined, JSON for objects. */
export function textOf(value: unknown, nothing = ''): string {
  switch (typeof value) {
    case 'string':
      return value;
    case 'undefined':
      return nothing;
    case 'object':
      return value === null ? nothing : JSON.stringify(value);
    case 'number':
    case 'boolean':
    case 'bigint':
      return String(value);
    default:
      return nothing;
  }
}
