export interface PageAddress {
  path: string;
  /** Values are undecoded, as on a phone. */
  query: Record<string, string>;
}

/** `a=1&b=2` → `{a: '1', b: '2'}`; split at the first `=` of each pair, nothing decoded. */
export function parseQuery(text: string): Record<string, string> {
  const query: Record<string, string> = {};
  for (const pair of text.split('&')) {
    if (pair === '') continue;
    const at = pair.indexOf('=');
    if (at < 0) query[pair] = '';
    else query[pair.slice(0, at)] = pair.slice(at + 1);
  }
  return query;
}

/** Reads a page address as navigation calls take it; relative to page `from` unless it starts with `/`. */
export function parsePageUrl(url: string, from = ''): PageAddress {
  const mark = url.indexOf('?');
  const path = mark < 0 ? url : url.slice(0, mark);
  const base = path.startsWith('/') || from === '' ? [] : from.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') base.pop();
    else base.push(part);
  }
  return {
    path: base.join('/').replace(/\.html$/, ''),
    query: mark < 0 ? {} : parseQuery(url.slice(mark + 1)),
  };
}
