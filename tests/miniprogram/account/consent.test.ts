import { ApiFailure } from '../../../miniprogram/api/failure';
import { createClaimConsent } from '../../../miniprogram/member/claim-consent';
import type { Agreements, ConsentPurpose } from '../../../miniprogram/pages/account/api/account';
import { createConsentDesk } from '../../../miniprogram/pages/account/common/consent-desk';
import { readPhoneAnswer } from '../../../miniprogram/pages/account/common/phone-answer';
import { takePhone } from '../../../miniprogram/pages/account/common/phone-act';
import { toldWell } from '../../../miniprogram/pages/account/common/told';
import { createPrivacy } from '../../../miniprogram/platform/privacy';
import type { PrivacyApis } from '../../../miniprogram/platform/privacy';
import { counter, offline } from '../../helpers/wx/network';
import { fakeStorage } from '../../helpers/wx/storage';

const agreements = (current: string | null, ...purposes: ConsentPurpose[]): Agreements => ({
  current,
  versions: [],
  consents: purposes.map((purpose) => ({ version: current ?? '', purpose, at: '2026-01-01T00:00:00.000Z' })),
});

function desk(its: Agreements) {
  const api = {
    agreements: jest.fn().mockResolvedValue(its),
    consent: jest.fn().mockResolvedValue(undefined),
  };
  const page = createConsentDesk(
    api,
    async () => 'before',
    () => undefined,
  );
  const run = jest.fn().mockResolvedValue('after');
  const act = (purpose: ConsentPurpose | null) =>
    page.act<string>({ name: 'save', purpose, run, after: (_, answer) => answer, told: toldWell });
  return { api, page, run, act };
}

describe('an act that needs consent', () => {
  it('is not done before the member ticked, and nothing is recorded', async () => {
    const { api, page, run, act } = desk(agreements('2026-01'));
    await page.ask();
    await act('phone');
    expect(run).not.toHaveBeenCalled();
    expect(api.consent).not.toHaveBeenCalled();
    expect(page.scene().told).toMatchObject({ tone: 'warning', title: '请先勾选同意' });
  });

  it('records the version and the purpose first, once', async () => {
    const { api, page, run, act } = desk(agreements('2026-01'));
    await page.ask();
    page.agree(true);
    await act('phone');
    expect(api.consent.mock.calls).toEqual([['2026-01', 'phone']]);
    expect(run).toHaveBeenCalledTimes(1);
    expect(page.scene()).toMatchObject({
      busy: '',
      told: { tone: 'success', title: 'after' },
      asked: { value: { its: 'after' } },
    });
    page.agree(false);
    await act('phone');
    expect(api.consent).toHaveBeenCalledTimes(1);
    expect(run).toHaveBeenCalledTimes(2);
  });

  it.each([
    ['was given before', agreements('2026-01', 'profile'), 'profile' as const],
    ['is not asked by this merchant', agreements(null), 'profile' as const],
    ['is not needed to erase', agreements('2026-01'), null],
  ])('asks for none that %s', async (_name, its, purpose) => {
    const { api, page, run, act } = desk(its);
    await page.ask();
    await act(purpose);
    expect(api.consent).not.toHaveBeenCalled();
    expect(run).toHaveBeenCalledTimes(1);
  });

  it('asks anew when a newer version came out meanwhile', async () => {
    const { api, page, run, act } = desk(agreements('2026-01'));
    await page.ask();
    page.agree(true);
    api.consent.mockRejectedValue(new ApiFailure({ code: 'agreement_outdated' }));
    api.agreements.mockResolvedValue(agreements('2026-02'));
    await act('profile');
    expect(run).not.toHaveBeenCalled();
    expect(page.scene()).toMatchObject({
      agreed: false,
      told: { title: '协议有了新版本' },
      asked: { value: { agreements: { current: '2026-02' } } },
    });
  });

  it('is done once however often one presses', async () => {
    const { page, run, act } = desk(agreements(null));
    await page.ask();
    await Promise.all([act('profile'), act('profile')]);
    expect(run).toHaveBeenCalledTimes(1);
  });
});

describe('consent to the claim', () => {
  const consentOf = (storage = fakeStorage()) => {
    const api = { consentToClaim: jest.fn().mockResolvedValue(undefined) };
    return { api, storage, consent: createClaimConsent({ storage, random: counter(), api }) };
  };

  it('is recorded when the member claims, not before, and once', async () => {
    const { api, consent } = consentOf();
    await consent.send();
    expect(api.consentToClaim).not.toHaveBeenCalled();
    consent.given('2026-01');
    await consent.send();
    consent.given('2026-01');
    await consent.send();
    expect(api.consentToClaim).toHaveBeenCalledTimes(1);
    consent.given('2026-02');
    await consent.send();
    expect(api.consentToClaim.mock.calls.map(([version]) => version)).toEqual(['2026-01', '2026-02']);
  });

  it('is sent again under the same key after a lost answer, also when the app was killed', async () => {
    const { api, consent, storage } = consentOf();
    api.consentToClaim.mockRejectedValueOnce(offline());
    consent.given('2026-01');
    await consent.send();
    const later = consentOf(storage);
    await later.consent.send();
    expect(later.api.consentToClaim.mock.calls).toEqual(api.consentToClaim.mock.calls);
  });

  it('is dropped when that version is no longer in force', async () => {
    const { api, consent, storage } = consentOf();
    api.consentToClaim.mockRejectedValue(new ApiFailure({ code: 'agreement_outdated' }));
    consent.given('2026-01');
    await consent.send();
    expect(storage.keys()).toEqual([]);
  });
});

