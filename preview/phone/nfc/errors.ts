/** The failure object of wx's NFC calls (fact sheet A5). */
export interface NfcError {
  errMsg: string;
  errCode?: number;
}

export const MEANING = {
  13000: 'current device does not support NFC',
  13001: 'NFC is not enabled',
  13010: 'unknown error',
  13011: 'invalid parameter',
  13012: 'parse NdefMessage failed',
  13013: 'NFC discovery has not discovered any tag',
  13014: 'invalid tech',
  13015: 'tech not available on this tag',
  13016: 'connect fail',
  13017: 'system internal error',
  13018: 'NFC discovery has not started',
  13019: 'user is not authorized',
  13021: 'NFC discovery already started',
  13022: 'tech already connected',
  13023: 'tech has not connected',
  13024: 'function not support',
} as const;

export type NfcCode = keyof typeof MEANING;

/** Thrown inside the simulated phone; turned into the `fail` argument at its edge. */
export class NfcFailure extends Error {
  constructor(readonly code: NfcCode | null) {
    super(code === null ? 'not supported on this platform' : MEANING[code]);
  }
}

/** The argument of `fail` for a call of this name; iPhone and old clients leave the code away. */
export function failureOf(call: string, failure: NfcFailure, withCode: boolean): NfcError {
  const errMsg = `${call}:fail ${failure.message}`;
  return withCode && failure.code !== null ? { errMsg, errCode: failure.code } : { errMsg };
}
