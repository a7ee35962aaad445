import { CHIPS } from '../../../preview/tags/chips';
import type { ChipName } from '../../../preview/tags/chips';
import { newTag } from '../../../preview/tags/kinds';
import { hex } from '../../../preview/tags/memory';
import { VirtualTag } from '../../../preview/tags/virtual-tag';
import { UID, held, send, page } from './held-tag';

describe('a factory tag', () => {
  it.each([
    ['ntag213', '00 04 04 02 01 00 0F 03', 'E1 10 12 00 01 03 A0 0C 34 03 00 FE 00 00 00 00'],
    ['ntag215', '00 04 04 02 01 00 11 03', 'E1 10 3E 00 03 00 FE 00 00 00 00 00 00 00 00 00'],
    ['ntag216', '00 04 04 02 01 00 13 03', 'E1 10 6D 00 03 00 FE 00 00 00 00 00 00 00 00 00'],
    ['ntag210', '00 04 04 01 01 00 0B 03', 'E1 10 06 00 03 00 FE 00 00 00 00 00 00 00 00 00'],
    ['ntag212', '00 04 04 01 01 00 0E 03', 'E1 10 10 00 01 03 90 0A 34 03 00 FE 00 00 00 00'],
    ['ultralight-ev1-128', '00 04 03 01 01 00 0E 03', '00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00'],
    ['ultralight-ev1', '00 04 03 01 01 00 0B 03', '00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00'],
  ])('%s answers GET_VERSION and READ 3 as the data sheet says', (kind, version, block) => {
    const tag = held(kind);
    expect(send(tag, '60')).toBe(version);
    expect(send(tag, '30 03')).toBe(block);
  });

  it('carries its UID with both check bytes', () => {
    const tag = held('ntag213');
    const bcc0 = 0x88 ^ 0x04 ^ 0xa1 ^ 0xb2;
    const bcc1 = 0xc3 ^ 0xd4 ^ 0xe5 ^ 0xf6;
    expect(page(tag, 0)).toBe(hex([0x04, 0xa1, 0xb2, bcc0], ' '));
    expect(page(tag, 1)).toBe('C3 D4 E5 F6');
    expect(page(tag, 2)).toBe(hex([bcc1, 0x48, 0, 0], ' '));
    expect(hex(tag.uid)).toBe('04A1B2C3D4E5F6');
  });

  it('rolls over to page 0 at the end of READ', () => {
    const tag = held('ntag213');
    expect(send(tag, '30 2c')).toBe(`00 00 00 00 ${page(tag, 0)} ${page(tag, 1)} ${page(tag, 2)}`);
  });

  it('reads a range with FAST_READ, and refuses one past the end', () => {
    const tag = held('ntag213');
    expect(send(tag, '3a 03 05')).toBe('E1 10 12 00 01 03 A0 0C 34 03 00 FE');
    expect(send(tag, '3a 03 2d')).toBe('NAK 0');
  });

  it('hides password and PACK from READ and FAST_READ', () => {
    const tag = held('password');
    expect(send(tag, '3a 2b 2c')).toBe('00 00 00 00 00 00 00 00');
    expect(page(tag, 0x2b)).toBe('51 7A C3 0E');
  });
});

describe('after a refusal', () => {
  it('stays silent until it is selected again', () => {
    const tag = held('ntag213');
    expect(send(tag, '30 f0')).toBe('NAK 0');
    expect(send(tag, '30 04')).toBe('silence');
    tag.select();
    expect(send(tag, '30 04')).not.toBe('silence');
  });

  it('an Ultralight refuses GET_VERSION, FAST_READ and the rest it does not know', () => {
    for (const command of ['60', '3a 00 01', '1b 00 00 00 00', '3c 00', '39 02', 'ff']) {
      expect(send(held('ultralight'), command)).toBe('NAK 0');
    }
  });

  it('HLTA halts it without an answer', () => {
    const tag = held('ntag213');
    expect(send(tag, '50 00')).toBe('silence');
    expect(send(tag, '60')).toBe('silence');
  });
});

