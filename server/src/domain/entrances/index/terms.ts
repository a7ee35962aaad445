/** Characters of the longest piece that is looked up; longer words are looked up by all their pieces. */
const LONGEST = 3;
/** Pieces of a word that are looked up: the rest of a very long one decides nothing. */
const PIECES = 24;

/** What a store is found by. */
export interface StoreFacts {
  readonly name: string;
  readonly code: string | null;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly organisationNumber: number;
  readonly enabled: boolean;
  /** A tag leads to the store or to one of its terminals. */
  readonly tags: boolean;
  readonly terminals: boolean;
}

/** One spelling for what is stored and what is typed: width and case of letters, no control characters. */
export function foldText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{Cc}\p{Cs}\s]+/gu, ' ')
    .trim();
}

/** The fields that search looks into, one a line. */
export function textOf(store: StoreFacts): string {
  return [store.name, store.organisationName, store.code ?? ''].map(foldText).join('\n');
}

export const ALL = 'f:all';
export const filterTerm = {
  enabled: 'f:on',
  tags: 'f:tags',
  terminals: 'f:terminals',
  organisation: (id: string) => `f:o:${id}`,
  number: (number: number | string) => `f:n:${number}`,
} as const;

/** Filters that a store passes, by blanks. */
export function filtersOf(store: StoreFacts): string {
  return [
    ALL,
    ...(store.enabled ? [filterTerm.enabled] : []),
    ...(store.tags ? [filterTerm.tags] : []),
    ...(store.terminals ? [filterTerm.terminals] : []),
    filterTerm.organisation(store.organisationId),
    filterTerm.number(store.organisationNumber),
  ].join(' ');
}

/** Every term of an indexed store: pieces of one to three characters of each field, and its filters. */
export function termsOf(indexed: { text: string; filters: string }): Set<string> {
  const terms = new Set(indexed.filters.split(' '));
  for (const field of indexed.text.split('\n')) {
    const characters = Array.from(field);
    for (let at = 0; at < characters.length; at += 1) {
      let piece = '';
      for (const character of characters.slice(at, at + LONGEST)) {
        piece += character;
        terms.add(`g:${piece}`);
      }
    }
  }
  return terms;
}

export interface Word {
  readonly text: string;
  /** A store that has the word has all of these. */
  readonly pieces: readonly string[];
  /** The pieces alone do not prove that they stand side by side. */
  readonly vague: boolean;
}

/** How one word of a search is looked up. */
export function wordOf(text: string): Word {
  const folded = foldText(text);
  const characters = Array.from(folded);
  if (characters.length <= LONGEST) return { text: folded, pieces: [`g:${folded}`], vague: false };
  const pieces = characters
    .slice(0, -LONGEST + 1)
    .map((_, n) => `g:${characters.slice(n, n + LONGEST).join('')}`);
  return { text: folded, pieces: [...new Set(pieces)].slice(0, PIECES), vague: true };
}
