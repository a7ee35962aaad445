import { TagBox } from '../../../preview/shell/tag-box';
import { contentWords, pageNote, protectionWords } from '../../../preview/shell/tag-words';
import { CHIPS } from '../../../preview/tags/chips';
import { memoryStore } from '../phone/fakes';

function numbers(): () => number {
  let next = 0;
  return () => (next = (next + 0.137) % 1);
}

describe('the drawer of tags', () => {
  it('holds one blank NTAG213 at the first visit', () => {
    const box = new TagBox(memoryStore(), numbers());
    expect(box.list().map(({ kind }) => kind)).toEqual(['ntag213']);
  });

  it('stays empty when it was emptied', () => {
    const store = memoryStore();
    const box = new TagBox(store, numbers());
    box.list().forEach(({ id }) => box.delete(id));
    expect(new TagBox(store, numbers()).list()).toEqual([]);
  });

  it('keeps what was written between visits, and says so at once', () => {
    const store = memoryStore();
    const box = new TagBox(store, numbers());
    const { id, tag } = box.add('ntag215');
    const written = jest.fn();
    box.written.listen(written);
    tag.enterField();
    tag.select();
    tag.transceive(Uint8Array.of(0xa2, 6, 1, 2, 3, 4));
    expect(written).toHaveBeenCalledTimes(1);
    const again = new TagBox(store, numbers()).find(id);
    expect([...(again?.tag.snapshot().memory.subarray(24, 28) ?? [])]).toEqual([1, 2, 3, 4]);
  });

  it('takes over what another tab wrote, but not a tag that is held here', () => {
    const store = memoryStore();
    const here = new TagBox(store, numbers());
    const held = here.add('ntag213');
    held.tag.enterField();
    const resting = here.add('ntag216');
    const there = new TagBox(store, numbers());
    for (const id of [held.id, resting.id]) {
      const tag = there.find(id)?.tag;
      tag?.enterField();
      tag?.select();
      tag?.transceive(Uint8Array.of(0xa2, 6, 9, 9, 9, 9));
    }
    here.reload();
    expect(here.find(held.id)?.tag).toBe(held.tag);
    expect(here.find(resting.id)?.tag.snapshot().memory[24]).toBe(9);
  });

  it('takes a thrown-away tag out of the field', () => {
    const box = new TagBox(memoryStore(), numbers());
    const { id, tag } = box.add('ntag213');
    tag.enterField();
    box.delete(id);
    expect(tag.inField).toBe(false);
    expect(box.find(id)).toBeNull();
  });

  it('refuses a kind it does not know', () => {
    expect(() => new TagBox(memoryStore(), numbers()).add('gold')).toThrow('gold');
  });
});

describe('words about a tag', () => {
  it.each([
    ['ntag213', '空白，可以写入'],
    ['unformatted', '未格式化（没有 NDEF）'],
    ['damaged', '内容损坏：TLV 03 runs past the data area'],
    ['foreign', '链接 https://example.com/menu?table=12'],
    ['other-scheme', '链接 weixin://dl/business/?t=OtherShop01 ＋ 应用 com.tencent.mm'],
  ])('%s: %s', (kind, words) => {
    const box = new TagBox(memoryStore(), numbers());
    expect(contentWords(box.contentOf(box.add(kind)))).toBe(words);
  });

  it.each([
    ['ntag213', []],
    ['read-only', ['CC 只读']],
    ['locked', ['已锁定']],
    ['password', ['有密码']],
  ])('%s is protected by %j', (kind, words) => {
    const { tag } = new TagBox(memoryStore(), numbers()).add(kind);
    expect(protectionWords(tag.chip, tag.snapshot().memory)).toEqual(words);
  });

  it('name the pages that are not for data', () => {
    const notes = [0, 2, 3, 4, 5, 0x28, 0x29, 0x2a, 0x2b, 0x2c].map((page) => pageNote(CHIPS.NTAG213, page));
    expect(notes).toEqual([
      'UID',
      '校验 · 静态锁',
      'CC',
      '用户区',
      '',
      '动态锁',
      'CFG0',
      'CFG1',
      'PWD',
      'PACK',
    ]);
  });
});
