/**
 * A phone's NFC as WeChat hands it out, over a tag that is true to the byte (the preview's, which shares no logic with the
 * code under test). Pessimistic: without `nfcOn` discovery is refused, nothing answers synchronously, handles go stale,
 * one technology at a time, a NAK deselects.
 */
import type { VirtualTag } from '../../../preview/tags/virtual-tag';
import type {
  WxDiscovered,
  WxNdefRecord,
  WxNfcAdapter,
  WxNfcCall,
  WxNfcFailure,
  WxReadMessage,
} from '../../../typings/wx-nfc';

export type Trouble = { readonly code: number } | { readonly text: string } | 'silent' | 'late' | 'fine';

export interface FakeNfcOptions {
  nfcOn?: boolean;
  emptyIdRefused?: boolean;
  maxTransceive?: number;
  /** What the phone's own Ndef writing makes of the message. */
  distort?: (message: Uint8Array) => Uint8Array;
  /** Techs reported, whatever the tag is. */
  techs?: readonly string[];
  messages?: readonly WxReadMessage[];
}

interface Presence {
  readonly tag: VirtualTag;
  connected: 'ndef' | 'nfcA' | null;
}

class Refusal extends Error {
  constructor(readonly failure: WxNfcFailure) {
    super(failure.errMsg);
  }
}

const refuse = (errCode: number): never => {
  throw new Refusal({ errCode, errMsg: `fail ${errCode}` });
};

export class FakeNfc {
  /** Every call that crossed the bridge, such as `nfcA.transceive 60`. */
  readonly calls: string[] = [];
  discovering = false;
  readonly listeners = new Set<(found: WxDiscovered) => void>();
  private presence: Presence | null = null;
  private readonly troubles = new Map<string, Trouble[]>();
  private readonly held: (() => void)[] = [];

  constructor(readonly options: FakeNfcOptions = {}) {}

  /** The next calls of that name go so: a code, a bare text, no answer at all, an answer kept back until `tellLate`, or fine. */
  trouble(call: string, ...how: Trouble[]): void {
    this.troubles.set(call, [...(this.troubles.get(call) ?? []), ...how]);
  }

  /** Delivers the answers that were kept back. */
  tellLate(): void {
    for (const tell of this.held.splice(0)) tell();
  }

  /** Holds a tag to the phone. */
  present(tag: VirtualTag): void {
    this.remove();
    tag.enterField();
    this.presence = { tag, connected: null };
    this.report();
  }

  /** Takes the tag away. */
  remove(): void {
    this.presence?.tag.leaveField();
    this.presence = null;
  }

  /** The phone reports the tag in the field (once more). */
  report(): void {
    const { presence } = this;
    if (presence === null || !this.discovering) return;
    presence.tag.select();
    const formatted = this.read(presence, 3)?.[0] === 0xe1;
    if (presence.connected !== null) presence.tag.select();
    const techs = this.options.techs ?? ['NFC-A', 'MIFARE Ultralight', ...(formatted ? ['NDEF'] : [])];
    const found: WxDiscovered = {
      id: presence.tag.uid.slice().buffer,
      techs,
      ...(this.options.messages === undefined ? {} : { messages: this.options.messages }),
    };
    for (const listener of [...this.listeners]) listener(found);
  }

  readonly adapter: WxNfcAdapter = {
    tech: { ndef: 'NDEF', nfcA: 'NFC-A', isoDep: 'ISO-DEP', mifareClassic: 'MIFARE Classic' },
    startDiscovery: (call) =>
      this.answer('startDiscovery', call, () => {
        if (this.options.nfcOn !== true) refuse(13001);
        if (this.discovering) refuse(13021);
        this.discovering = true;
      }),
    stopDiscovery: (call) =>
      this.answer('stopDiscovery', call, () => {
        if (!this.discovering) refuse(13018);
        this.discovering = false;
      }),
    onDiscovered: (listener) => void this.listeners.add(listener),
    offDiscovered: (listener) => void this.listeners.delete(listener),
    getNdef: () => {
      const at = this.presence;
      return {
        connect: (call) => this.answer('ndef.connect', call, () => this.connect(at, 'ndef')),
        close: (call) => this.answer('ndef.close', call, () => this.close(at, 'ndef')),
        writeNdefMessage: (call) =>
          this.answer('ndef.write', call, () => this.writeNdef(this.open(at, 'ndef'), call.records)),
      };
    },
    getNfcA: () => {
      const at = this.presence;
      return {
        connect: (call) => this.answer('nfcA.connect', call, () => this.connect(at, 'nfcA')),
        close: (call) => this.answer('nfcA.close', call, () => this.close(at, 'nfcA')),
        getMaxTransceiveLength: (call) =>
          this.answer('nfcA.max', call, () => {
            this.open(at, 'nfcA');
            return { length: this.options.maxTransceive ?? 253 };
          }),
        transceive: (call) => {
          const command = new Uint8Array(call.data);
          const name = `nfcA.transceive ${(command[0] ?? 0).toString(16).padStart(2, '0')}`;
          this.answer(name, call, () => ({
            data: this.transceive(this.open(at, 'nfcA'), command).slice().buffer,
          }));
        },
      };
    },
  };

