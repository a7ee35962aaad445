import {
  ABSENT_CODE,
  alreadySo,
  explainFault,
  faultOf,
  NFC_ERRORS,
} from '../../../../miniprogram/staff/nfc/nfc-errors';
import { adviceFor, reasonCode } from '../../../../miniprogram/staff/nfc/outcomes';
import type { FailureCause, UnverifiedReason } from '../../../../miniprogram/staff/nfc/outcomes';

/** The official list, and 13020, which it leaves out. */
const CODES = [
  13000, 13001, 13010, 13011, 13012, 13013, 13014, 13015, 13016, 13017, 13018, 13019, 13020, 13021, 13022,
  13023, 13024,
];

describe('error codes', () => {
  test('none is missing and none is too many', () => {
    expect(Object.keys(NFC_ERRORS).map(Number)).toEqual(CODES);
  });

  test.each([...CODES, 13999, null])('%p has a Chinese cause and a next step', (code) => {
    const { cause, remedy } = explainFault({ code, message: '' });
    for (const words of [cause, remedy]) expect(words).toMatch(/[\u4e00-\u9fff].*。$/);
  });

  test('an unknown code names its number, a missing one says that there is none', () => {
    expect(explainFault({ code: 13999, message: '' }).cause).toContain('13999');
    expect(explainFault({ code: null, message: '' })).toBe(ABSENT_CODE);
  });

  test.each([
    [{ errCode: 13017, errMsg: 'x' }, 13017],
    [{ errno: 13019, errMsg: 'x' }, 13019],
    [{ errMsg: 'startDiscovery:fail system NFC switch not opened' }, 13001],
    [{ errMsg: 'connect:fail Tech Already Connected' }, 13022],
    [{ errMsg: 'transceive:fail 13016' }, 13016],
    [{ errCode: 0, errMsg: 'fail' }, null],
    [new TypeError('adapter.startDiscovery is not a function'), null],
    ['text', null],
    [null, null],
    [undefined, null],
  ])('%p is read as %p', (raw, code) => {
    expect(faultOf(raw).code).toBe(code);
  });

  test('only 13021 and 13022 mean that it is so already', () => {
    expect(CODES.filter((code) => alreadySo({ code, message: '' }))).toEqual([13021, 13022]);
  });
});

describe('ends of a write', () => {
  const causes: Record<FailureCause, true> = {
    'torn-away': true,
    'no-answer': true,
    'write-refused': true,
    mismatch: true,
    swapped: true,
    'refused-by-phone': true,
    'wrong-type': true,
    'too-small': true,
    'read-only': true,
    locked: true,
    password: true,
    'wrong-password': true,
    'unknown-chip': true,
    'not-ndef': true,
    'no-payload': true,
    interrupted: true,
  };
  const reasons: Record<UnverifiedReason, true> = {
    'torn-away': true,
    'no-answer': true,
    'no-raw-access': true,
    interrupted: true,
  };

  test.each(Object.keys(causes) as FailureCause[])('failed for %s: cause and next step', (cause) => {
    const advice = adviceFor({ kind: 'failed', cause, code: null, touched: true });
    expect(`${advice.cause}${advice.remedy}`).toMatch(/。.+。$/);
  });

  test.each(Object.keys(reasons) as UnverifiedReason[])(
    'unverified for %s: cause and next step',
    (reason) => {
      const advice = adviceFor({ kind: 'unverified', reason });
      expect(advice.cause).toContain('已写入');
      expect(advice.remedy).toMatch(/。$/);
    },
  );

  test('the register hears a short code', () => {
    expect(reasonCode({ kind: 'verified', already: false })).toBeUndefined();
    expect(reasonCode({ kind: 'unverified', reason: 'no-answer' })).toBe('no-answer');
    expect(reasonCode({ kind: 'failed', cause: 'torn-away', code: 13017, touched: true })).toBe(
      'torn-away:13017',
    );
    expect(reasonCode({ kind: 'failed', cause: 'too-small', code: null, touched: false })).toBe('too-small');
  });

  test('a refusal by the phone is told in the words of its code', () => {
    const advice = adviceFor({ kind: 'failed', cause: 'refused-by-phone', code: 13024, touched: false });
    expect(advice.cause).toBe(explainFault({ code: 13024, message: '' }).cause);
  });
});
