import { DEFAULT_QUIRKS } from '../../../preview/phone/nfc/adapter';
import type { NfcQuirks } from '../../../preview/phone/nfc/adapter';
import { nfcFaultSwitch } from '../../../preview/shell/nfc-fault';

interface Phone {
  quirks: NfcQuirks;
}

function switchOn(phone: Phone) {
  const element = nfcFaultSwitch(phone);
  return (testid: string, value: string): void => {
    const select = element.querySelector<HTMLSelectElement>(`[data-testid=${testid}]`);
    if (select === null) throw new Error(`no ${testid}`);
    select.value = value;
    select.dispatchEvent(new Event('change'));
  };
}

describe('the switch for NFC failures', () => {
  it.each([
    ['13017', 13017],
    ['none', null],
    ['13999', 13999],
  ])('%s makes every call of the chosen sort fail so, until it is off again', (value, code) => {
    const phone: Phone = { quirks: { ...DEFAULT_QUIRKS } };
    const choose = switchOn(phone);
    choose('fault-code', value);
    choose('fault-call', 'writeNdefMessage');
    expect(phone.quirks.fault).toEqual({ call: 'writeNdefMessage', code, times: Infinity });
    choose('fault-code', '');
    expect(phone.quirks.fault).toBeNull();
  });
});