describe('writing', () => {
  it('changes one page and tells its listeners', () => {
    const tag = held('ntag213');
    const events: string[] = [];
    tag.onEvent((event) => events.push(event));
    expect(send(tag, 'a2 06 de ad be ef')).toBe('ACK');
    expect(page(tag, 6)).toBe('DE AD BE EF');
    expect(events).toEqual(['memory']);
  });

  it('takes sixteen octets in COMPATIBILITY_WRITE and programs the first four', () => {
    const tag = held('ntag213');
    expect(send(tag, 'a0 06')).toBe('ACK');
    expect(send(tag, '01 02 03 04 05 06 07 08 09 0a 0b 0c 0d 0e 0f 10')).toBe('ACK');
    expect(page(tag, 6)).toBe('01 02 03 04');
    expect(page(tag, 7)).toBe('00 00 00 00');
  });

  it.each(['a2 00 ff ff ff ff', 'a2 01 ff ff ff ff', 'a2 2d 00 00 00 00'])('refuses %s', (command) => {
    expect(send(held('ntag213'), command)).toBe('NAK 0');
  });

  it('only sets bits of the CC', () => {
    const tag = held('ntag213');
    expect(send(tag, 'a2 03 00 00 00 0f')).toBe('ACK');
    expect(page(tag, 3)).toBe('E1 10 12 0F');
    send(tag, 'a2 03 00 00 00 00');
    expect(page(tag, 3)).toBe('E1 10 12 0F');
  });

  it('leaves UID check byte and internal byte of page 2 alone', () => {
    const tag = held('ntag213');
    const before = page(tag, 2).slice(0, 5);
    send(tag, 'a2 02 ff ff 10 00');
    expect(page(tag, 2)).toBe(`${before} 10 00`);
    expect(send(tag, 'a2 04 00 00 00 00')).toBe('NAK 0');
  });

  it('freezes lock bits whose block-locking bit is set', () => {
    const tag = held('ntag213');
    send(tag, 'a2 02 00 00 02 00');
    send(tag, 'a2 02 00 00 f0 ff');
    expect(page(tag, 2).slice(6)).toBe('02 FC');
  });

  it.each<[ChipName, string, number, number, string]>([
    ['NTAG213', 'ntag213', 0x28, 16, '01 00 00 00'],
    ['NTAG213', 'ntag213', 0x28, 39, '00 08 00 00'],
    ['NTAG215', 'ntag215', 0x82, 31, '01 00 00 00'],
    ['NTAG215', 'ntag215', 0x82, 129, '80 00 00 00'],
    ['NTAG216', 'ntag216', 0xe2, 225, '00 20 00 00'],
    ['NTAG212', 'ntag212', 0x24, 35, '00 02 00 00'],
    ['Ultralight EV1 128B', 'ultralight-ev1-128', 0x24, 16, '01 00 00 00'],
    ['NTAG203', 'other', 0x28, 16, '02 00 00 00'],
    ['NTAG203', 'other', 0x28, 39, '80 00 00 00'],
  ])('%s: the dynamic lock bit guards its pages', (_name, kind, lockPage, guarded, bits) => {
    const tag = held(kind);
    const write = `a2 ${guarded.toString(16)} 01 02 03 04`;
    expect(send(tag, write)).toBe('ACK');
    expect(send(tag, `a2 ${lockPage.toString(16)} ${bits}`)).toBe('ACK');
    expect(page(tag, lockPage).slice(9)).toBe(kind.startsWith('ntag') ? 'BD' : '00');
    expect(send(tag, write)).toBe('NAK 0');
  });

  it.each<[string, number, string, string, string]>([
    ['ntag213', 0x28, '00 00 01 00', 'FF 0F 3F 00', 'FC 0F 3F BD'],
    ['ntag215', 0x82, '00 00 08 00', 'FF 00 0F 00', '3F 00 0F BD'],
    ['other', 0x28, '01 00 00 00', 'FF 00 00 00', 'F1 00 00 00'],
  ])('%s: a dynamic block-locking bit freezes its lock bits', (kind, lockPage, block, all, after) => {
    const tag = held(kind);
    for (const bits of [block, all, '00 00 00 00']) {
      expect(send(tag, `a2 ${lockPage.toString(16)} ${bits}`)).toBe('ACK');
    }
    expect(page(tag, lockPage)).toBe(after);
  });

  it('an old compatible chip knows neither GET_VERSION nor FAST_READ, and keeps its counter page shut', () => {
    for (const command of ['60', '3a 00 01', '1b ff ff ff ff', 'a2 29 01 00 00 00']) {
      expect(send(held('other'), command)).toBe('NAK 0');
    }
  });

  it('ignores dynamic lock bits that the chip does not have', () => {
    const tag = held('ntag213');
    send(tag, 'a2 28 ff ff ff ff');
    expect(page(tag, 0x28)).toBe('FF 0F 3F BD');
  });

  it('leaves configuration pages writable when every lock bit is set, until CFGLCK and a power cycle', () => {
    const tag = held('locked');
    expect(send(tag, 'a2 2a 40 05 00 00')).toBe('ACK');
    expect(send(tag, 'a2 29 04 00 00 04')).toBe('ACK');
    tag.leaveField();
    tag.enterField();
    tag.select();
    expect(send(tag, 'a2 29 04 00 00 ff')).toBe('NAK 0');
  });
});

