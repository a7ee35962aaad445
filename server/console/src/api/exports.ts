type Kind = 'csv' | 'xlsx';
type Table = 'members' | 'tags' | 'figures' | 'audit';

/** The address of a table as a file, with the filters of its page; the cookie goes with it. */
export function exportFile(
  table: Table,
  kind: Kind,
  query: Readonly<Record<string, string | number | undefined>>,
): string {
  const filled = Object.entries<string | number | undefined>({ ...query, format: kind }).flatMap(
    ([name, value]) => (value === undefined || value === '' ? [] : [[name, String(value)]]),
  );
  return `/api/v1/console/exports/${table}?${new URLSearchParams(filled)}`;
}
