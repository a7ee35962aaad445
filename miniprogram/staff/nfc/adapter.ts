/** The only file that touches WeChat's NFC objects: callbacks become promises, loose shapes become strict ones. */
import type {
  WxDiscovered,
  WxNdefRecord,
  WxNfcAdapter,
  WxNfcCall,
  WxReadMessage,
  WxReadRecord,
  WxTechHandle,
} from '../../../typings/wx-nfc';
import type { NdefRecord } from './ndef';
import { alreadySo, faultOf, NfcCallError } from './nfc-errors';
import type { FoundTag, NfcPort, TechPort } from './nfc-port';

let phone: NfcPort | null | undefined;

/** The adapter of this phone, one for all pages, since discovery is one for all pages; null where WeChat has none (too old, or a place without NFC). */
export function phoneNfc(): NfcPort | null {
  phone ??= openPhone();
  return phone;
}

function openPhone(): NfcPort | null {
  // The one casting boundary: the published typings say `any` where shapes matter. Typed as always there, absent before 2.11.2.
  const get = (wx as unknown as { getNFCAdapter?: () => WxNfcAdapter }).getNFCAdapter;
  if (typeof get !== 'function') return null;
  try {
    return nfcPort(get());
  } catch {
    return null;
  }
}

function asked<Answer>(work: (call: WxNfcCall<Answer>) => void): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const refuse = (raw: unknown): void => reject(new NfcCallError(faultOf(raw)));
    try {
      work({ success: resolve, fail: refuse });
    } catch (error) {
      refuse(error);
    }
  });
}

/** A call whose failure may say that the wish is fulfilled already. */
async function wished(work: (call: WxNfcCall) => void): Promise<void> {
  try {
    await asked(work);
  } catch (error) {
    if (!(error instanceof NfcCallError && alreadySo(error.fault))) throw error;
  }
}

const bufferOf = (bytes: Uint8Array): ArrayBuffer => bytes.slice().buffer;

function tech(handle: WxTechHandle): TechPort {
  return {
    connect: () => wished((call) => handle.connect(call)),
    close: async () => {
      await asked((call) => handle.close(call));
    },
  };
}

/** Wraps WeChat's adapter object. */
export function nfcPort(adapter: WxNfcAdapter): NfcPort {
  // Pages overlap when one opens another: starts and stops go one after the other, and discovery ends with its last user.
  let users = 0;
  let line: Promise<unknown> = Promise.resolve();
  // Never changes on one phone, and every call across the bridge is felt while a tag is held.
  let longest: number | null = null;
  function inLine(work: () => Promise<void>): Promise<void> {
    const turn = line.then(work);
    line = turn.catch(() => undefined);
    return turn;
  }
  return {
    watch(listener) {
      const heard = (found: WxDiscovered): void => listener(foundTag(found, adapter));
      adapter.onDiscovered(heard);
      // Without the same function object WeChat would remove everybody's listeners.
      return () => adapter.offDiscovered(heard);
    },
    startDiscovery() {
      users += 1;
      return inLine(async () => {
        try {
          await wished((call) => adapter.startDiscovery(call));
        } catch (error) {
          users = Math.max(0, users - 1);
          throw error;
        }
      });
    },
    stopDiscovery() {
      users = Math.max(0, users - 1);
      return inLine(async () => {
        if (users === 0) await asked((call) => adapter.stopDiscovery(call));
      });
    },
    nfcA() {
      const handle = adapter.getNfcA();
      return {
        ...tech(handle),
        async maxTransceiveLength() {
          longest ??= (await asked<{ length: number }>((call) => handle.getMaxTransceiveLength(call))).length;
          return longest;
        },
        async transceive(command) {
          const data = bufferOf(command);
          const answer = await asked<{ data: ArrayBuffer }>((call) => handle.transceive({ ...call, data }));
          return new Uint8Array(answer.data);
        },
      };
    },
    ndef() {
      const handle = adapter.getNdef();
      return {
        ...tech(handle),
        async write(records) {
          const given = records.map(
            ({ tnf, id, type, payload }): WxNdefRecord => ({
              tnf,
              id: bufferOf(id),
              type: bufferOf(type),
              payload: bufferOf(payload),
            }),
          );
          await asked((call) => handle.writeNdefMessage({ ...call, records: given }));
        },
      };
    },
  };
}

const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (octet) => octet.toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase();

const octetsOf = (buffer: ArrayBuffer | undefined): Uint8Array =>
  buffer === undefined ? new Uint8Array(0) : new Uint8Array(buffer);

/** Both shapes of `messages` are known: a list of records, and a list of messages that hold records. */
function recordsOf(messages: readonly WxReadMessage[] | undefined): NdefRecord[] | null {
  if (!Array.isArray(messages) || messages.length === 0) return null;
  const read: WxReadRecord[] = [];
  for (const message of messages as readonly WxReadMessage[]) {
    if (Array.isArray(message.records)) read.push(...(message.records as readonly WxReadRecord[]));
    else read.push(message);
  }
  return read.map(({ tnf, type, id, payload }) => ({
    tnf: typeof tnf === 'number' ? tnf : -1,
    type: octetsOf(type),
    id: octetsOf(id),
    payload: octetsOf(payload),
  }));
}

function foundTag(found: WxDiscovered, { tech: names }: WxNfcAdapter): FoundTag {
  const plain = (name: string): string => name.toUpperCase().replace(/[^A-Z0-9]/g, '');
  const techs = new Set((found.techs ?? []).map(plain));
  const offers = (known: string | undefined, usual: string): boolean =>
    techs.has(plain(usual)) || (known !== undefined && techs.has(plain(known)));
  return {
    uid: hexOf(octetsOf(found.id)),
    has: {
      ndef: offers(names?.ndef, 'NDEF'),
      nfcA: offers(names?.nfcA, 'NFC-A'),
      isoDep: offers(names?.isoDep, 'ISO-DEP'),
      classic: offers(names?.mifareClassic, 'MIFARE Classic'),
    },
    records: recordsOf(found.messages),
  };
}
