import { MEANING } from './errors';
import type { NfcError } from './errors';

/** A failure on demand: the next `times` calls whose name ends with `call` fail so, whatever the tag would say. */
export interface NfcFault {
  /** `startDiscovery`, `connect`, `writeNdefMessage`, `transceive` … */
  call: string;
  /** Any number, documented or not; null: the failure comes without a code. */
  code: number | null;
  times: number;
}

/** The calls that can be told to fail, as the preview offers them. */
export const FAULTY_CALLS = ['startDiscovery', 'connect', 'writeNdefMessage', 'transceive'] as const;

/** Counts a fault down; null when this call is not meant or the fault is used up. */
export function takeFault(fault: NfcFault | null, name: string): NfcError | null {
  if (fault === null || fault.times <= 0 || !name.endsWith(`.${fault.call}`)) return null;
  fault.times -= 1;
  const { code } = fault;
  if (code === null) return { errMsg: `${name}:fail` };
  const meaning = Object.entries(MEANING).find(([known]) => Number(known) === code)?.[1];
  return { errMsg: `${name}:fail ${meaning ?? 'something else'}`, errCode: code };
}
