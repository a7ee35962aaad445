import { SaxesParser } from 'saxes';
import { ApiError } from '../../contract/api-error';

export interface XmlEvents {
  /** Names come without prefix. */
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  close?(name: string): void;
  text?(text: string): void;
}

/** Characters between two tags: more is no table but an attack on memory. */
const LONGEST_TEXT = 1024 * 1024;

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/**
 * Reads XML as it arrives; yields after each piece, so that what the events gathered can be taken away. Documents with a
 * DTD are refused: no table has one. Throws `sheet_damaged`.
 */
export async function* readXml(bytes: AsyncIterable<Uint8Array>, events: XmlEvents): AsyncGenerator<void> {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  let quiet = 0;
  const damaged = (): never => {
    throw new ApiError('sheet_damaged');
  };
  parser.on('error', damaged);
  parser.on('doctype', damaged);
  parser.on('opentag', ({ name, attributes }) => {
    quiet = 0;
    events.open?.(local(name), attributes);
  });
  parser.on('closetag', ({ name }) => {
    quiet = 0;
    events.close?.(local(name));
  });
  parser.on('text', (text) => events.text?.(text));
  parser.on('cdata', (text) => events.text?.(text));
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const chunk of bytes) {
    let text: string;
    try {
      text = decoder.decode(chunk, { stream: true });
    } catch {
      return damaged();
    }
    quiet += text.length;
    parser.write(text);
    if (quiet > LONGEST_TEXT) return damaged();
    yield;
  }
  parser.close();
  yield;
}

/** Reads a small document whole. */
export async function readWholeXml(bytes: AsyncIterable<Uint8Array>, events: XmlEvents): Promise<void> {
  const reading = readXml(bytes, events);
  while (!(await reading.next()).done);
}
