/** Sets only what changed since the last drawing. Values are plain JSON. */
import { changes } from '../../../member/changes';

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What a list that only grew has got more, each item under its own path; null for any other change. */
function grown(name: string, before: unknown, after: unknown): Record<string, unknown> | null {
  if (!Array.isArray(before) || !Array.isArray(after)) return null;
  const old = before.length;
  if (old === 0 || after.length <= old || !same(before, after.slice(0, old))) return null;
  const more: Record<string, unknown> = {};
  after.slice(old).forEach((item: unknown, i) => (more[`${name}[${old + i}]`] = item));
  return more;
}

/** `set` takes what `setData` takes: fields, and of lists that only grew the new items by their paths. */
export function createDrawing<V extends object>(
  first: V,
  set: (changed: Record<string, unknown>) => void,
): (next: V) => void {
  let drawn = first;
  return (next) => {
    const before = drawn;
    const changed: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(changes(before, next)))
      Object.assign(changed, grown(name, before[name as keyof V], value) ?? { [name]: value });
    drawn = next;
    if (Object.keys(changed).length > 0) set(changed);
  };
}
