/** What the card-opening component takes as `extraData`; each value percent-decoded exactly once. */
export interface CardOpeningParams {
  encryptCardId: string;
  biz: string;
  outerStr: string;
}

function decodeOnce(raw: string): string | null {
  try {
    return decodeURIComponent(raw);
  } catch {
    return null;
  }
}

/**
 * Reads the opening link of `/card/membercard/activate/geturl`. Works on the raw query: the link has a doubled `&&`,
 * a `#` fragment, and values that end with `==` once decoded. `+` is a plus, not a space.
 * Returns null when the text is no such link (a merchant may paste one by hand).
 */
export function parseOpeningLink(text: string): CardOpeningParams | null {
  const link = text.trim();
  const withoutFragment = link.split('#', 1)[0] ?? '';
  const start = withoutFragment.indexOf('?');
  if (!/^https:\/\//i.test(link) || start < 0) return null;
  const values = new Map<string, string>();
  for (const pair of withoutFragment.slice(start + 1).split('&')) {
    const equals = pair.indexOf('=');
    if (equals <= 0) continue;
    const name = pair.slice(0, equals);
    const value = decodeOnce(pair.slice(equals + 1));
    if (value === null) return null;
    if (!values.has(name)) values.set(name, value);
  }
  const encryptCardId = values.get('encrypt_card_id');
  const biz = values.get('biz');
  if (!encryptCardId || !biz) return null;
  return { encryptCardId, biz, outerStr: values.get('outer_str') ?? '' };
}
