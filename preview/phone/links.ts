import type { EnterOptions } from '../runtime/host';

/** Splits `a=1&b=2` at the first `=` of each pair; values stay undecoded, as a phone leaves them. */
export function parseQuery(text: string): Record<string, string> {
  const query: Record<string, string> = {};
  for (const pair of text.replace(/^\?/u, '').split('&')) {
    if (pair === '') continue;
    const at = pair.indexOf('=');
    if (at < 0) query[pair] = '';
    else query[pair.slice(0, at)] = pair.slice(at + 1);
  }
  return query;
}

/** Path and query of a page address such as `pages/member/index?e=1`; a leading slash is dropped. */
export function splitPath(address: string): { path: string; query: Record<string, string> } {
  const at = address.indexOf('?');
  const path = (at < 0 ? address : address.slice(0, at)).replace(/^\//u, '');
  return { path, query: at < 0 ? {} : parseQuery(address.slice(at + 1)) };
}

/** How a mini-program code opens: the scene travels percent-encoded in the query. */
export function enterByCode(code: { path: string; scene: string; launchScene: number }): EnterOptions {
  const { path, query } = splitPath(code.path);
  return { path, query: { ...query, scene: encodeURIComponent(code.scene) }, scene: code.launchScene };
}

/** How a `weixin://` link opens. */
export function enterByLink(link: { path: string; query: string; launchScene: number }): EnterOptions {
  const { path, query } = splitPath(link.path);
  return { path, query: { ...query, ...parseQuery(link.query) }, scene: link.launchScene };
}
