/**
 * WeChat's NFC objects as they behave, narrower than miniprogram-api-typings (where records, messages and techs are
 * `any`). Facts: developers.weixin.qq.com/miniprogram/dev/api/device/nfc/ and reports of real projects.
 */

/** `fail` of an NFC call; some clients leave `errCode` out. */
export interface WxNfcFailure {
  readonly errCode?: number;
  readonly errMsg?: string;
}

/** Every NFC call is callback style. */
export interface WxNfcCall<Answer = unknown> {
  success?(answer: Answer): void;
  fail?(failure: WxNfcFailure): void;
  complete?(): void;
}

/** A record as it is written; array order is the order on the tag. */
export interface WxNdefRecord {
  readonly tnf: number;
  readonly id: ArrayBuffer;
  readonly type: ArrayBuffer;
  readonly payload: ArrayBuffer;
}

/** A record as it is read: `tnf` may be missing. */
export interface WxReadRecord {
  readonly tnf?: number;
  readonly id?: ArrayBuffer;
  readonly type?: ArrayBuffer;
  readonly payload?: ArrayBuffer;
}

/** Documented as a flat list of records; real phones nest them in messages. */
export interface WxReadMessage extends WxReadRecord {
  readonly records?: readonly WxReadRecord[];
}

export interface WxDiscovered {
  readonly id?: ArrayBuffer;
  readonly techs?: readonly string[];
  readonly messages?: readonly WxReadMessage[];
}

export interface WxTechHandle {
  connect(call: WxNfcCall): void;
  close(call: WxNfcCall): void;
}

export interface WxNfcA extends WxTechHandle {
  getMaxTransceiveLength(call: WxNfcCall<{ length: number }>): void;
  transceive(call: WxNfcCall<{ data: ArrayBuffer }> & { data: ArrayBuffer }): void;
}

export interface WxNdef extends WxTechHandle {
  writeNdefMessage(call: WxNfcCall & { records: readonly WxNdefRecord[] }): void;
}

export interface WxNfcAdapter {
  readonly tech?: Readonly<Partial<Record<'ndef' | 'nfcA' | 'isoDep' | 'mifareClassic', string>>>;
  startDiscovery(call: WxNfcCall): void;
  stopDiscovery(call: WxNfcCall): void;
  onDiscovered(listener: (found: WxDiscovered) => void): void;
  offDiscovered(listener: (found: WxDiscovered) => void): void;
  getNdef(): WxNdef;
  getNfcA(): WxNfcA;
}
