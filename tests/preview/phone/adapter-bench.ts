import { DEFAULT_QUIRKS, MiniProgramNfc } from '../../../preview/phone/nfc/adapter';
import type { Discovery, NfcQuirks } from '../../../preview/phone/nfc/adapter';
import { NfcField } from '../../../preview/phone/nfc/field';
import type { NfcHardware } from '../../../preview/phone/profiles';
import { newTag } from '../../../preview/tags/kinds';
import { fromHex } from '../../../preview/tags/memory';
import { VirtualTag } from '../../../preview/tags/virtual-tag';
import { HandClock } from './hand-clock';

export type Call = (options?: Record<string, unknown>) => void;
export type Handle = Record<string, Call>;

export interface Adapter extends Record<string, unknown> {
  tech: Record<string, string>;
  startDiscovery: Call;
  stopDiscovery: Call;
  onDiscovered(listener: (found: Discovery) => void): void;
  offDiscovered(listener?: (found: Discovery) => void): void;
  getNdef(): Handle;
  getNfcA(): Handle;
  getMifareUltralight(): Handle;
  getIsoDep(): Handle;
}

export const SCHEME = 'weixin://dl/business/?t=AbCdEfGhIjK';

export function bench(over: { hardware?: NfcHardware; refused?: boolean; quirks?: Partial<NfcQuirks> } = {}) {
  const clock = new HandClock();
  const field = new NfcField();
  const state = { foreground: true, errors: [] as unknown[] };
  const nfc = new MiniProgramNfc(field, clock, {
    hardware: () => over.hardware ?? 'on',
    permissionRefused: () => over.refused ?? false,
    foreground: () => state.foreground,
    quirks: () => ({ ...DEFAULT_QUIRKS, ...over.quirks }),
    onError: (error) => state.errors.push(error),
  });
  const adapter = nfc.adapter as Adapter;
  const found: Discovery[] = [];
  adapter.onDiscovered((discovery) => found.push(discovery));
  /** `ok`, or the error code; results besides are kept in `last`. */
  const last: { result: Record<string, unknown> } = { result: {} };
  const call = async (run: Call, options: Record<string, unknown> = {}): Promise<string> => {
    let outcome = 'no answer';
    run({
      ...options,
      success: (result: Record<string, unknown>) => {
        outcome = 'ok';
        last.result = result;
      },
      fail: (error: { errMsg: string; errCode?: number }) => {
        outcome = String(error.errCode ?? error.errMsg);
      },
    });
    await clock.turn(2000);
    return outcome;
  };
  const hold = async (tag: VirtualTag) => {
    const presence = field.present(tag);
    presence.discover();
    nfc.deliver(presence);
    await clock.turn(10);
  };
  return { clock, field, nfc, adapter, found, call, hold, state, last };
}

export const blank = (kind = 'ntag213') => new VirtualTag(newTag(kind, Uint8Array.of(4, 1, 2, 3, 4, 5, 6)));
export const buffer = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0)).buffer;

export const records = () => [
  { tnf: 1, id: new ArrayBuffer(0), type: buffer('U'), payload: buffer(`\0${SCHEME}`) },
  { tnf: 4, id: new ArrayBuffer(0), type: buffer('android.com:pkg'), payload: buffer('com.tencent.mm') },
];

export const command = (octets: string) => ({ data: fromHex(octets.replaceAll(' ', '')).buffer });
