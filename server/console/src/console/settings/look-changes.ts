import type { Settings } from '../../api/settings';

export interface Look {
  merchantName: string;
  cardTitle: string;
  brandColor: string;
  benefits: string[];
  servicePhone: string | null;
  logo: string | null;
}

/** What differs from the settings that the form was filled from: what somebody else changed meanwhile stays theirs. */
export function changesIn(wish: Look, { merchantName, card, look }: Settings): Partial<Look> {
  const before: Look = { merchantName, cardTitle: card.title, ...look };
  const names = Object.keys(wish) as (keyof Look)[];
  return Object.fromEntries(
    names
      .filter((name) => JSON.stringify(wish[name]) !== JSON.stringify(before[name]))
      .map((name) => [name, wish[name]]),
  );
}
