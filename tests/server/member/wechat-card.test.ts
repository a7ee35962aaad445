import { isApiError } from '../../../server/src/contract/api-error';
import { profileOf, serviceAccountCard } from '../../../server/src/domain/cards/service-account-card';
import type { CardCodeInfo, CardUserInfo, UserCardStatus } from '../../../server/src/wechat/gateway';
import { refusal } from '../../helpers/fake-wechat';

const info = (outerStr: string): CardCodeInfo => ({
  cardId: 'c',
  openid: 'o',
  canConsume: true,
  status: 'normal',
  outerStr,
});
const user = (hasActive: boolean, status: UserCardStatus = 'normal'): CardUserInfo => ({
  openid: 'o',
  nickname: '',
  membershipNumber: '',
  bonus: 0,
  balance: null,
  status,
  hasActive,
  answers: { common: {}, custom: {} },
});
const member = { card_code: '1', number: '4029133755', points: 0 };

type Wechat = Parameters<typeof serviceAccountCard>[0];
const unasked = () => Promise.reject(new Error('not to be asked'));

/** The card over a WeChat that answers only what a test lets it answer. */
function card(answers: Partial<Wechat>) {
  const wechat: Wechat = {
    getCard: unasked,
    activateTempInfo: unasked,
    getCode: unasked,
    decryptCode: unasked,
    userInfo: unasked,
    activate: unasked,
    updateUser: unasked,
    makeUnavailable: unasked,
    ...answers,
  };
  return serviceAccountCard(wechat, 'c', () => Promise.resolve());
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  const failure: unknown = await work.then(
    () => null,
    (error: unknown) => error,
  );
  return isApiError(failure) ? failure.code : String(failure);
}

describe('the card behind a code', () => {
  it('is asked for once when WeChat knows the code', async () => {
    const decryptCode = jest.fn();
    const wechat = { getCode: () => Promise.resolve(info('claim')), decryptCode };
    await expect(card(wechat).cardBehind('plain')).resolves.toEqual({ code: 'plain', claimId: 'claim' });
    expect(decryptCode).not.toHaveBeenCalled();
  });

  it('is found by decrypting when the code came encrypted', async () => {
    const wechat = {
      getCode: (_card: string, code: string) =>
        code === 'plain'
          ? Promise.resolve(info('claim'))
          : Promise.reject(refusal({ kind: 'input', errcode: 40056 })),
      decryptCode: () => Promise.resolve('plain'),
    };
    await expect(card(wechat).cardBehind('sealed')).resolves.toEqual({ code: 'plain', claimId: 'claim' });
  });

  it('is refused when neither works, and WeChat being busy is not a refusal', async () => {
    const unknown = () => Promise.reject(refusal({ kind: 'input', errcode: 40056 }));
    const undecryptable = () => Promise.reject(refusal({ kind: 'input', errcode: 40075 }));
    expect(await codeOf(card({ getCode: unknown, decryptCode: undecryptable }).cardBehind('x'))).toBe(
      'activation_rejected',
    );
    const busy = refusal({ kind: 'busy', errcode: -1 });
    const wechat = { getCode: () => Promise.reject(busy), decryptCode: undecryptable };
    await expect(card(wechat).cardBehind('x')).rejects.toBe(busy);
  });
});

describe('activating at WeChat', () => {
  it.each([
    ['a lost answer, and it is active', 'unknown_result', true, null],
    ['a lost answer, and it is not active', 'unknown_result', false, 'activation_pending'],
    ['a refusal because it is active already', 'state', true, null],
    ['a refusal for good', 'state', false, 'activation_rejected'],
  ] as const)('%s', async (_what, kind, hasActive, expected) => {
    const activate = jest.fn(() => Promise.reject(refusal({ kind })));
    const work = card({ activate, userInfo: () => Promise.resolve(user(hasActive)) }).activate(member);
    if (expected === null) await expect(work).resolves.toBeUndefined();
    else expect(await codeOf(work)).toBe(expected);
    expect(activate).toHaveBeenCalledTimes(1);
  });

  it('asks nothing more when WeChat is plainly busy', async () => {
    const busy = refusal({ kind: 'busy' });
    const userInfo = jest.fn();
    await expect(card({ activate: () => Promise.reject(busy), userInfo }).activate(member)).rejects.toBe(
      busy,
    );
    expect(userInfo).not.toHaveBeenCalled();
  });
});

describe('withdrawing a card', () => {
  const refuse = (kind: 'state' | 'busy' | 'permission') => () => Promise.reject(refusal({ kind }));
  it.each([
    ['it is unusable already', () => Promise.resolve(user(true, 'unavailable'))],
    ['its holder threw it away', () => Promise.resolve(user(true, 'deleted'))],
    ['WeChat knows no such card any more', () => Promise.reject(refusal({ kind: 'input', errcode: 40056 }))],
  ])('is done when it is refused because %s', async (_why, userInfo) => {
    await expect(card({ makeUnavailable: refuse('state'), userInfo }).withdraw('1', '')).resolves.toBe(
      undefined,
    );
  });

  it('is not done when the card is still in use, or WeChat would not', async () => {
    const userInfo = () => Promise.resolve(user(true));
    for (const kind of ['state', 'busy', 'permission'] as const) {
      const work = card({ makeUnavailable: refuse(kind), userInfo }).withdraw('1', '');
      await expect(work).rejects.toMatchObject({ kind });
    }
  });
});

describe('what a form tells', () => {
  it.each([
    [{}, { name: null, phone: null }],
    [{ USER_FORM_INFO_FLAG_NAME: '  ' }, { name: null, phone: null }],
    [
      { USER_FORM_INFO_FLAG_NAME: ' 林小满 ', USER_FORM_INFO_FLAG_MOBILE: '+86 138-0000-6688' },
      { name: '林小满', phone: '8613800006688' },
    ],
    [{ USER_FORM_INFO_FLAG_MOBILE: '123' }, { name: null, phone: null }],
  ])('%p', (common, expected) => {
    expect(profileOf({ common, custom: {} })).toEqual(expected);
  });
});
