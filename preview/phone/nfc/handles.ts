import type { Bridge, NfcOptions } from './bridge';
import { bytesOf } from './bytes';
import { NfcFailure } from './errors';
import type { Presence, Tech } from './field';
import { messageOf } from './message-options';
import type { NdefWriteOptions } from './message-options';
import { writeNdef } from './type2-reader';

/** How this phone's handles answer. */
export interface HandleRules {
  bridge: Bridge;
  /** Largest command or answer that the phone's NFC chip passes on, bytes. */
  maxTransceive: number;
  /** Some clients refuse records whose id is an empty ArrayBuffer. */
  emptyIdRefused: boolean;
  /** A handle connects to whatever tag is in the field by then, instead of the one it was made for. */
  followsField: boolean;
  /** The tag in the field at this moment. */
  current(): Presence | null;
}

type Sending = NfcOptions & { data?: unknown };

const ATQA = Uint8Array.of(0x44, 0x00);

/** The handle of `getNdef()`. */
export function ndefHandle(rules: HandleRules): object {
  const base = techHandle('NDEF', rules);
  return {
    ...base.calls,
    // Documented without saying when it fires (fact sheet A3): it never does here.
    onNdefMessage: () => undefined,
    offNdefMessage: () => undefined,
    writeNdefMessage: (options: NdefWriteOptions) =>
      rules.bridge.call('NDEF.writeNdefMessage', options, () => {
        const message = messageOf(options, rules.emptyIdRefused);
        writeNdef(base.open(), message);
        return {};
      }),
  };
}

/** The handle of `getNfcA()`. */
export function nfcAHandle(rules: HandleRules): object {
  const base = techHandle('NFC-A', rules);
  return {
    ...base.calls,
    ...rawCalls('NFC-A', rules, base.open),
    getAtqa: (options?: NfcOptions) =>
      rules.bridge.call('NFC-A.getAtqa', options, () => {
        base.open();
        return { atqa: ATQA.slice().buffer };
      }),
    getSak: (options?: NfcOptions) =>
      rules.bridge.call('NFC-A.getSak', options, () => {
        base.open();
        return { sak: 0 };
      }),
  };
}

/** The handle of `getMifareUltralight()`. */
export function ultralightHandle(rules: HandleRules): object {
  const base = techHandle('MIFARE Ultralight', rules);
  return { ...base.calls, ...rawCalls('MIFARE Ultralight', rules, base.open) };
}

/** A technology that no virtual tag has: every call says so. */
export function absentHandle(tech: string, bridge: Bridge): object {
  const refuse = (name: string) => (options?: NfcOptions) =>
    bridge.call(`${tech}.${name}`, options, () => {
      throw new NfcFailure(13015);
    });
  const names = ['connect', 'close', 'isConnected', 'setTimeout', 'transceive', 'getMaxTransceiveLength'];
  return Object.fromEntries(names.map((name) => [name, refuse(name)]));
}

function techHandle(tech: Tech, rules: HandleRules) {
  const { bridge } = rules;
  let presence = rules.current();
  const open = (): Presence => {
    if (presence === null) throw new NfcFailure(13023);
    return presence;
  };
  const calls = {
    connect: (options?: NfcOptions) =>
      bridge.call(`${tech}.connect`, options, () => {
        if (rules.followsField) presence = rules.current();
        if (presence === null) throw new NfcFailure(13013);
        if (tech === 'NDEF' && !presence.hasNdef) throw new NfcFailure(13015);
        presence.connect(tech);
        return {};
      }),
    close: (options?: NfcOptions) =>
      bridge.call(`${tech}.close`, options, () => {
        open().close(tech);
        return {};
      }),
    isConnected: (options?: NfcOptions) =>
      bridge.call(`${tech}.isConnected`, options, () => {
        if (presence === null || !presence.isConnected(tech)) throw new NfcFailure(13023);
        return { isConnected: true };
      }),
    setTimeout: (options?: NfcOptions) => bridge.call(`${tech}.setTimeout`, options, () => ({})),
  };
  const connected = (): Presence => {
    const here = open();
    if (!here.holds(tech)) throw new NfcFailure(13023);
    return here;
  };
  return { calls, open: connected };
}

function rawCalls(tech: Tech, rules: HandleRules, open: () => Presence) {
  const { bridge, maxTransceive } = rules;
  return {
    getMaxTransceiveLength: (options?: NfcOptions) =>
      bridge.call(`${tech}.getMaxTransceiveLength`, options, () => {
        open();
        return { length: maxTransceive };
      }),
    transceive: (options?: Sending) =>
      bridge.call(`${tech}.transceive`, options, () => {
        const command = bytesOf(options?.data);
        const presence = open();
        if (command === null || command.length === 0 || command.length > maxTransceive)
          throw new NfcFailure(13011);
        const answer = exchange(presence, tech, command);
        if (answer.length > maxTransceive) throw new NfcFailure(13017);
        return { data: answer.slice().buffer };
      }),
  };
}

/** ACK arrives as one octet 0x0A; a NAK and silence both as a failed exchange, as phones report them. */
function exchange(presence: Presence, tech: Tech, command: Uint8Array): Uint8Array {
  const answer = presence.send(tech, command);
  if (answer.kind === 'data') return answer.bytes;
  if (answer.kind === 'ack') return Uint8Array.of(0x0a);
  throw new NfcFailure(13017);
}
