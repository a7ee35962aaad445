import { identifyChip } from '../../../../miniprogram/staff/nfc/chips';
import type { Chip } from '../../../../miniprogram/staff/nfc/chips';
import { isConfigLocked, protectedFrom } from '../../../../miniprogram/staff/nfc/guard-plan';
import {
  lockPlan,
  passwordPlan,
  planErase,
  planNdefWrite,
  readNdef,
  TagError,
  unprotectPlan,
} from '../../../../miniprogram/staff/nfc/type2-tag';
import type { PageWrite, Type2Memory } from '../../../../miniprogram/staff/nfc/type2-tag';
import { hex, octets } from './hex';

const VERSIONS: Record<string, string> = {
  NTAG210: '0004040101000B03',
  NTAG212: '0004040101000E03',
  NTAG213: '0004040201000F03',
  NTAG215: '0004040201001103',
  NTAG216: '0004040201001303',
  'Ultralight EV1 (48 B)': '0004030101000B03',
  'Ultralight EV1 (128 B)': '0004030101000E03',
};

function chipOf(name: string): Chip {
  const chip = identifyChip(octets(VERSIONS[name] as string));
  if (chip === null) throw new Error(name);
  return chip;
}

const formatted = (chip: Chip): Type2Memory => ({
  cc: Uint8Array.from(chip.cc),
  user: new Uint8Array((chip.lastUserPage - 3) * 4),
});
const text = (plan: readonly PageWrite[]): string[] =>
  plan.map(({ page, data }) => `${page.toString(16)}:${hex(data)}`);

describe('locking for ever', () => {
  // By hand from the data sheets: CC, static locks, dynamic locks, CFG1 with CFGLCK.
  test.each([
    ['NTAG210', ['3:E110060F', '2:0000F8FF', '11:40000000']],
    ['NTAG212', ['3:E110100F', '2:0000F8FF', '24:FF030000', '26:40000000']],
    ['NTAG213', ['3:E110120F', '2:0000F8FF', '28:FF0F0000', '2a:40000000']],
    ['NTAG215', ['3:E1103E0F', '2:0000F8FF', '82:FF000000', '84:40000000']],
    ['NTAG216', ['3:E1106D0F', '2:0000F8FF', 'e2:FF3F0000', 'e4:40000000']],
    ['Ultralight EV1 (48 B)', ['3:E110060F', '2:0000F8FF', '11:40050000']],
    ['Ultralight EV1 (128 B)', ['3:E110100F', '2:0000F8FF', '24:FF030000', '26:40050000']],
  ])('%s', (name, plan) => {
    const chip = chipOf(name);
    expect(text(lockPlan(chip, formatted(chip)))).toEqual(plan);
  });

  test('pages that are locked already are left out, so that a torn lock is completed', () => {
    const chip = chipOf('NTAG213');
    const now = {
      page2: octets('1C48F8FF'),
      dynamicLock: octets('000000BD'),
      config: octets('040000FF 00050000'),
    };
    const memory = { ...formatted(chip), cc: octets('E110120F') };
    expect(text(lockPlan(chip, memory, now))).toEqual(['28:FF0F0000', '2a:40050000']);
    const done = { ...now, dynamicLock: octets('FF0F00BD'), config: octets('040000FF 40050000') };
    expect(lockPlan(chip, memory, done)).toEqual([]);
  });

  test('a password in force is taken off before the configuration is frozen', () => {
    const chip = chipOf('NTAG213');
    const now = { page2: octets('1C480000'), dynamicLock: null, config: octets('04000004 87050000') };
    expect(text(lockPlan(chip, formatted(chip), now)).slice(-2)).toEqual(['29:040000FF', '2a:40050000']);
  });

  test('a tag without NDEF format is not locked: it would be lost', () => {
    const chip = chipOf('NTAG213');
    expect(() => lockPlan(chip, { cc: new Uint8Array(4), user: new Uint8Array(144) })).toThrow(TagError);
  });

  test('no plan ever sets a block-locking bit', () => {
    for (const name of Object.keys(VERSIONS)) {
      const chip = chipOf(name);
      for (const { page, data } of lockPlan(chip, formatted(chip))) {
        if (page === 2) expect((data[2] as number) & 7).toBe(0);
        if (page === chip.dynamicLockPage) expect([data[2], data[3]]).toEqual([0, 0]);
      }
    }
  });
});

