/** The fields that differ, so that setData carries nothing else across to the view. Values are plain JSON. Pure. */
export function changes<T extends object>(before: T | null, after: T): Partial<T> {
  if (!before) return after;
  const changed: Partial<T> = {};
  for (const key of Object.keys(after) as (keyof T)[]) {
    if (JSON.stringify(before[key]) !== JSON.stringify(after[key])) changed[key] = after[key];
  }
  return changed;
}
