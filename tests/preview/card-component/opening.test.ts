import { cardColor } from '../../../preview/card-component/color';
import { readOpening } from '../../../preview/card-component/opening';
import { prefill } from '../../../preview/card-component/prefill';

const query = { wechat_user: 'user-1', wechat_name: '%E6%9E%97%E5%B0%8F%E6%BB%A1' };
const extraData = { encrypt_card_id: 'a+b=', biz: 'b==', outer_str: 'claim1' };

describe('the card-opening component', () => {
  it('reads person and parameters from its launch', () => {
    expect(readOpening({ query, referrerInfo: { appId: 'touristappid', extraData } })).toEqual({
      kind: 'opening',
      opening: { userId: 'user-1', userName: '林小满', ...extraData },
    });
  });

  it('does without outer_str, as WeChat does', () => {
    const read = readOpening({ query, referrerInfo: { extraData: { ...extraData, outer_str: undefined } } });
    expect(read.kind === 'opening' && read.opening.outer_str).toBe('');
  });

  it.each<[string, Parameters<typeof readOpening>[0]]>([
    ['nobody’s WeChat', { query: {}, referrerInfo: { extraData } }],
    ['no referrer', { query }],
    ['no extraData', { query, referrerInfo: {} }],
    ['extraData that is a text', { query, referrerInfo: { extraData: 'x' } }],
    ['no card', { query, referrerInfo: { extraData: { ...extraData, encrypt_card_id: '' } } }],
    ['no biz', { query, referrerInfo: { extraData: { ...extraData, biz: 3 } } }],
  ])('refuses %s', (_name, options) => {
    expect(readOpening(options).kind).toBe('refused');
  });

  it('fills every field, so that the mouse alone suffices, and people differ', () => {
    const fields = [
      { id: 'USER_FORM_INFO_FLAG_NAME', label: '姓名', required: true },
      { id: 'USER_FORM_INFO_FLAG_MOBILE', label: '手机号', required: false },
      { id: '会员来源', label: '会员来源', required: true },
    ];
    const first = prefill(fields, 'user-1', '林小满');
    expect(first.map(({ value }) => value !== '')).toEqual([true, true, true]);
    expect(first[0]?.value).toBe('林小满');
    expect(first[1]?.value).toMatch(/^138\d{8}$/u);
    expect(prefill(fields, 'user-2', '')[1]?.value).not.toBe(first[1]?.value);
  });

  it('knows WeChat’s colours and has one for names it does not know', () => {
    expect(cardColor('Color040')).toBe('#5885cf');
    expect(cardColor('Color999')).toBe(cardColor('Color010'));
  });
});
