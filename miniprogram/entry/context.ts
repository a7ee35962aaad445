/** Where a member came in, read from WeChat's launch objects (fact sheet B6, E5, F). Pure. */

export type EntryHow = 'tag' | 'code' | 'card_pack' | 'share' | 'plain';

export interface EntryContext {
  readonly how: EntryHow;
  /** WeChat's scene value; kept for statistics, never decides alone. */
  readonly scene: number;
  /** Entrance or tag id. */
  readonly id?: string;
}

/** The part of App.onLaunch / App.onShow options that says how one came in. Values of `query` may come encoded. */
export interface LaunchFacts {
  readonly path?: string;
  readonly scene?: number;
  readonly query?: Readonly<Record<string, string | undefined>>;
}

const LANDING = 'pages/member/index';
const ID = /^[0-9A-Za-z_-]{1,64}$/;
const SHARE_SCENES = [1007, 1008, 1036, 1044, 1096];
const CARD_PACK_SCENES = [1028, 1029, 1052];
/** Back from another mini-program: the way one came in has not changed. */
const RETURNED = 1038;

/** Decodes at most twice: WeChat hands over `scene` encoded, links through other apps are encoded once more. */
function decodings(value: string): string[] {
  const found = [value];
  for (let last = value; found.length < 3; ) {
    let next: string;
    try {
      next = decodeURIComponent(last);
    } catch {
      break;
    }
    if (next === last) break;
    found.push(next);
    last = next;
  }
  return found;
}

function idFrom(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  return decodings(value).find((it) => ID.test(it));
}

/** `key=value&…` of a code's scene; values in every decoding. */
function pairOfScene(scene: string, key: string): string | undefined {
  for (const text of decodings(scene)) {
    for (const pair of text.split('&')) {
      const at = pair.indexOf('=');
      if (at > 0 && pair.slice(0, at) === key) {
        const id = idFrom(pair.slice(at + 1));
        if (id !== undefined) return id;
      }
    }
  }
  return undefined;
}

/**
 * The entry context of a launch; null when the launch is no way into the member center (another page, or the return
 * from another mini-program). Decided by our own parameters: a code's `scene` wins over `e`, which only a tag or a link carries.
 */
export function entryFromLaunch(launch: LaunchFacts): EntryContext | null {
  const scene = launch.scene ?? 1000;
  if (scene === RETURNED) return null;
  const path = (launch.path ?? '').replace(/^\/+/, '').replace(/\.html$/, '');
  if (path !== '' && path !== LANDING) return null;
  const query = launch.query ?? {};
  const fromCode = query['scene'] === undefined ? undefined : pairOfScene(query['scene'], 'e');
  if (fromCode !== undefined) return { how: 'code', scene, id: fromCode };
  const fromLink = idFrom(query['e']);
  // A shared page keeps the place but nobody stands there.
  if (SHARE_SCENES.includes(scene) || query['from'] === 'share')
    return fromLink === undefined ? { how: 'share', scene } : { how: 'share', scene, id: fromLink };
  if (fromLink !== undefined) return { how: 'tag', scene, id: fromLink };
  return { how: CARD_PACK_SCENES.includes(scene) ? 'card_pack' : 'plain', scene };
}
