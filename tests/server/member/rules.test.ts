import {
  checkDigit,
  maskName,
  maskPhone,
  memberNumber,
  SESSION_LIFE,
  shouldProlong,
} from '../../../server/src/domain/members/rules';
import { CODE_OVERLAP, CODE_WINDOW, codeWindows } from '../../../server/src/domain/members/codes';
import {
  COOLDOWN,
  isRepeat,
  standsAtPlace,
  tapStateNow,
  WAITING_LIFE,
} from '../../../server/src/domain/taps/rules';
import { AWAKE_WITHIN, isAwake, normalisePairingCode } from '../../../server/src/domain/terminals/rules';
import { cardParams } from '../../../server/src/domain/cards/rules';

describe('membership numbers', () => {
  const fits = (number: string) => memberNumber(number.slice(0, -1)) === number;

  it.each([
    ['7992739871', '3'],
    ['000000000', '0'],
    ['123456789', '7'],
  ])('the Luhn digit of %s is %s', (digits, expected) => {
    expect(checkDigit(digits)).toBe(expected);
  });

  it('refuse every single wrong digit', () => {
    const number = memberNumber('402913375');
    expect(number).toMatch(/^[0-9]{10}$/);
    expect(fits(number)).toBe(true);
    for (let i = 0; i < number.length; i += 1) {
      for (let d = 1; d < 10; d += 1) {
        const wrong = String((Number(number.charAt(i)) + d) % 10);
        expect(fits(number.slice(0, i) + wrong + number.slice(i + 1))).toBe(false);
      }
    }
  });
});

describe('masks', () => {
  it.each([
    [null, '会员'],
    ['  ', '会员'],
    ['王', '王'],
    ['王明', '王*'],
    ['林小满', '林*满'],
    ['欧阳小满满', '欧***满'],
    ['阿卜杜拉·买买提·艾力', '阿***力'],
    ['𠮷野家', '𠮷*家'],
  ])('shows %p as %p', (name, expected) => {
    expect(maskName(name)).toBe(expected);
  });

  it('shows four digits of a phone number at most', () => {
    expect(maskPhone('6688')).toBe('*******6688');
    expect(maskPhone(null)).toBeNull();
  });
});

describe('the state of a tap', () => {
  it.each([
    ['arrived', null, null],
    ['waiting', 101, 'waiting'],
    ['waiting', 100, 'expired'],
    ['accepted', 50, 'accepted'],
    ['cleared', 50, 'cleared'],
    ['expired', null, 'expired'],
  ] as const)('%s until %p at 100 is %p', (state, expiresAt, expected) => {
    expect(tapStateNow(state, expiresAt, 100)).toBe(expected);
  });

  it.each([
    ['waiting', 0, COOLDOWN - 1, true],
    ['accepted', 0, COOLDOWN - 1, true],
    // They stand there once, for as long as they wait.
    ['waiting', 0, WAITING_LIFE - 1, true],
    ['accepted', 0, COOLDOWN, false],
    ['cleared', 0, 1, false],
    ['expired', 0, 1, false],
    ['waiting', null, 1, false],
  ] as const)('%s announced at %p stands in at %p: %p', (state, announcedAt, now, expected) => {
    expect(isRepeat(state, announcedAt, now)).toBe(expected);
  });

  it('is made only by standing at a place', () => {
    expect((['tag', 'code', 'card_pack', 'share', 'plain'] as const).filter(standsAtPlace)).toEqual([
      'tag',
      'code',
    ]);
  });
});

describe('terminals and codes', () => {
  it('are awake while streaming or recently heard of', () => {
    expect(isAwake(true, null, 0)).toBe(true);
    expect(isAwake(false, 0, AWAKE_WITHIN)).toBe(true);
    expect(isAwake(false, 0, AWAKE_WITHIN + 1)).toBe(false);
    expect(isAwake(false, null, 0)).toBe(false);
  });

  it('forgive how a pairing code is typed', () => {
    expect(normalisePairingCode(' abcd-ef23 ')).toBe('ABCDEF23');
  });

  it('overlap their windows, so that the shown code is never between two', () => {
    const [a, b, c] = codeWindows(1_000);
    expect(a).toEqual({ validFrom: 1_000, validTo: 1_000 + CODE_WINDOW });
    expect((a?.validTo ?? 0) - (b?.validFrom ?? 0)).toBe(CODE_OVERLAP);
    expect((b?.validTo ?? 0) - (c?.validFrom ?? 0)).toBe(CODE_OVERLAP);
  });

  it('prolong a session in its second half only', () => {
    expect(shouldProlong(SESSION_LIFE, 0)).toBe(false);
    expect(shouldProlong(SESSION_LIFE, SESSION_LIFE / 2 + 1)).toBe(true);
  });

  it('offer a card only when both opening parameters are known', () => {
    expect(cardParams({ encrypt_card_id: 'a', card_biz: null })).toBeNull();
    expect(cardParams({ encrypt_card_id: 'a', card_biz: 'b' })).toEqual({ encryptCardId: 'a', biz: 'b' });
  });
});
