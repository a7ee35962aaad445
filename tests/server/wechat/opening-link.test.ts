import { parseOpeningLink } from '../../../server/src/wechat/opening-link';

const BASE = 'https://mp.weixin.qq.com/bizmall/activatemembercard';

describe('parsing the opening link', () => {
  it.each([
    [
      'a doubled && and a fragment',
      `${BASE}?action=preshow&&encrypt_card_id=ab%2Bc%2Fd%3D&outer_str=guide&biz=MzA4%3D%3D#wechat_redirect`,
      { encryptCardId: 'ab+c/d=', biz: 'MzA4==', outerStr: 'guide' },
    ],
    [
      'raw equals signs at the end of a value',
      `${BASE}?encrypt_card_id=abc=&biz=MzA4==`,
      { encryptCardId: 'abc=', biz: 'MzA4==', outerStr: '' },
    ],
    [
      'a plus, which is no space',
      `${BASE}?encrypt_card_id=a+b&biz=x`,
      { encryptCardId: 'a+b', biz: 'x', outerStr: '' },
    ],
    [
      'what was encoded twice, decoded once',
      `${BASE}?encrypt_card_id=a%252Bb&biz=x`,
      { encryptCardId: 'a%2Bb', biz: 'x', outerStr: '' },
    ],
    [
      'white space around a pasted link',
      `  ${BASE}?encrypt_card_id=a&biz=x\n`,
      { encryptCardId: 'a', biz: 'x', outerStr: '' },
    ],
    [
      'the first of a repeated name',
      `${BASE}?encrypt_card_id=a&encrypt_card_id=b&biz=x`,
      { encryptCardId: 'a', biz: 'x', outerStr: '' },
    ],
  ])('understands %s', (_what, link, params) => {
    expect(parseOpeningLink(link)).toEqual(params);
  });

  it.each([
    ['empty text', ''],
    ['no query', BASE],
    ['no biz', `${BASE}?encrypt_card_id=a`],
    ['an empty card id', `${BASE}?encrypt_card_id=&biz=x`],
    ['broken percent-encoding', `${BASE}?encrypt_card_id=%E4%&biz=x`],
    ['parameters only in the fragment', `${BASE}#encrypt_card_id=a&biz=x`],
    ['another protocol', 'javascript:alert(1)?encrypt_card_id=a&biz=x'],
  ])('refuses %s', (_what, link) => {
    expect(parseOpeningLink(link)).toBeNull();
  });
});