  private answer<T>(name: string, call: WxNfcCall<T>, work: () => T): void {
    this.calls.push(name);
    const trouble = this.troubles.get(name)?.shift();
    const tell = (): void => {
      let value: T;
      try {
        if (typeof trouble === 'object')
          throw new Refusal('code' in trouble ? { errCode: trouble.code } : { errMsg: trouble.text });
        value = work();
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        call.fail?.(error.failure);
        return;
      }
      call.success?.(value);
    };
    if (trouble === 'silent') return;
    if (trouble === 'late') this.held.push(tell);
    else setImmediate(tell);
  }

  private connect(at: Presence | null, tech: 'ndef' | 'nfcA'): void {
    if (at === null || at !== this.presence || !at.tag.inField) return refuse(13016);
    if (at.connected === tech) refuse(13022);
    if (at.connected !== null) refuse(13016);
    if (!at.tag.select()) refuse(13016);
    at.connected = tech;
  }

  private close(at: Presence | null, tech: 'ndef' | 'nfcA'): void {
    if (at === null || at.connected !== tech) return refuse(13023);
    at.connected = null;
  }

  private open(at: Presence | null, tech: 'ndef' | 'nfcA'): Presence {
    if (at === null || at.connected !== tech) return refuse(13023);
    return at;
  }

  private transceive(at: Presence, command: Uint8Array): Uint8Array {
    const answer = at.tag.transceive(command);
    if (answer.kind === 'ack') return Uint8Array.of(0x0a);
    if (answer.kind !== 'data') return refuse(13017);
    if (answer.bytes.length > (this.options.maxTransceive ?? 253)) return refuse(13017);
    return answer.bytes;
  }

  private read(at: Presence, page: number): Uint8Array | null {
    const answer = at.tag.transceive(Uint8Array.of(0x30, page));
    return answer.kind === 'data' ? answer.bytes : null;
  }

  /** As a phone's stack writes: find the TLV, length 0, the pages behind, the length's page last. */
  private writeNdef(at: Presence, records: readonly WxNdefRecord[]): void {
    if (this.options.emptyIdRefused === true && records.some((record) => record.id.byteLength === 0))
      refuse(13011);
    const message = (this.options.distort ?? ((same) => same))(joined(records));
    const head = this.read(at, 3) ?? refuse(13017);
    if (head[3] !== 0) refuse(13017);
    const size = (head[2] ?? 0) * 8;
    const area: number[] = [];
    while (area.length < size) area.push(...(this.read(at, 4 + area.length / 4) ?? refuse(13017)));
    let tlv = 0;
    while (area[tlv] !== 3) {
      if (area[tlv] === 0) tlv += 1;
      else if (area[tlv] === 1 || area[tlv] === 2) tlv += 2 + (area[tlv + 1] ?? 0);
      else refuse(13017);
    }
    const long = message.length > 254;
    const block = [
      3,
      ...(long ? [255, message.length >> 8, message.length & 255] : [message.length]),
      ...message,
      0xfe,
    ];
    if (tlv + block.length - 1 > size) refuse(13017);
    const target = [...area.slice(0, tlv), ...block, ...area.slice(tlv + block.length)].slice(0, size);
    const put = (index: number, from: readonly number[]): void => {
      const data = [0, 1, 2, 3].map((i) => from[index * 4 + i] ?? 0);
      if (at.tag.transceive(Uint8Array.of(0xa2, 4 + index, ...data)).kind !== 'ack') refuse(13017);
    };
    const lengthPage = (tlv + 1) >> 2;
    const emptied = area.slice();
    emptied[tlv + 1] = 0;
    put(lengthPage, emptied);
    for (let index = lengthPage + 1; index * 4 < Math.min(size, tlv + block.length); index += 1)
      put(index, target);
    put(lengthPage, target);
  }
}

function joined(records: readonly WxNdefRecord[]): Uint8Array {
  const out: number[] = [];
  records.forEach(({ tnf, id, type, payload }, i) => {
    const short = payload.byteLength < 256;
    const flags =
      (i === 0 ? 0x80 : 0) |
      (i === records.length - 1 ? 0x40 : 0) |
      (short ? 0x10 : 0) |
      (id.byteLength > 0 ? 8 : 0);
    const size = payload.byteLength;
    out.push(
      flags | tnf,
      type.byteLength,
      ...(short ? [size] : [size >>> 24, (size >> 16) & 255, (size >> 8) & 255, size & 255]),
    );
    if (id.byteLength > 0) out.push(id.byteLength);
    for (const part of [type, id, payload]) out.push(...new Uint8Array(part));
  });
  return Uint8Array.from(out);
}
