/** A reader of NDEF written from the NFC Forum's documents alone, so that it can disagree with ours. */
export interface PlainRecord {
  tnf: number;
  type: string;
  payload: string;
}

/** Records of a message (NFC Forum NDEF 1.0, 3.2). Throws for a header that does not fit its octets. */
export function ndefRecords(message: Buffer): PlainRecord[] {
  const records: PlainRecord[] = [];
  let at = 0;
  let ended = false;
  while (at < message.length) {
    if (ended) throw new Error('octets behind the last record');
    const flags = message.readUInt8(at);
    if (((flags & 0x80) !== 0) !== (records.length === 0))
      throw new Error('MB is not where the message begins');
    ended = (flags & 0x40) !== 0;
    const typeLength = message.readUInt8(at + 1);
    const short = (flags & 0x10) !== 0;
    const payloadLength = short ? message.readUInt8(at + 2) : message.readUInt32BE(at + 2);
    let next = at + (short ? 3 : 6);
    const idLength = flags & 0x08 ? message.readUInt8(next++) : 0;
    const type = message.toString('latin1', next, next + typeLength);
    next += typeLength + idLength;
    if (next + payloadLength > message.length) throw new Error('a payload runs past the end');
    records.push({
      tnf: flags & 0x07,
      type,
      payload: message.toString('latin1', next, next + payloadLength),
    });
    at = next + payloadLength;
  }
  if (!ended) throw new Error('ME is missing');
  return records;
}

/** The message on pages 3 … of a Type 2 tag (NFC Forum T2T 1.1, 2.3); it must be followed by the terminator. */
export function ndefOnPages(pages: Buffer): Buffer {
  if (pages.readUInt8(0) !== 0xe1 || pages.readUInt8(1) >> 4 !== 1)
    throw new Error('no capability container');
  const area = pages.subarray(4, 4 + pages.readUInt8(2) * 8);
  let at = 0;
  for (;;) {
    const type = area.readUInt8(at);
    if (type === 0x00) {
      at += 1;
      continue;
    }
    if (type === 0xfe) throw new Error('no NDEF TLV');
    const long = area.readUInt8(at + 1) === 0xff;
    const length = long ? area.readUInt16BE(at + 2) : area.readUInt8(at + 1);
    const from = at + (long ? 4 : 2);
    if (type === 0x03) {
      if (area.readUInt8(from + length) !== 0xfe) throw new Error('no terminator');
      return area.subarray(from, from + length);
    }
    at = from + length;
  }
}
