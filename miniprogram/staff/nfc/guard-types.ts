/** What protecting a tag takes and how it can end. Pure types and words' keys; the words are in `guard-words.ts`. */

/** Password (reversible) or lock (for ever). */
export type GuardHow = 'password' | 'lock';

/** A tag's password as the server derived it: 4 octets, its answer 2 octets. Lives in memory only. */
export interface TagKey {
  readonly password: Uint8Array;
  readonly pack: Uint8Array;
  readonly keyVersion: number;
}

export type GuardCause =
  | 'not-registered' // the server does not have this tag's result yet: no network
  | 'refused' // the server says no
  | 'chip' // this chip offers no such protection, or could not be identified
  | 'frozen' // its configuration was locked by somebody else
  | 'other-password' // it carries a password we do not know
  | 'torn-away'
  | 'not-taken' // the tag is there, but reads back unprotected
  | 'interrupted';

/** How protecting ended. The tag itself stays verified either way. */
export type GuardEnd =
  | { readonly how: GuardHow; readonly end: 'done'; readonly keyVersion: number | null }
  | {
      readonly how: GuardHow;
      readonly end: 'open';
      readonly cause: GuardCause;
      readonly code: string | null;
    };

/** The server's leave to protect a tag; for a password with the key. */
export type GuardLeave =
  | { readonly kind: 'go'; readonly key: TagKey | null }
  | { readonly kind: 'no'; readonly cause: 'not-registered' | 'refused'; readonly code: string | null };
