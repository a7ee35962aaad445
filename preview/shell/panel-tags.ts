import type { VirtualPhone } from '../phone/phone';
import { TAG_KINDS } from '../tags/kinds';
import { hex } from '../tags/memory';
import { button, h, panel } from './dom';
import type { BoxedTag, TagBox } from './tag-box';
import { contentWords, pageNote, protectionWords, recordWords } from './tag-words';

/** The drawer of tags beside the phone. */
export class TagPanel {
  readonly element: HTMLElement;
  private readonly list = h('div', { class: 'tags' });
  private readonly kind = h('select', { testid: 'tag-kind', attributes: { 'aria-label': '标签种类' } });
  /** Which tags have their memory unfolded. */
  private readonly unfolded = new Set<string>();
  private readonly tears = new Map<string, string>();

  constructor(
    private readonly box: TagBox,
    private readonly phone: VirtualPhone,
  ) {
    this.kind.append(
      ...TAG_KINDS.map(({ id, label, note }) =>
        h('option', { text: label, attributes: { value: id, title: note } }),
      ),
    );
    const add = button('添加标签', 'tag-add', () => this.box.add(this.kind.value), 'primary');
    this.element = panel('标签', 'panel-tags', h('div', { class: 'row' }, this.kind, add), this.list);
    box.change.listen(() => this.draw());
    phone.field.onChange(() => this.draw());
    this.draw();
  }

  private draw(): void {
    const tags = this.box.list();
    const empty = h('p', { class: 'hint', text: '抽屉里没有标签，先添加一枚空白的 NTAG213。' });
    this.list.replaceChildren(...(tags.length === 0 ? [empty] : tags.map((boxed) => this.card(boxed))));
  }

  private card(boxed: BoxedTag): HTMLElement {
    const { id, tag } = boxed;
    const held = this.phone.field.current?.tag === tag;
    const content = this.box.contentOf(boxed);
    const hold = button('贴近手机', `tag-hold-${id}`, () => this.hold(boxed), 'primary');
    const remove = button('拿开', `tag-remove-${id}`, () => this.phone.removeTag(), 'primary');
    hold.hidden = held;
    remove.hidden = !held;
    const discard = button('丢弃', `tag-delete-${id}`, () => this.box.delete(id), 'quiet');
    return h(
      'article',
      {
        class: held ? 'tag held' : 'tag',
        testid: `tag-${id}`,
        attributes: { 'data-kind': boxed.kind, 'data-held': String(held) },
      },
      h(
        'header',
        {},
        h('strong', { text: tag.chip.name }),
        ...protectionWords(tag.chip, tag.snapshot().memory).map((words) =>
          h('span', { class: 'badge', text: words }),
        ),
        h('code', { text: hex(tag.uid, ' ') }),
      ),
      h('p', { class: 'tag-content', testid: `tag-content-${id}`, text: contentWords(content) }),
      h('div', { class: 'row' }, hold, remove, this.tearField(id), discard),
      this.memory(boxed, content.kind === 'records' ? content.records.map(recordWords) : []),
    );
  }

  /** After how many commands the next hold is torn away; empty: not at all. */
  private tearField(id: string): HTMLElement {
    const field = h('input', {
      testid: `tag-tear-${id}`,
      attributes: { type: 'number', min: '0', max: '999', placeholder: '—', 'aria-label': '几条命令后拿开' },
      on: { input: () => this.tears.set(id, field.value) },
    });
    field.value = this.tears.get(id) ?? '';
    return h('label', { class: 'tear' }, field, '条命令后拿开');
  }

  private hold(boxed: BoxedTag): void {
    const tear = this.tears.get(boxed.id) ?? '';
    boxed.before = boxed.tag.snapshot().memory;
    void this.phone.presentTag(boxed.tag, tear === '' ? undefined : { after: Number(tear) });
  }

  private memory(boxed: BoxedTag, records: readonly string[]): HTMLElement {
    const { id } = boxed;
    const place = h('div', { testid: `tag-memory-${id}` });
    const fold = h(
      'details',
      {
        on: {
          toggle: () => {
            if (fold.open) this.unfolded.add(id);
            else this.unfolded.delete(id);
            place.replaceChildren(...(fold.open ? [recordList(records), pageTable(boxed)] : []));
          },
        },
      },
      h('summary', { text: '内存与记录' }),
      place,
    );
    if (this.unfolded.has(id)) fold.open = true;
    return fold;
  }
}

function recordList(records: readonly string[]): HTMLElement {
  return h('ol', { class: 'records' }, ...records.map((words) => h('li', { text: words })));
}

/** Every page in hexadecimal; what changed since the tag was last brought to the phone stands out. */
function pageTable({ tag, before }: BoxedTag): HTMLElement {
  const { memory } = tag.snapshot();
  const table = h('table', { class: 'pages' });
  for (let page = 0; page < tag.chip.pages; page += 1) {
    const bytes = memory.subarray(page * 4, page * 4 + 4);
    const changed = bytes.some((byte, index) => byte !== before[page * 4 + index]);
    const readable = [...bytes]
      .map((byte) => (byte > 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·'))
      .join('');
    table.append(
      h(
        'tr',
        { class: changed ? 'changed' : '' },
        h('th', { text: page.toString(16).padStart(2, '0').toUpperCase(), attributes: { scope: 'row' } }),
        h('td', { text: hex(bytes, ' ') }),
        h('td', { text: readable }),
        h('td', { class: 'note', text: pageNote(tag.chip, page) }),
      ),
    );
  }
  return table;
}
