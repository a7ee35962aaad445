import fc from 'fast-check';
import { chipLabel, identifyChip, lockedPages } from '../../../../miniprogram/staff/nfc/chips';
import { schemeMessage } from '../../../../miniprogram/staff/nfc/ndef';
import { capacityOf, planNdefWrite, readNdef, TagError } from '../../../../miniprogram/staff/nfc/type2-tag';
import type { PageWrite, Type2Memory } from '../../../../miniprogram/staff/nfc/type2-tag';
import { hex, octets } from './hex';

const memory = (cc: string, size: number, user = ''): Type2Memory => {
  const area = new Uint8Array(size);
  area.set(octets(user));
  return { cc: octets(cc), user: area };
};
const factory213 = (): Type2Memory => memory('E1101200', 144, '0103A00C340300FE');
const message = schemeMessage({ uri: 'weixin://dl/business/?t=AbCdEfGhIjK', aar: 'com.tencent.mm' });
const other = schemeMessage({ uri: 'weixin://dl/business/?t=zzzzzzzzzzz', aar: 'com.tencent.mm' });

/** What a tag does with WRITE: the CC only gains bits. */
function written(before: Type2Memory, plan: readonly PageWrite[]): Type2Memory {
  const cc = before.cc.slice();
  const user = before.user.slice();
  for (const { page, data } of plan) {
    if (page === 3) data.forEach((octet, i) => (cc[i] = (cc[i] as number) | octet));
    else user.set(data, (page - 4) * 4);
  }
  return { cc, user };
}

function fault(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof TagError) return error.fault;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('what a tag holds', () => {
  test.each([
    ['factory NTAG213', factory213(), '', 137],
    ['factory NTAG215', memory('E1103E00', 504, '0300FE'), '', 492],
    ['factory NTAG216', memory('E1106D00', 888, '0300FE'), '', 868],
    ['a message behind NULL TLVs', memory('E1100600', 48, '0000 0303D00000 FE'), 'D00000', 44],
    ['a long TLV', memory('E1106D00', 888, '03FF012C 55*300 FE'), '55*300', 868],
  ])('%s', (_, tag, held, capacity) => {
    expect(readNdef(tag)).toEqual({ message: octets(held), readOnly: false, capacity });
    expect(capacityOf(tag)).toBe(capacity);
  });

  test('a tag without NDEF TLV holds nothing, and one is added behind what is there', () => {
    const tag = memory('E1100600', 48, 'FD021122');
    expect(readNdef(tag)).toEqual({ message: null, readOnly: false, capacity: 42 });
    const after = written(tag, planNdefWrite(tag, octets('D00000')));
    expect(hex(after.user).startsWith('FD0211220303D00000FE')).toBe(true);
  });

  test('a blank tag is not formatted but says what would fit', () => {
    expect(readNdef(memory('00000000', 48))).toEqual({ message: null, readOnly: false, capacity: 46 });
  });

  test.each(['E110120F', 'E11012F0', 'E1101208'])('access octet of %s means read-only', (cc) => {
    const tag = memory(cc, 144, '0300FE');
    expect(readNdef(tag).readOnly).toBe(true);
    expect(fault(() => planNdefWrite(tag, message))).toBe('read-only');
  });

  test.each([
    ['an NDEF TLV longer than the data area', '0390'],
    ['a long TLV without its length', 'FD8C 00*140 03FF'],
    ['an unknown TLV longer than the data area', '55F0'],
    ['a type octet at the very end', '00*143 03'],
  ])('%s is an error, not a reason to read on', (_, user) => {
    expect(fault(() => readNdef(memory('E1101200', 144, user)))).toBe('tlv-overrun');
  });

  test('the data area ends where the CC says, though more was read', () => {
    const user = `03FF01F4 55*500`;
    expect(fault(() => readNdef(memory('E1103E00', 504, user)))).toBe('tlv-overrun');
  });

  test('a CC that promises more than the chip has is bounded by what was read', () => {
    expect(capacityOf(memory('E1106D00', 144, '0300FE'))).toBe(142);
  });

  test('an unknown mapping version is refused', () => {
    expect(fault(() => readNdef(memory('E1201200', 144)))).toBe('version');
  });

  test('octets that a Lock Control TLV reserves inside the data area are stepped over', () => {
    // Page size 16, position 2:0 = octet 32 of the tag = octet 16 of the area; 16 bits = 2 octets.
    const tag = memory('E1100600', 48, '0103201034 0300FE');
    const payload = octets('D1011055 AA*16');
    const after = written(tag, planNdefWrite(tag, payload));
    expect(readNdef(after).message).toEqual(payload);
    expect([after.user[16], after.user[17]]).toEqual([0, 0]);
    expect(readNdef(tag).capacity).toBe(39);
  });
});

