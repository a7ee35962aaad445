/** Why a tag's memory cannot be read as NDEF, or must not be written. */
export type TagFault =
  | 'no-type2' // the memory handed over has no Type 2 shape
  | 'version' // capability container of an unknown mapping version
  | 'tlv-overrun' // a TLV runs past the data area
  | 'read-only' // the capability container forbids writing
  | 'too-small' // the message does not fit
  | 'cc-conflict' // one-time bits of page 3 already hold something else
  | 'argument'; // a caller's value that no tag can take

/** Thrown by the pure tag memory functions. */
export class TagError extends Error {
  readonly fault: TagFault;

  constructor(fault: TagFault, detail: string) {
    super(`tag ${fault}: ${detail}`);
    this.name = 'TagError';
    this.fault = fault;
  }
}
