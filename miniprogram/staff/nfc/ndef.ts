/** The NDEF codec, whole: messages, record contents, errors. Pure: no `wx`, no clock, no input left unread. */
export { decodeMessage, encodeMessage, TNF } from './ndef-message';
export type { NdefRecord } from './ndef-message';
export { NdefError } from './ndef-error';
export type { NdefRule } from './ndef-error';
export {
  aarOf,
  aarRecord,
  schemeMessage,
  schemeRecords,
  textOf,
  textRecord,
  URI_PREFIXES,
  uriOf,
  uriRecord,
} from './ndef-records';
export type { NdefText, SchemeParts } from './ndef-records';
