/** The peers, each in the words of its own documentation. */

/**
 * @param require resolves the peers' packages
 * @param message the texts of the message, and how many octets it has
 * @returns {{name: string, encodesOnly: boolean, text: () => unknown, records: () => unknown}[]} `text`: texts → octets →
 * texts; `records`: records made beforehand → octets → records
 */
export function peers(require, { uri, aar, octets }) {
  return [
    ndefLib(require, uri, aar),
    ndef(require, uri, aar),
    reactNative(require, uri, aar),
    tapTrack(require, uri, aar, octets),
  ];
}

/** Its constructor says on the console that the identifier 0 is none; nobody else prints while he works. */
function quietly(work) {
  const { log } = console;
  console.log = () => undefined;
  try {
    return work();
  } finally {
    console.log = log;
  }
}

function ndefLib(require, uri, aar) {
  const lib = quietly(() => require('ndef-lib'));
  const make = () => {
    const message = new lib.NdefMessage();
    const link = new lib.NdefUriRecord();
    link.setUri(uri);
    const app = new lib.NdefAndroidAppRecord();
    app.setPackageName(aar);
    message.push(link);
    message.push(app);
    return message;
  };
  const made = make();
  return {
    name: 'ndef-lib',
    encodesOnly: false,
    text: () => {
      const [link, app] = lib.NdefMessage.fromByteArray(make().toByteArray()).getRecords();
      return [new lib.NdefUriRecord(link).getUri(), new lib.NdefAndroidAppRecord(app).getPackageName()];
    },
    records: () => lib.NdefMessage.fromByteArray(made.toByteArray()),
  };
}

function ndef(require, uri, aar) {
  const lib = require('ndef');
  const { decodePayload } = lib.uri;
  const make = () => [lib.uriRecord(uri), lib.androidApplicationRecord(aar)];
  const made = make();
  return {
    name: 'ndef',
    encodesOnly: false,
    text: () => {
      const [link, app] = lib.decodeMessage(lib.encodeMessage(make()));
      return [decodePayload(link.payload), String.fromCharCode(...app.payload)];
    },
    records: () => lib.decodeMessage(lib.encodeMessage(made)),
  };
}

function reactNative(require, uri, aar) {
  const lib = require('react-native-nfc-manager/ndef-lib');
  const make = () => [lib.uriRecord(uri), lib.androidApplicationRecord(aar)];
  const made = make();
  return {
    name: 'react-native-nfc-manager',
    encodesOnly: false,
    text: () => {
      const [link, app] = lib.decodeMessage(lib.encodeMessage(make()));
      return [lib.uri.decodePayload(link.payload), lib.util.bytesToString(app.payload)];
    },
    records: () => lib.decodeMessage(lib.encodeMessage(made)),
  };
}

/** Its decoder never ends on a record longer than 255 octets: there it only encodes, which is said in its name. */
function tapTrack(require, uri, aar, octets) {
  const lib = require('@taptrack/ndef');
  const encodesOnly = octets > 300;
  const bytes = (text) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  const make = () => [
    lib.Utils.createUriRecord(uri),
    new lib.Record(false, 4, bytes('android.com:pkg'), new Uint8Array(0), bytes(aar)),
  ];
  const made = make();
  const texts = () => {
    const [link, app] = lib.Message.fromBytes(new lib.Message(make()).toByteArray()).getRecords();
    return [lib.Utils.resolveUriRecordToString(link), String.fromCharCode(...app.getPayload())];
  };
  return {
    name: `@taptrack/ndef${encodesOnly ? ' (encodes only)' : ''}`,
    encodesOnly,
    text: encodesOnly ? () => new lib.Message(make()).toByteArray() : texts,
    records: encodesOnly
      ? () => new lib.Message(made).toByteArray()
      : () => lib.Message.fromBytes(new lib.Message(made).toByteArray()),
  };
}
