import ndef from 'ndef';

export interface DecodedRecord {
  tnf: number;
  type: string;
  id: number[];
  payload: Buffer;
}

export interface TagContents {
  /** TLVs from page 4 on, terminator included: [type, length]. */
  tlvs: [number, number][];
  message: Buffer;
  records: DecodedRecord[];
}

/** Reads a Type 2 tag's memory (from page 0) with a decoder that is not ours: the TLVs by hand, the message by npm's `ndef`. */
export function readTag(memory: Buffer): TagContents {
  const tlvs: [number, number][] = [];
  let message: Buffer = Buffer.alloc(0);
  let at = 16;
  for (;;) {
    const type = memory[at] ?? 0xfe;
    if (type === 0x00) {
      at += 1;
      continue;
    }
    if (type === 0xfe) {
      tlvs.push([type, 0]);
      break;
    }
    const short = memory[at + 1] ?? 0;
    const length = short === 0xff ? memory.readUInt16BE(at + 2) : short;
    const start = at + (short === 0xff ? 4 : 2);
    tlvs.push([type, length]);
    if (type === 0x03) message = memory.subarray(start, start + length);
    at = start + length;
  }
  const records = ndef.decodeMessage([...message]).map((record) => ({
    tnf: record.tnf,
    type: typeof record.type === 'string' ? record.type : String.fromCharCode(...record.type),
    id: [...record.id].map(Number),
    payload: Buffer.from(record.payload),
  }));
  return { tlvs, message, records };
}
