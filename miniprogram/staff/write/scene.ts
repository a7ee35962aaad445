/** Which code opened a staff page: a write code (`w`) or a staff invitation (`i`). Pure. */

const ID = /^[0-9A-Za-z]{8,32}$/;

/** What a page is opened with; WeChat hands `scene` over encoded, links encode it once more. */
export interface PageQuery {
  readonly scene?: string | undefined;
  readonly w?: string | undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The id under `key`, from `scene` (`<key>=<id>`) or else from a link's own field; null when there is none. */
export function idOf(key: string, scene: string | undefined, field: string | undefined): string | null {
  let text = scene ?? '';
  // As it came, and decoded once and twice.
  for (let i = 0; i < 3; i += 1) {
    const found = text.split('&').find((pair) => pair.startsWith(`${key}=`));
    const id = found === undefined ? '' : found.slice(key.length + 1);
    if (ID.test(id)) return id;
    text = decoded(text);
  }
  const own = decoded(field ?? '');
  return ID.test(own) ? own : null;
}

/** Refusals after which the write code is of no use to anybody any more. */
export const DEAD_CODE: readonly string[] = [
  'write_code_unknown',
  'write_code_expired',
  'write_code_revoked',
  'write_code_exhausted',
  'merchant_suspended',
];

/** The write code's id from `scene` (`w=<id>`) or from a link's `w`; null when there is none. */
export function writeCodeOf(query: PageQuery): string | null {
  return idOf('w', query.scene, query.w);
}
