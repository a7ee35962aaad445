/** Which write code opened the page. Pure. */

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

/** The write code's id from `scene` (`w=<id>`) or from a link's `w`; null when there is none. */
export function writeCodeOf(query: PageQuery): string | null {
  let scene = query.scene ?? '';
  for (let i = 0; i < 2; i += 1) {
    const found = scene.split('&').find((pair) => pair.startsWith('w='));
    const id = found === undefined ? '' : found.slice(2);
    if (ID.test(id)) return id;
    scene = decoded(scene);
  }
  const last = scene.split('&').find((pair) => pair.startsWith('w='));
  for (const id of [last === undefined ? '' : last.slice(2), decoded(query.w ?? '')])
    if (ID.test(id)) return id;
  return null;
}
