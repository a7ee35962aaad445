import { DEMO } from '../../../server/src/demo/seed';
import type { TestMerchantPlatform } from './setup';

/** What the write page is opened with. */
export interface WritePage {
  merchantName: string;
  entrance: { place: { storeName: string; terminalName: string }; enabled: boolean };
  mode: string;
  aar: string;
  reserved: { tagId: string; scheme: string; reservedUntil: string }[];
  writeCode: { remainingToday: number; writtenToday: number };
}

/** A chip's UID. */
export const UID = '04A1B2C3D4E5F6';
/** A phone's own name. */
export const PHONE = 'phone-of-the-first';

/** Opens the write page by a code; two tags are reserved unless told otherwise. */
export async function openWritePage(
  platform: TestMerchantPlatform,
  code: string = DEMO.writeCodeTerminal1,
  want = 2,
  key?: string,
  phone = PHONE,
): Promise<WritePage> {
  return (await platform.writeCode(code).post('write-sessions', { want, phone }, key)).json<WritePage>();
}

/** What a phone reports of a tag that it wrote. */
export const report = (tagId: string | null, more: object = {}) => ({
  tagId,
  uid: UID,
  chip: 'NTAG213',
  outcome: 'verified',
  writtenAt: '2026-01-05T03:59:00.000Z',
  ...more,
});
