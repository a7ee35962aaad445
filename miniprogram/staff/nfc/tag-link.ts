/** One scan's hold on one tag: which technology is open, whether the scan still owns the phone, how long a call may take. */
import type { Clock } from '../../platform/clock';
import type { NdefRecord } from './ndef';
import { NfcCallError } from './nfc-errors';
import type { NdefPort, NfcAPort, NfcPort, TechPort } from './nfc-port';

/** The scan was replaced or stopped: nothing more may happen in its name. */
export class Superseded extends Error {
  constructor() {
    super('this scan is over');
    this.name = 'Superseded';
  }
}

/** A call that the phone never answered. */
export class NoAnswer extends Error {
  constructor() {
    super('the phone did not answer');
    this.name = 'NoAnswer';
  }
}

/** Milliseconds one NFC call may take before it counts as lost; writing 888 octets takes about 1.3 s. */
const CALL_LIMIT = 5000;
const CLOSE_LIMIT = 800;

export interface TagLink {
  /** Connects NfcA (closing what is open); each connect selects the tag anew. */
  openRaw(): Promise<void>;
  maxTransceiveLength(): Promise<number>;
  /** One raw command; NfcA must be open. */
  send(command: Uint8Array): Promise<Uint8Array>;
  /** Writes records through the Ndef handle, opening and closing it. */
  writeRecords(records: readonly NdefRecord[]): Promise<void>;
  /** Closes what is open. Never rejects. */
  release(): Promise<void>;
}

/** `isOwner` says whether this scan still owns the phone; asked before and after every call. */
export function createLink(nfc: NfcPort, clock: Clock, isOwner: () => boolean): TagLink {
  let raw: NfcAPort | null = null;
  let ndef: NdefPort | null = null;
  let open: TechPort | null = null;

  function limited<T>(work: Promise<T>, limit: number): Promise<T> {
    return new Promise((resolve, reject) => {
      const cancel = clock.after(limit, () => reject(new NoAnswer()));
      work.then(
        (value) => {
          cancel();
          resolve(value);
        },
        (error: unknown) => {
          cancel();
          reject(error instanceof Error ? error : new Error(String(error)));
        },
      );
    });
  }

  async function owned<T>(work: () => Promise<T>, limit = CALL_LIMIT): Promise<T> {
    if (!isOwner()) throw new Superseded();
    // A late answer to a scan that is over must not look like one, be it good or bad.
    try {
      const value = await limited(work(), limit);
      if (isOwner()) return value;
    } catch (error) {
      if (isOwner()) throw error;
    }
    throw new Superseded();
  }

  async function shut(): Promise<void> {
    const last = open;
    open = null;
    if (last === null) return;
    try {
      await limited(last.close(), CLOSE_LIMIT);
    } catch {
      // A tag that is gone cannot be closed; the next connect tells.
    }
  }

  async function connect(tech: TechPort): Promise<void> {
    await shut();
    open = tech;
    await owned(() => tech.connect());
  }

  return {
    async openRaw() {
      raw ??= nfc.nfcA();
      // Taken now, not when it is written: a handle refers to the tag that lies at the phone when it is made.
      ndef ??= nfc.ndef();
      await connect(raw);
    },
    async maxTransceiveLength() {
      const handle = raw;
      if (handle === null) throw new NfcCallError({ code: 13023, message: 'NfcA is not open' });
      return owned(() => handle.maxTransceiveLength());
    },
    async send(command) {
      const handle = raw;
      if (handle === null || open !== handle)
        throw new NfcCallError({ code: 13023, message: 'NfcA is not open' });
      return owned(() => handle.transceive(command));
    },
    async writeRecords(records) {
      ndef ??= nfc.ndef();
      const handle = ndef;
      await connect(handle);
      await owned(() => handle.write(records));
      await shut();
    },
    release: shut,
  };
}
