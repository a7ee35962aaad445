/** Milliseconds since 1970 as ISO 8601 in UTC, the way the API tells times. */
export function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

/** The same for what may not have happened yet. */
export function isoOrNull(milliseconds: number | null): string | null {
  return milliseconds === null ? null : iso(milliseconds);
}