describe('planning a write', () => {
  test('19 pages of a factory NTAG213 change, its Lock Control TLV stays, the length comes last', () => {
    const plan = planNdefWrite(factory213(), message);
    expect(plan).toHaveLength(19);
    expect(plan.map((step) => step.page)).toEqual([...Array.from({ length: 18 }, (_, i) => 6 + i), 5]);
    const after = written(factory213(), plan);
    expect(hex(after.user.slice(0, 8))).toBe('0103A00C34034891');
    expect(readNdef(after).message).toEqual(message);
    expect(after.user[5 + 2 + 72]).toBe(0xfe);
  });

  test('re-writing sets the length to 0 first and sends only pages that change', () => {
    const before = written(factory213(), planNdefWrite(factory213(), other));
    const plan = planNdefWrite(before, message);
    expect(plan[0]).toEqual({ page: 5, data: octets('340300FE') });
    expect(plan.at(-1)).toEqual({ page: 5, data: octets('34034891') });
    expect(plan).toHaveLength(2 + 3);
    expect(written(before, plan)).toEqual(written(factory213(), planNdefWrite(factory213(), message)));
  });

  test('nothing is sent to a tag that already holds the message', () => {
    const before = written(factory213(), planNdefWrite(factory213(), message));
    expect(planNdefWrite(before, message)).toEqual([]);
  });

  test('a blank tag is formatted; its CC comes last and fits the chip', () => {
    const chip = identifyChip(octets('0004040201000F03'));
    const plan = planNdefWrite(memory('00000000', 144, '03FF 11*140'), message, chip ?? undefined);
    expect(plan[0]).toEqual({ page: 4, data: octets('0300FE11') });
    expect(plan.at(-1)).toEqual({ page: 3, data: octets('E1101200') });
    expect(readNdef(written(memory('00000000', 144), plan)).message).toEqual(message);
  });

  test('a blank tag of an unknown chip gets a CC for the pages that were read', () => {
    expect(planNdefWrite(memory('00000000', 128), message).at(-1)).toEqual({
      page: 3,
      data: octets('E1101000'),
    });
  });

  test('one-time bits that say something else are not written over', () => {
    expect(fault(() => planNdefWrite(memory('00FF0000', 144), message))).toBe('cc-conflict');
  });

  test('a message that does not fit is refused', () => {
    expect(fault(() => planNdefWrite(memory('E1100600', 48, '0300FE'), message))).toBe('too-small');
    expect(fault(() => planNdefWrite(memory('E1101200', 144, '00*143 03'), new Uint8Array(0)))).toBe(
      'too-small',
    );
  });

  test('a message that fills the area exactly goes without terminator', () => {
    const tag = factory213();
    const plan = planNdefWrite(tag, new Uint8Array(137).fill(0x41));
    expect(readNdef(written(tag, plan)).message).toHaveLength(137);
    expect(fault(() => planNdefWrite(tag, new Uint8Array(138)))).toBe('too-small');
  });

  test('an unreadable TLV is overwritten from where it begins', () => {
    const tag = memory('E1101200', 144, '0103A00C34 03F0 AA*100');
    const after = written(tag, planNdefWrite(tag, message));
    expect(hex(after.user.slice(0, 7))).toBe('0103A00C340348');
    expect(readNdef(after).message).toEqual(message);
  });

  test('a tag torn away after any page never shows a wrong message, and a second plan completes it', () => {
    const anyMessage = fc.uint8Array({ minLength: 0, maxLength: 320 });
    const start = fc.oneof(
      fc.constant(memory('E1103E00', 504, '0103A00C340300FE')),
      fc.constant(memory('00000000', 504)),
      fc.nat(6).map((nulls) => memory('E1103E00', 504, `00*${nulls} 0300FE`.replace('00*0 ', ''))),
    );
    fc.assert(
      fc.property(start, anyMessage, anyMessage, fc.nat(200), (blank, first, second, cut) => {
        const before = written(blank, planNdefWrite(blank, first));
        expect(readNdef(before).message).toEqual(first);
        const plan = planNdefWrite(before, second);
        const torn = written(before, plan.slice(0, cut));
        const seen = readNdef(torn).message ?? new Uint8Array(0);
        expect([hex(first), hex(second), '']).toContain(hex(seen));
        if (cut < plan.length) expect(cut > 0 ? hex(seen) : hex(first)).toBe(cut > 0 ? '' : hex(first));
        expect(readNdef(written(torn, planNdefWrite(torn, second))).message).toEqual(second);
      }),
      { numRuns: 400 },
    );
  });

  test('any memory is read, planned or refused, and no page outside the data area is named', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 48, maxLength: 48 }),
        fc.uint8Array({ maxLength: 60 }),
        (user, content) => {
          const tag = { cc: octets('E1100600'), user };
          try {
            for (const { page } of planNdefWrite(tag, content)) expect(page >= 4 && page <= 15).toBe(true);
            readNdef(tag);
          } catch (error) {
            expect(error).toBeInstanceOf(TagError);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('chips', () => {
  test.each([
    ['0004040101000B03', 'NTAG210', 0x0f],
    ['0004040101000E03', 'NTAG212', 0x23],
    ['0004040201000F03', 'NTAG213', 0x27],
    ['0004040201001103', 'NTAG215', 0x81],
    ['0004040201001303', 'NTAG216', 0xe1],
    ['0004030101000B03', 'Ultralight EV1 (48 B)', 0x0f],
    ['0004030101000E03', 'Ultralight EV1 (128 B)', 0x23],
  ])('%s is %s', (version, name, lastUserPage) => {
    expect(identifyChip(octets(version))).toMatchObject({ name, lastUserPage });
  });

  test.each([
    ['a Fudan chip that answers like an NTAG213', '001D040201000F03', '其他 Type 2 芯片（复旦微）'],
    ['a Feiju chip that answers like an NTAG213', '0053040201000F03', '其他 Type 2 芯片（飞聚）'],
    ['an NTAG I2C, which shares a storage octet with NTAG216', '0004040502021303', '其他 Type 2 芯片（NXP）'],
    ['a cut answer', '0004040201000F', '其他 Type 2 芯片'],
  ])('%s is not taken for a model we know', (_, version, label) => {
    expect(identifyChip(octets(version))).toBeNull();
    expect(chipLabel(null, octets(version))).toBe(label);
  });

  test('lock bits say which pages are fixed', () => {
    const chip = identifyChip(octets('0004040201000F03'));
    const locked = lockedPages(chip, octets('00001880'), octets('01000000'));
    expect([3, 4, 5, 15, 16, 17, 18].map(locked)).toEqual([true, true, false, true, true, true, false]);
  });
});
