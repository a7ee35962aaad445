/** Most of a request's times are one and the same moment. */
let last = { milliseconds: NaN, text: '' };

/** Milliseconds since 1970 as ISO 8601 in UTC, the way the API tells times. */
export function iso(milliseconds: number): string {
  if (milliseconds !== last.milliseconds) last = { milliseconds, text: new Date(milliseconds).toISOString() };
  return last.text;
}

/** The same for what may not have happened yet. */
export function isoOrNull(milliseconds: number | null): string | null {
  return milliseconds === null ? null : iso(milliseconds);
}
