import { contentOf } from '../tags/ndef-bytes';
import type { TagContent } from '../tags/ndef-bytes';
import { newTag, randomUid, tagKind } from '../tags/kinds';
import { parseStoredTags, readStoredTag, storeTag } from '../tags/stored-tag';
import { VirtualTag } from '../tags/virtual-tag';
import type { KeyValueStore } from '../phone/ports';
import { Signal } from '../phone/events';

export interface BoxedTag {
  id: string;
  kind: string;
  label: string;
  tag: VirtualTag;
  /** Memory when it was last brought to the phone, to show what was written. */
  before: Uint8Array;
}

const KEY = 'nfc-preview:tags';

/** The drawer of tags: kept between visits, shared by the phones of several browser tabs. */
export class TagBox {
  readonly change = new Signal<null>();
  /** A phone wrote to a tag. */
  readonly written = new Signal<BoxedTag>();
  private tags: BoxedTag[] = [];

  constructor(
    private readonly store: KeyValueStore,
    private readonly random: () => number,
  ) {
    this.reload();
    if (this.store.get(KEY) === null) this.add('ntag213');
  }

  list(): readonly BoxedTag[] {
    return this.tags;
  }

  find(id: string): BoxedTag | null {
    return this.tags.find((boxed) => boxed.id === id) ?? null;
  }

  contentOf(boxed: BoxedTag): TagContent {
    return contentOf(boxed.tag.snapshot().memory);
  }

  /** Puts a new tag of a kind into the drawer, in front. */
  add(kindId: string): BoxedTag {
    const kind = tagKind(kindId);
    if (kind === null) throw new Error(`没有这种标签：${kindId}`);
    const uid = randomUid(this.random);
    const id = [...uid].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    const boxed = this.box(id, kindId, kind.label, new VirtualTag(newTag(kindId, uid)));
    this.tags = [boxed, ...this.tags];
    this.save();
    return boxed;
  }

  delete(id: string): void {
    this.find(id)?.tag.leaveField();
    this.tags = this.tags.filter((boxed) => boxed.id !== id);
    this.save();
  }

  /** Another tab wrote its tags; the ones held here are ours and stay as they are. */
  reload(): void {
    const held = new Map(this.tags.filter(({ tag }) => tag.inField).map((boxed) => [boxed.id, boxed]));
    this.tags = parseStoredTags(this.store.get(KEY)).flatMap((stored) => {
      const kept = held.get(stored.id);
      if (kept !== undefined) return [kept];
      const snapshot = readStoredTag(stored);
      return snapshot === null
        ? []
        : [this.box(stored.id, stored.kind, stored.label, new VirtualTag(snapshot))];
    });
    this.change.tell(null);
  }

  isKey(key: string | null): boolean {
    return key === KEY;
  }

  private box(id: string, kind: string, label: string, tag: VirtualTag): BoxedTag {
    const boxed: BoxedTag = { id, kind, label, tag, before: tag.snapshot().memory };
    tag.onEvent((event) => {
      if (event === 'memory') this.written.tell(boxed);
      this.save();
    });
    return boxed;
  }

  private save(): void {
    const stored = this.tags.map(({ id, kind, label, tag }) => storeTag(id, kind, label, tag.snapshot()));
    this.store.set(KEY, JSON.stringify(stored));
    this.change.tell(null);
  }
}
