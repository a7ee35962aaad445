/** What the tag session needs of a phone's NFC: promises instead of callbacks, octets instead of buffers. */
import type { NdefRecord } from './ndef';

/** A tag that came to the phone's back. */
export interface FoundTag {
  /** Upper-case hex. */
  readonly uid: string;
  readonly has: {
    readonly ndef: boolean;
    readonly nfcA: boolean;
    readonly isoDep: boolean;
    readonly classic: boolean;
  };
  /** The message the phone read by itself; null when it read none. `tnf` is -1 where the phone did not say. */
  readonly records: readonly NdefRecord[] | null;
}

export interface TechPort {
  /** Selects the tag anew; already connected counts as connected. Rejects with NfcCallError. */
  connect(): Promise<void>;
  close(): Promise<void>;
}

export interface NfcAPort extends TechPort {
  /** Octets one command or answer may have. */
  maxTransceiveLength(): Promise<number>;
  transceive(command: Uint8Array): Promise<Uint8Array>;
}

export interface NdefPort extends TechPort {
  write(records: readonly NdefRecord[]): Promise<void>;
}

export interface NfcPort {
  /** Listens for tags; the returned function stops. */
  watch(listener: (tag: FoundTag) => void): () => void;
  /** Already running counts as started. */
  startDiscovery(): Promise<void>;
  /** Gives back one start; discovery ends with its last user. */
  stopDiscovery(): Promise<void>;
  /** Handles refer to the tag in the field at this moment. */
  nfcA(): NfcAPort;
  ndef(): NdefPort;
}