describe('WeChat’s phone-number button', () => {
  it.each([
    [
      { code: 'c1', errMsg: 'getPhoneNumber:ok' },
      { kind: 'code', code: 'c1' },
    ],
    [{ errMsg: 'getPhoneNumber:fail user deny' }, { kind: 'declined' }],
    [{ errMsg: 'getPhoneNumber:fail cancel' }, { kind: 'declined' }],
    [
      { errMsg: 'getPhoneNumber:fail', errno: 1400001 },
      { kind: 'refused', title: '暂时不能绑定手机号' },
    ],
    [
      { errMsg: 'getPhoneNumber:fail', errno: 104 },
      { kind: 'refused', title: '没有获得您的同意' },
    ],
    [
      { errMsg: 'getPhoneNumber:fail', errno: 103 },
      { kind: 'refused', title: '没有获得您的同意' },
    ],
    [
      { errMsg: 'getPhoneNumber:fail', errno: 112 },
      { kind: 'refused', title: '商家尚未声明使用手机号' },
    ],
    [{ errMsg: 'getPhoneNumber:ok' }, { kind: 'refused', title: '微信版本太旧' }],
    [{ errMsg: 'getPhoneNumber:fail system error' }, { kind: 'refused', title: '微信没有提供手机号' }],
    [{}, { kind: 'refused', title: '微信没有提供手机号' }],
  ])('%j is read', (detail, answer) => {
    expect(readPhoneAnswer(detail)).toMatchObject(answer);
  });

  it('costs the merchant nothing when the person declines', async () => {
    const { page } = desk(agreements(null));
    await page.ask();
    const bindPhone = jest.fn();
    const deny = { errMsg: 'getPhoneNumber:fail user deny' };
    await takePhone(
      page,
      { bindPhone },
      deny,
      (its) => its,
      () => toldWell('x'),
    );
    expect(bindPhone).not.toHaveBeenCalled();
    expect(page.scene().told).toBeNull();
  });
});

describe('WeChat’s privacy question', () => {
  type Listener = Parameters<NonNullable<PrivacyApis['onNeedPrivacyAuthorization']>>[0];
  /** A WeChat that asks once, through the mini-program's listener. */
  function wechat() {
    let listener: Listener | null = null;
    const events: string[] = [];
    const apis: PrivacyApis = {
      onNeedPrivacyAuthorization(its) {
        listener = its;
      },
      requirePrivacyAuthorize({ success, fail }) {
        listener?.(({ event }) => {
          events.push(event);
          if (event === 'agree') success();
          if (event === 'disagree') fail({ errMsg: 'fail', errno: 104 });
        });
      },
    };
    return { apis, events };
  }

  it.each([
    [true, 'granted'],
    [false, 'refused'],
  ])('is put by the page on screen; agreed %s is %s', async (agreed, answer) => {
    const { apis, events } = wechat();
    const privacy = createPrivacy(apis);
    privacy.askThrough((reply) => reply(agreed));
    expect(await privacy.require()).toBe(answer);
    expect(events).toEqual(['exposureAuthorization', agreed ? 'agree' : 'disagree']);
  });

  it('counts as refused when no page can put it', async () => {
    const privacy = createPrivacy(wechat().apis);
    privacy.askThrough(() => undefined)();
    expect(await privacy.require()).toBe('refused');
  });

  it('is put by the newest page, and by the older one again when that is left', async () => {
    const privacy = createPrivacy(wechat().apis);
    const asked: string[] = [];
    privacy.askThrough((reply) => {
      asked.push('older');
      reply(true);
    });
    const leave = privacy.askThrough((reply) => {
      asked.push('newer');
      reply(true);
    });
    await privacy.require();
    leave();
    await privacy.require();
    expect(asked).toEqual(['newer', 'older']);
  });

  it('is no question for an old WeChat, and undeclared is told apart', async () => {
    expect(await createPrivacy({}).require()).toBe('granted');
    const undeclared = createPrivacy({
      requirePrivacyAuthorize: ({ fail }) => fail({ errMsg: 'fail', errno: 112 }),
    });
    expect(await undeclared.require()).toBe('undeclared');
  });
});
