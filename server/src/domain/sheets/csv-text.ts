import { ApiError } from '../../contract/api-error';

type Decoder = InstanceType<typeof TextDecoder>;

/** Bytes looked at, from the first that is no ASCII, to tell UTF-8 from GB18030. */
const SAMPLE = 64 * 1024;

const isAscii = (bytes: Uint8Array): boolean => {
  for (const byte of bytes) if (byte > 0x7f) return false;
  return true;
};

function isUtf8(bytes: Uint8Array): boolean {
  try {
    // `stream`: the last character may be cut in two.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function byMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

/**
 * A CSV file's text as it arrives: UTF-8, UTF-16 with its mark ("Unicode text" of Excel), or else GB18030, which is what
 * Chinese Excel writes. As long as nothing but ASCII came both are the same. Throws `sheet_encoding`.
 */
export async function* csvText(source: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoding: { decoder: Decoder | null } = { decoder: null };
  let first = true;
  let held = Buffer.alloc(0);
  const decode = (bytes: Uint8Array, label: string): string => {
    decoding.decoder ??= new TextDecoder(label, { fatal: true });
    try {
      return decoding.decoder.decode(bytes, { stream: true });
    } catch {
      throw new ApiError('sheet_encoding');
    }
  };
  const guess = () => (isUtf8(held) ? 'utf-8' : 'gb18030');
  for await (const chunk of source) {
    if (decoding.decoder) {
      yield decode(chunk, '');
      continue;
    }
    held = Buffer.concat([held, chunk]);
    if (first && held.length < 4) continue;
    const mark = first ? byMark(held) : null;
    first = false;
    if (mark !== null) yield decode(held, mark);
    else if (isAscii(held)) yield held.toString('latin1');
    else if (held.length >= SAMPLE) yield decode(held, guess());
    else continue;
    held = Buffer.alloc(0);
  }
  if (held.length > 0) yield decode(held, byMark(held) ?? guess());
  try {
    // A character cut off at the very end.
    decoding.decoder?.decode();
  } catch {
    throw new ApiError('sheet_encoding');
  }
}
