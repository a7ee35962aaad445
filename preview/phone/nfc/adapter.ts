import type { PlainRecord } from '../../tags/ndef-bytes';
import type { NfcHardware } from '../profiles';
import type { Scheduler } from '../ports';
import { Bridge } from './bridge';
import type { NfcOptions } from './bridge';
import { NfcFailure } from './errors';
import { takeFault } from './fault';
import type { NfcFault } from './fault';
import type { NfcField, Presence } from './field';
import { absentHandle, ndefHandle, nfcAHandle, ultralightHandle } from './handles';
import type { HandleRules } from './handles';

/** Behaviours that differ between phones and clients, or that no source settles (fact sheet H). */
export interface NfcQuirks {
  messages: 'nested' | 'flat';
  emptyIdRefused: boolean;
  /** Failures come without `errCode`. */
  codesMissing: boolean;
  /** A resting tag is discovered again every so many ms; 0: never. */
  repeatEvery: number;
  /** Time of one call through wx, ms. */
  bridgeDelay: number;
  maxTransceive: number;
  /** A handle made for one tag connects to the next one, too: no source says which it is. */
  handlesFollow: boolean;
  /** The next calls of one name fail with one code; null: as the tag and the phone have it. */
  fault: NfcFault | null;
}

export const DEFAULT_QUIRKS: NfcQuirks = {
  messages: 'nested',
  emptyIdRefused: false,
  codesMissing: false,
  repeatEvery: 0,
  bridgeDelay: 4,
  maxTransceive: 253,
  handlesFollow: false,
  fault: null,
};

/** What an adapter needs to know of the phone, asked anew at every call. */
export interface NfcSurroundings {
  hardware(): NfcHardware;
  permissionRefused(): boolean;
  /** Whether this mini-program is in front and the screen unlocked. */
  foreground(): boolean;
  quirks(): NfcQuirks;
  onError(error: unknown): void;
}

export interface Discovery {
  id: ArrayBuffer;
  techs: string[];
  messages: unknown[];
}

type Listener = (discovery: Discovery) => void;

/** One mini-program's NFC adapter. `adapter` is what wx.getNFCAdapter() gives. */
export class MiniProgramNfc {
  readonly adapter: object;
  readonly bridge: Bridge;
  private discovering = false;
  private listeners: Listener[] = [];
  private cancelRepeat: (() => void) | null = null;

  constructor(
    private readonly field: NfcField,
    private readonly scheduler: Scheduler,
    private readonly around: NfcSurroundings,
  ) {
    const iphone = around.hardware() === 'iphone';
    this.bridge = new Bridge(
      scheduler,
      () => around.quirks().bridgeDelay,
      !iphone && !around.quirks().codesMissing,
      (error) => around.onError(error),
      () => field.air.microseconds / 1000,
      (name) => takeFault(around.quirks().fault, name),
    );
    this.adapter = this.build();
  }

  /** Whether a tag in the field goes to this mini-program instead of the system. */
  get wantsTags(): boolean {
    return this.discovering && this.around.foreground();
  }

  /** Hands a tag to the page's listeners. */
  deliver(presence: Presence): void {
    if (!this.wantsTags || presence.detected === null) return;
    const { techs, records } = presence.detected;
    const { messages, repeatEvery, bridgeDelay } = this.around.quirks();
    this.scheduler.after(bridgeDelay, () => {
      for (const listener of [...this.listeners]) {
        this.bridge.hand(listener, {
          id: presence.tag.uid.slice().buffer,
          techs: [...techs],
          messages: messagesOf(records ?? [], messages),
        });
      }
    });
    this.cancelRepeat?.();
    this.cancelRepeat = null;
    if (repeatEvery > 0) {
      this.cancelRepeat = this.scheduler.after(repeatEvery, () => {
        if (!presence.gone) this.deliver(presence);
      });
    }
  }

  /** The mini-program ended. */
  dispose(): void {
    this.discovering = false;
    this.listeners = [];
    this.cancelRepeat?.();
    this.bridge.end();
  }

  private build(): object {
    const { bridge } = this;
    const rules: HandleRules = {
      bridge,
      maxTransceive: this.around.quirks().maxTransceive,
      emptyIdRefused: this.around.quirks().emptyIdRefused,
      followsField: this.around.quirks().handlesFollow,
      current: () => this.field.current,
    };
    return {
      tech: {
        ndef: 'NDEF',
        nfcA: 'NFC-A',
        nfcB: 'NFC-B',
        isoDep: 'ISO-DEP',
        nfcF: 'NFC-F',
        nfcV: 'NFC-V',
        mifareClassic: 'MIFARE Classic',
        mifareUltralight: 'MIFARE Ultralight',
      },
      startDiscovery: (options?: NfcOptions) =>
        bridge.call('NFCAdapter.startDiscovery', options, () => this.start()),
      stopDiscovery: (options?: NfcOptions) =>
        bridge.call('NFCAdapter.stopDiscovery', options, () => this.stop()),
      onDiscovered: (listener: Listener) => {
        this.listeners.push(listener);
      },
      offDiscovered: (listener?: Listener) => {
        this.listeners = listener === undefined ? [] : this.listeners.filter((other) => other !== listener);
      },
      getNdef: () => ndefHandle(rules),
      getNfcA: () => nfcAHandle(rules),
      getMifareUltralight: () => ultralightHandle(rules),
      getNfcB: () => absentHandle('NFC-B', bridge),
      getNfcF: () => absentHandle('NFC-F', bridge),
      getNfcV: () => absentHandle('NFC-V', bridge),
      getIsoDep: () => absentHandle('ISO-DEP', bridge),
      getMifareClassic: () => absentHandle('MIFARE Classic', bridge),
    };
  }

  private start(): Record<string, unknown> {
    const hardware = this.around.hardware();
    if (hardware === 'iphone') throw new NfcFailure(null);
    if (hardware === 'none') throw new NfcFailure(13000);
    if (hardware === 'off') throw new NfcFailure(13001);
    if (this.around.permissionRefused()) throw new NfcFailure(13019);
    if (this.discovering) throw new NfcFailure(13021);
    this.discovering = true;
    // Switching the reader on starts polling anew, so a tag that already rests there is found.
    const resting = this.field.current;
    if (resting !== null && !resting.gone) this.scheduler.after(0, () => this.deliver(resting));
    return {};
  }

  private stop(): Record<string, unknown> {
    if (!this.discovering) throw new NfcFailure(13018);
    this.discovering = false;
    this.cancelRepeat?.();
    this.cancelRepeat = null;
    return {};
  }
}

function messagesOf(records: readonly PlainRecord[], shape: NfcQuirks['messages']): unknown[] {
  const plain = records.map((record) => ({
    tnf: record.tnf,
    id: record.id.slice().buffer,
    type: Uint8Array.from(record.type, (char) => char.charCodeAt(0)).buffer,
    payload: record.payload.slice().buffer,
  }));
  if (shape === 'flat') return plain.map(({ id, type, payload }) => ({ id, type, payload }));
  return plain.length === 0 ? [] : [{ records: plain }];
}
