import type { KeyValueStore, OpenedLink } from './ports';

const PREFIX = 'nfc-preview:link:';

/**
 * Links that this WeChat opened before, so that a known tag still opens without network. How a real WeChat behaves there
 * is documented nowhere; this is the kinder of the two answers, needed to see the offline states at all.
 */
export class LinkMemory {
  constructor(private readonly store: KeyValueStore) {}

  remember(url: string, link: OpenedLink): void {
    this.store.set(PREFIX + url, JSON.stringify(link));
  }

  recall(url: string): OpenedLink | null {
    const text = this.store.get(PREFIX + url);
    return text === null ? null : (JSON.parse(text) as OpenedLink);
  }
}
