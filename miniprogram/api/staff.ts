/** The write page's calls: the write code is the credential. All reject with ApiFailure only. */
import type { Client } from './client';
import { writeCode } from './client';
import type { Answer, Body } from './types';

export type WriteSession = Answer<'staffWriteSession'>;
export type TagWrite = Body<'staffTagWrite'>;
export type TagWriteReceipt = Answer<'staffTagWrite'>;
export type SchemeLookup = Answer<'staffSchemeLookup'>;

export interface StaffWriteApi {
  /** Looks up the write code and reserves up to `want` (1–10) tag ids with their schemes. */
  openWriteSession(code: string, want: number): Promise<WriteSession>;
  /** Registers one outcome exactly once: keep `key` with the result and send the same pair until it is answered. */
  registerWrite(code: string, result: TagWrite, key: string): Promise<TagWriteReceipt>;
  lookUpScheme(code: string, scheme: string): Promise<SchemeLookup>;
}

export function createStaffWriteApi(client: Client): StaffWriteApi {
  const as = (code: string) => async () => writeCode(code);
  return {
    openWriteSession: (code, want) => client.call('staffWriteSession', { body: { want } }, as(code)),
    registerWrite: (code, result, key) => client.call('staffTagWrite', { body: result, key }, as(code)),
    lookUpScheme: (code, scheme) => client.call('staffSchemeLookup', { body: { scheme } }, as(code)),
  };
}
