import { digitsOf, readEntry } from '../../../server/console/src/pos/core/entry';
import { commandOf, goesOn, type KeyPlace } from '../../../server/console/src/pos/core/keys';
import { keyName, scannerReader } from '../../../server/console/src/pos/core/scanner';

const CODE = '281234567890123456';
const KEYS = CODE.split('');
const nowhere: KeyPlace = { inField: false, onButton: false, inDialog: false };

/** Types each key so many ms after the one before; answers what was scanned. */
function type(keys: readonly string[], gap: number): string[] {
  const reader = scannerReader();
  return keys.flatMap((key, n) => {
    const read = reader.key(key, n * gap);
    return read.is === 'scanned' ? [read.digits] : [];
  });
}

describe('a barcode scanner at the front desk', () => {
  it('is known by its speed, whatever ends its scan', () => {
    expect(type([...KEYS, 'Enter'], 8)).toEqual([CODE]);
    expect(type([...KEYS, 'Tab'], 90)).toEqual([CODE]);
    expect(type([...KEYS, 'Enter', ...KEYS, 'Enter'], 10)).toEqual([CODE, CODE]);
  });

  it('is not taken for a person, nor a person for it', () => {
    expect(type([...KEYS, 'Enter'], 120)).toEqual([]);
    expect(type(['1', '2', '8', '8', '5', '0', 'Enter'], 10)).toEqual([]);
    expect(type(['4', '7', 'Enter'], 10)).toEqual([]);
    expect(type([...KEYS, 'a', 'Enter'], 10)).toEqual([]);
  });

  it.each([
    ['CR LF as two keys', ['Enter', 'Enter'], ['scanned', 'echo']],
    ['Tab after Enter', ['Enter', 'Tab'], ['scanned', 'echo']],
    ['one end and a person later', ['Enter', 'wait', 'Enter'], ['scanned', 'none']],
  ])('may end with %s: nothing of the end is a key of the cashier', (_what, ends, read) => {
    const reader = scannerReader();
    let at = 0;
    for (const key of KEYS) reader.key(key, (at += 10));
    const found = ends.flatMap((key) => {
      at += key === 'wait' ? 500 : 20;
      return key === 'wait' ? [] : [reader.key(key, at).is];
    });
    expect(found).toEqual(read);
  });

  it('tells the end of a short code from a person pressing Enter', () => {
    const reader = scannerReader();
    '88001234'.split('').forEach((key, n) => reader.key(key, n * 10));
    expect(reader.key('Enter', 80)).toEqual({ is: 'short' });
    reader.key('7', 1_000);
    expect(reader.key('Enter', 1_400)).toEqual({ is: 'none' });
  });

  it('may send line feed and carriage return as control characters', () => {
    expect(keyName({ key: 'j', code: 'KeyJ', ctrlKey: true })).toBe('Enter');
    expect(keyName({ key: 'M', code: 'KeyM', ctrlKey: true })).toBe('Enter');
    expect(keyName({ key: 'j', code: 'KeyJ' })).toBe('j');
    expect(keyName({ key: '3', code: 'Digit3', ctrlKey: true })).toBe('3');
  });

  it('starts anew after a pause, so that what a person typed before is not part of it', () => {
    const reader = scannerReader();
    expect(reader.key('5', 0)).toEqual({ is: 'began' });
    expect(reader.key('2', 1_000)).toEqual({ is: 'began' });
    let at = 1_000;
    for (const key of KEYS.slice(1)) expect(reader.key(key, (at += 10))).toEqual({ is: 'none' });
    expect(reader.key('Enter', at + 10)).toEqual({ is: 'scanned', digits: `2${CODE.slice(1)}` });
  });

  it('is read through a Chinese input method', () => {
    expect(keyName({ key: 'Process', code: 'Digit7' })).toBe('7');
    expect(keyName({ key: 'Process', code: 'KeyA' })).toBe('Process');
    expect(keyName({ key: '3', code: 'Numpad3' })).toBe('3');
    for (const key of ['Process', 'Enter'])
      expect(keyName({ key, code: 'NumpadEnter', isComposing: true })).toBe('Enter');
    expect(keyName({ key: 'Process', code: 'Tab', isComposing: true })).toBe('Tab');
    expect(keyName({ key: '你', code: 'Digit1', isComposing: true })).toBe('1');
  });
});

describe('what the cashier typed', () => {
  it.each([
    [CODE, { kind: 'member_code', code: CODE }],
    ['2812 3456 7890 1234 56', { kind: 'member_code', code: CODE }],
    ['４７', { kind: 'pick', number: '47' }],
    ['6688', { kind: 'phone_tail', tail: '6688' }],
    ['1000-000-123', { kind: 'card_number', number: '1000000123' }],
    ['123456', { kind: 'binding', code: '123456' }],
    ['  ', { kind: 'empty' }],
  ])('reads %s', (typed, entry) => {
    expect(readEntry(typed)).toEqual(entry);
  });

  it('says what it cannot read', () => {
    expect(readEntry('abc')).toMatchObject({ kind: 'unreadable' });
    expect(readEntry('123')).toMatchObject({
      kind: 'unreadable',
      text: expect.stringContaining('3 位数字不对'),
    });
    expect(digitsOf('１２ ３-4')).toBe('1234');
  });
});

describe('keys at the front desk', () => {
  it('serve, ignore and finish from anywhere but a dialog', () => {
    expect(commandOf('F8', { ...nowhere, inField: true })).toEqual({ do: 'finish' });
    expect(commandOf('F4', nowhere)).toEqual({ do: 'ignore' });
    expect(commandOf('F8', { ...nowhere, inDialog: true })).toBeNull();
    expect(commandOf('Escape', { ...nowhere, inDialog: true })).toEqual({ do: 'back' });
  });

  it('move on while they are held down, and do everything else once', () => {
    const held = ['ArrowDown', 'ArrowLeft', '5', 'Enter', 'F4', 'F8', 'Escape'].filter((key) => {
      const command = commandOf(key, nowhere);
      return command !== null && goesOn(command);
    });
    expect(held).toEqual(['ArrowDown', 'ArrowLeft', '5']);
  });

  it('leave arrows, digits and Enter to a field, and Enter to a button', () => {
    for (const key of ['ArrowDown', '5', 'Enter'])
      expect(commandOf(key, { ...nowhere, inField: true })).toBeNull();
    expect(commandOf('Enter', { ...nowhere, onButton: true })).toBeNull();
    expect(commandOf('Enter', nowhere)).toEqual({ do: 'serve' });
    expect(commandOf('5', nowhere)).toEqual({ do: 'type' });
    expect(commandOf('ArrowLeft', nowhere)).toEqual({ do: 'turn', by: -1 });
    expect(commandOf('x', nowhere)).toBeNull();
  });
});
