import { DEFAULT_QUIRKS, MiniProgramNfc } from '../../preview/phone/nfc/adapter';
import type { NfcQuirks } from '../../preview/phone/nfc/adapter';
import { NfcField } from '../../preview/phone/nfc/field';
import { handClock } from './wx/time';

/** The preview's phone with NFC on, allowed and in front; time is virtual, and what it did not expect is thrown. */
export function readingPhone(quirks: Partial<NfcQuirks> = {}) {
  const time = handClock();
  const field = new NfcField();
  const phone = new MiniProgramNfc(field, time.clock, {
    hardware: () => 'on',
    permissionRefused: () => false,
    foreground: () => true,
    quirks: () => ({ ...DEFAULT_QUIRKS, ...quirks }),
    onError: (error) => {
      throw error;
    },
  });
  return { time, field, phone };
}
