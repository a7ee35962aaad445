/** The rule of the NDEF specification (or of a record type) that was broken. */
export type NdefRule =
  | 'empty-message'
  | 'truncated'
  | 'message-begin'
  | 'message-end'
  | 'trailing-octets'
  | 'chunk'
  | 'tnf'
  | 'type-length'
  | 'id-length'
  | 'payload-length'
  | 'uri'
  | 'text'
  | 'package-name'
  | 'utf8';

/**
 * Thrown for octets that are no NDEF message, and for records that cannot be one.
 * `offset`: the octet of the input that breaks the rule (decoding), where the record would start in the output
 * (encoding), or the octet of the payload / character of the text (record contents).
 */
export class NdefError extends Error {
  readonly rule: NdefRule;
  readonly offset: number;

  constructor(rule: NdefRule, offset: number, detail: string) {
    super(`NDEF ${rule} at ${offset}: ${detail}`);
    this.name = 'NdefError';
    this.rule = rule;
    this.offset = offset;
  }
}
