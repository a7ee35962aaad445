import { ApiFailure } from '../../../miniprogram/api/failure';
import { CARD_COMPONENT } from '../../../miniprogram/entry/component-return';
import { offline } from '../../helpers/wx/network';
import {
  announced,
  claim,
  merchant,
  asMember,
  bootstrap,
  counterOne,
  member,
} from '../../helpers/wx/samples';
import { centerPhone as phone, open } from './phone';

describe('the trip to the card-opening component', () => {
  const extraData = { activate_ticket: 'T', card_id: 'C', code: '1' };
  async function visitor() {
    const it = phone();
    it.api.bootstrap.mockResolvedValue(
      bootstrap({ ...open, recognition: { state: 'after_claim', counter: counterOne } }),
    );
    await it.appear();
    it.center.claimTapped();
    it.center.hidden();
    return {
      ...it,
      async comeBack(data?: unknown) {
        it.claims.returned({ scene: 1038, referrerInfo: { appId: CARD_COMPONENT, extraData: data } });
        it.center.shown();
        await it.time.settle();
      },
    };
  }

  it('with data makes a member without another bootstrap, and the counter is told', async () => {
    const { api, comeBack, last, storage } = await visitor();
    api.activate.mockResolvedValue({ card: asMember, recognition: announced });
    await comeBack(extraData);
    expect(api.activate.mock.calls[0]![1]).toEqual({ claimId: 'claim1' });
    expect(last()).toMatchObject({
      state: { kind: 'member', recognition: announced },
      busy: '',
      trouble: null,
    });
    expect(api.bootstrap).toHaveBeenCalledTimes(1);
    expect(storage.read('card')).toMatchObject({ member });
  });

  it('without data asks, and a visitor who only looked stays one with the same offer', async () => {
    const { api, comeBack, last } = await visitor();
    api.checkCard.mockResolvedValue({
      card: { state: 'visitor', claim: bootstrap().card },
      recognition: { state: 'none' },
    });
    await comeBack();
    expect(api.checkCard).toHaveBeenCalledWith('claim1');
    expect(last()).toMatchObject({
      state: { kind: 'visitor', recognition: { state: 'after_claim' } },
      busy: '',
    });
  });

  it('waits for WeChat and tries again by itself when activation is pending', async () => {
    const { api, comeBack, last, time } = await visitor();
    api.activate
      .mockRejectedValueOnce(new ApiFailure({ code: 'activation_pending' }))
      .mockResolvedValueOnce({ card: asMember, recognition: announced });
    await comeBack(extraData);
    expect(last()).toMatchObject({ busy: '', trouble: { code: 'activation_pending' } });
    await time.pass(2000);
    expect(last()).toMatchObject({ state: { kind: 'member' }, trouble: null });
    expect(api.activate.mock.calls[0]![2]).toBe(api.activate.mock.calls[1]![2]);
  });

  it('with a lost ticket fetches a new offer and says why', async () => {
    const { api, comeBack, last } = await visitor();
    api.activate.mockRejectedValue(new ApiFailure({ code: 'activation_rejected' }));
    await comeBack(extraData);
    expect(api.bootstrap).toHaveBeenCalledTimes(2);
    expect(last()).toMatchObject({ state: { kind: 'visitor' }, trouble: { code: 'activation_rejected' } });
  });

  it('is finished at the next open when the app was killed on the way back', async () => {
    const first = await visitor();
    first.api.activate.mockRejectedValue(offline());
    await first.comeBack(extraData);
    const second = phone({
      stored: { claim: first.storage.read('claim') },
      launch: { path: '', scene: 1001 },
    });
    second.api.bootstrap.mockResolvedValue(bootstrap());
    second.api.activate.mockResolvedValue({ card: asMember, recognition: { state: 'none' } });
    await second.appear();
    expect(second.last().state.kind).toBe('member');
    expect(second.api.activate.mock.calls[0]).toEqual(first.api.activate.mock.calls[0]);
  });

  describe('to a card that WeChat activates itself', () => {
    const offer = { state: 'visitor' as const, claim };
    const untold = { card: offer, recognition: { state: 'none' }, mayFollow: true };

    it('says that the claim is being confirmed, and becomes a member by itself', async () => {
      const { api, comeBack, last, time } = await visitor();
      api.checkCard
        .mockResolvedValueOnce(untold)
        .mockResolvedValueOnce({ card: asMember, recognition: announced, mayFollow: false });
      await comeBack();
      expect(last()).toMatchObject({ state: { kind: 'visitor' }, claimNote: 'confirming' });
      await time.pass(2000);
      expect(last()).toMatchObject({ state: { kind: 'member' }, claimNote: '', busy: '' });
      expect(api.checkCard.mock.calls).toEqual([['claim1'], ['claim1']]);
    });

    it('says in the end that nothing was heard, asks on demand, and offers the card again', async () => {
      const { api, center, comeBack, last, time } = await visitor();
      api.checkCard.mockResolvedValue(untold);
      await comeBack();
      await time.pass(60_000);
      expect(api.checkCard).toHaveBeenCalledTimes(4);
      expect(last()).toMatchObject({ claimNote: 'unheard', busy: '' });
      expect(time.waiting()).toBe(0);
      api.checkCard.mockResolvedValue({ ...untold, card: asMember });
      void center.check();
      await time.settle();
      expect(last()).toMatchObject({ state: { kind: 'member' }, claimNote: '' });
    });

    it('asks nobody while the page is away, and anew when it is back', async () => {
      const { api, center, comeBack, time } = await visitor();
      api.checkCard.mockResolvedValue(untold);
      await comeBack();
      center.hidden();
      await time.pass(30_000);
      expect(api.checkCard).toHaveBeenCalledTimes(1);
      center.shown();
      await time.settle();
      expect(api.checkCard).toHaveBeenCalledTimes(2);
    });
  });

  it('with a card from elsewhere asks for consent first, then activates', async () => {
    const it = phone();
    it.api.bootstrap.mockResolvedValue(bootstrap({ merchant: { ...merchant, agreementVersion: '2.0' } }));
    await it.appear();
    it.center.hidden();
    it.claims.returned({ scene: 1038, referrerInfo: { appId: CARD_COMPONENT, extraData } });
    it.api.activate.mockRejectedValueOnce(new ApiFailure({ code: 'consent_required' }));
    it.center.shown();
    await it.time.settle();
    expect(it.last()).toMatchObject({ claimNote: 'consent', busy: '', trouble: null });
    it.api.activate.mockResolvedValueOnce({ card: asMember, recognition: { state: 'none' } });
    await it.center.agree();
    expect(it.last()).toMatchObject({ state: { kind: 'member' }, claimNote: '' });
    expect(it.api.activate.mock.calls[1]?.[1]).toEqual({ agreementVersion: '2.0' });
    expect(it.api.consentToClaim).toHaveBeenCalledWith('2.0', expect.any(String));
  });
});
