import { ownerText, placeLines, placeText } from '../../../../miniprogram/staff/write/place';
import { place } from './world';

describe('places and owners', () => {
  test.each([
    [{ kind: 'merchant', organisationName: null, storeName: null, terminalName: null }, '不区分门店'],
    [{ kind: 'store', organisationName: '甲', storeName: '乙', terminalName: null }, '甲 · 乙'],
    [place, '太原分公司 · 太原第一门店 · 1 号收银台'],
  ] as const)('%j', (where, text) => {
    expect(placeText(where)).toBe(text);
  });

  test('two lines: whose it is and where exactly', () => {
    expect(placeLines('商家', place)).toEqual({
      whose: '商家 · 太原分公司',
      where: '太原第一门店 · 1 号收银台',
    });
    expect(
      placeLines('商家', { kind: 'merchant', organisationName: null, storeName: null, terminalName: null }),
    ).toEqual({
      whose: '商家',
      where: '不区分门店',
    });
  });

  test('another merchant’s tag is 不是本商家的标签, no more', () => {
    expect(ownerText({ whose: 'not_ours' })).toBe('它不是本商家的标签。');
  });

  test('a disabled entrance is said', () => {
    expect(ownerText({ whose: 'other_entrance', place, enabled: false })).toContain('已停用');
  });
});
