import { ApiError } from '../../contract/api-error';
import { unescaped } from './rules';
import { readXml } from './xml';

/** Texts by number. */
export type Texts = (index: number) => string;

/** Grows by doubling; a text costs its UTF-8 bytes and four more. */
function textStore(most: number) {
  let bytes = Buffer.alloc(64 * 1024);
  let ends = new Uint32Array(4_096);
  let used = 0;
  let count = 0;
  return {
    add(text: string): void {
      const length = Buffer.byteLength(text);
      if (used + length > most) throw new ApiError('sheet_too_large');
      if (used + length > bytes.length) {
        const larger = Buffer.alloc(Math.max(bytes.length * 2, used + length));
        bytes.copy(larger, 0, 0, used);
        bytes = larger;
      }
      if (count === ends.length) {
        const longer = new Uint32Array(ends.length * 2);
        longer.set(ends);
        ends = longer;
      }
      used += bytes.write(text, used);
      ends[count] = used;
      count += 1;
      if (count * 4 > most) throw new ApiError('sheet_too_large');
    },
    at: (index: number): string => {
      if (!Number.isInteger(index) || index < 0 || index >= count) throw new ApiError('sheet_damaged');
      return bytes.toString('utf8', index === 0 ? 0 : ends[index - 1], ends[index]);
    },
  };
}

/**
 * The shared texts of a workbook. They must be kept while the rows are read, so they lie in one piece of memory and not as
 * a million objects. Readings above Chinese and Japanese characters (`rPh`) are left out.
 */
export async function sharedTexts(document: AsyncIterable<Uint8Array>, most: number): Promise<Texts> {
  const texts = textStore(most);
  let text = '';
  let reading = 0;
  let inside = false;
  const parsing = readXml(document, {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 'rPh') reading += 1;
      else if (name === 't') inside = reading === 0;
    },
    text(part) {
      if (inside) text += part;
    },
    close(name) {
      if (name === 'si') texts.add(unescaped(text));
      else if (name === 'rPh') reading -= 1;
      else if (name === 't') inside = false;
    },
  });
  while (!(await parsing.next()).done);
  return texts.at;
}