describe('a password', () => {
  const [password, pack] = [octets('11223344'), octets('AABB')];

  test('PWD and PACK first, AUTH0, which arms them, last; reading stays free', () => {
    const chip = chipOf('NTAG213');
    const config = octets('04000AFF 97050000');
    expect(text(passwordPlan(chip, password, pack, 2, config))).toEqual([
      '2b:11223344',
      '2c:AABB0000',
      '2a:10050000',
      '29:04000A02',
    ]);
  });

  test.each(Object.keys(VERSIONS))('%s: AUTH0, PWD and PACK lie where its data sheet says', (name) => {
    const chip = chipOf(name);
    const plan = passwordPlan(chip, password, pack, 4);
    const at = new Map(plan.map(({ page, data }) => [page - chip.configPage, hex(data)]));
    expect(at.get(0)?.slice(-2)).toBe('04');
    expect(at.get(2)).toBe('11223344');
    expect(at.get(3)).toBe('AABB0000');
    expect(plan.at(-1)?.page).toBe(chip.configPage);
  });

  test.each<[string, string, string, number]>([
    ['a short password', '112233', 'AABB', 4],
    ['a long PACK', '11223344', 'AABBCC', 4],
    ['a page the chip does not have', '11223344', 'AABB', 45],
    ['a page below zero', '11223344', 'AABB', -1],
  ])('%s is refused', (_, pwd, answer, from) => {
    expect(() => passwordPlan(chipOf('NTAG213'), octets(pwd), octets(answer), from)).toThrow(TagError);
  });

  test('taken off: disarmed first, then the factory values', () => {
    expect(text(unprotectPlan(chipOf('NTAG215'), octets('04000002 00050000')))).toEqual([
      '83:040000FF',
      '85:FFFFFFFF',
      '86:00000000',
    ]);
  });

  test('what the configuration says', () => {
    const chip = chipOf('NTAG213');
    expect(protectedFrom(chip, octets('04000004 00000000'))).toBe(4);
    expect(protectedFrom(chip, octets('0400002D 00000000'))).toBeNull();
    expect(protectedFrom(chip, null)).toBeNull();
    expect([octets('040000FF 40000000'), octets('040000FF 00000000'), null].map(isConfigLocked)).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('erasing', () => {
  const factory: Type2Memory = {
    cc: octets('E1101200'),
    user: Uint8Array.from({ length: 144 }, (_, i) => octets('0103A00C340300FE')[i] ?? 0),
  };
  const after = (before: Type2Memory, plan: readonly PageWrite[]): Type2Memory => {
    const user = before.user.slice();
    for (const { page, data } of plan) user.set(data, (page - 4) * 4);
    return { cc: before.cc, user };
  };

  test('what was written is gone to the last octet, the Lock Control TLV stays', () => {
    const written = after(factory, planNdefWrite(factory, octets('D1010855 03 6E66632E636E 2F')));
    const plan = planErase(written);
    expect(plan[0]?.page).toBe(5);
    expect(after(written, plan)).toEqual(factory);
    expect(readNdef(after(written, plan)).message).toEqual(new Uint8Array(0));
  });

  test('an empty tag, and one without NDEF format, are left alone', () => {
    expect(planErase(factory)).toEqual([]);
    expect(planErase({ cc: new Uint8Array(4), user: new Uint8Array(144).fill(7) })).toEqual([]);
  });

  test('a read-only tag refuses', () => {
    expect(() => planErase({ ...factory, cc: octets('E110120F') })).toThrow(TagError);
  });
});
