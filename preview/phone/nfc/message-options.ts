import { joinMessage } from '../../tags/ndef-bytes';
import type { PlainRecord } from '../../tags/ndef-bytes';
import type { NfcOptions } from './bridge';
import { bytesOf } from './bytes';
import { NfcFailure } from './errors';

/** Options of writeNdefMessage as the mini-program gives them; nothing about them can be trusted. */
export interface NdefWriteOptions extends NfcOptions {
  records?: unknown;
  uris?: unknown;
  texts?: unknown;
}

/** The octets that WeChat would hand to the phone. Throws 13011 for what is not a record, 13012 for what is no message. */
export function messageOf(options: NdefWriteOptions, emptyIdRefused: boolean): Uint8Array {
  const records = [
    ...list(options.records).map((record) => recordOf(record, emptyIdRefused)),
    ...list(options.uris).map(uriOf),
  ];
  // Users report that `texts` does nothing (fact sheet A3), so with nothing else there is no message.
  if (records.length === 0) throw new NfcFailure(13011);
  return joinMessage(records);
}

function recordOf(value: unknown, emptyIdRefused: boolean): PlainRecord {
  if (typeof value !== 'object' || value === null) throw new NfcFailure(13011);
  const fields = value as Record<string, unknown>;
  const type = bytesOf(fields['type']);
  const id = bytesOf(fields['id']);
  const payload = bytesOf(fields['payload']);
  const tnf = fields['tnf'];
  if (type === null || id === null || payload === null || typeof tnf !== 'number')
    throw new NfcFailure(13011);
  if (emptyIdRefused && id.length === 0) throw new NfcFailure(13011);
  if (!Number.isInteger(tnf) || tnf < 0 || tnf > 6 || type.length > 255 || id.length > 255)
    throw new NfcFailure(13012);
  if (tnf === 0 && type.length + id.length + payload.length > 0) throw new NfcFailure(13012);
  return { tnf, type: String.fromCharCode(...type), id, payload };
}

function uriOf(value: unknown): PlainRecord {
  if (typeof value !== 'string') throw new NfcFailure(13011);
  const payload = Uint8Array.of(0, ...new TextEncoder().encode(value));
  return { tnf: 1, type: 'U', id: new Uint8Array(), payload };
}

function list(value: unknown): unknown[] {
  if (value === undefined || value === null) return [];
  // An array of another frame is no `instanceof Array` here, but Array.isArray knows it.
  if (!Array.isArray(value)) throw new NfcFailure(13011);
  return value as unknown[];
}