describe('torn away', () => {
  it('before the command after the Nth, which then changes nothing', () => {
    const tag = held('ntag213');
    tag.tearAfter(1, 'command');
    expect(send(tag, 'a2 06 01 01 01 01')).toBe('ACK');
    expect(send(tag, 'a2 07 02 02 02 02')).toBe('silence');
    expect(tag.inField).toBe(false);
    expect(page(tag, 7)).toBe('00 00 00 00');
  });

  it('or with the answer only, when the write did happen', () => {
    const tag = held('ntag213');
    tag.tearAfter(0, 'answer');
    expect(send(tag, 'a2 06 01 01 01 01')).toBe('silence');
    expect(page(tag, 6)).toBe('01 01 01 01');
  });

  it('or just after its answer was heard', () => {
    const tag = held('ntag213');
    tag.tearAfter(0, 'after');
    expect(send(tag, 'a2 06 01 01 01 01')).toBe('ACK');
    expect(tag.inField).toBe(false);
  });

  it.each([
    ['ntag213', 'a2 06 01 02 03 04', 6, '01 02 00 00'],
    ['ntag213', 'a2 03 00 00 00 0f', 3, 'E1 10 12 00'],
    ['ntag213', 'a2 28 ff 0f 3f 00', 0x28, '00 00 00 BD'],
    ['other', 'a2 28 ff 0f 00 00', 0x28, 'FF 0F 00 00'],
  ])(
    '%s: in the middle of %s, with half a page written unless it is one made safe',
    (kind, command, at, left) => {
      const tag = held(kind);
      tag.tearAfter(0, 'midway');
      expect(send(tag, command)).toBe('silence');
      expect(page(tag, at)).toBe(left);
    },
  );

  it('tells its listeners once, and the next hold works again', () => {
    const tag = held('ntag213');
    const events: string[] = [];
    tag.onEvent((event) => events.push(event));
    tag.tearAfter(0);
    send(tag, '60');
    send(tag, '60');
    expect(events).toEqual(['gone']);
    tag.enterField();
    tag.select();
    expect(send(tag, '60')).toContain('0F');
  });
});

it('refuses memory of the wrong size', () => {
  const tag = newTag('ntag213', UID);
  expect(() => new VirtualTag({ ...tag, chip: 'NTAG215' })).toThrow(String(CHIPS.NTAG215.pages));
});
