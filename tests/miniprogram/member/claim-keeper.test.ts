import { ApiFailure } from '../../../miniprogram/api/failure';
import { CARD_COMPONENT } from '../../../miniprogram/entry/component-return';
import { createClaimKeeper } from '../../../miniprogram/member/claim-keeper';
import { counter, deferred, offline } from '../../helpers/wx/network';
import { asMember, asVisitor } from '../../helpers/wx/samples';
import { fakeStorage } from '../../helpers/wx/storage';
import { handClock } from '../../helpers/wx/time';

const from = (extraData?: unknown) => ({ scene: 1038, referrerInfo: { appId: CARD_COMPONENT, extraData } });
const submitted = (ticket = 'T1') => from({ activate_ticket: ticket, card_id: 'C', code: '1900' });
const done = { card: asMember, recognition: { state: 'none' as const } };

function phone(storage = fakeStorage(), time = handClock(), random = counter()) {
  const api = { activate: jest.fn(), checkCard: jest.fn() };
  api.activate.mockResolvedValue(done);
  api.checkCard.mockResolvedValue({ card: asVisitor, recognition: { state: 'none' } });
  const keeper = createClaimKeeper({ storage, clock: time.clock, random, api });
  /** The app is killed and opened again with what the phone kept. */
  const reopen = () => phone(storage, time, random);
  return { keeper, api, storage, time, reopen };
}

describe('a claim', () => {
  it('that never left has nothing to settle', () => {
    expect(phone().keeper.work()).toBe('nothing');
  });

  it('that comes back from somewhere else changes nothing', () => {
    const { keeper } = phone();
    keeper.returned({ scene: 1038, referrerInfo: { appId: 'wx0', extraData: { activate_ticket: 'T' } } });
    keeper.returned({ scene: 1001 });
    expect(keeper.work()).toBe('nothing');
  });

  it('that comes back without data asks the server, with its claim id', async () => {
    const { keeper, api } = phone();
    keeper.started('claim1', '1.0');
    keeper.returned(from());
    expect(keeper.work()).toBe('ask');
    await keeper.settle();
    expect(api.checkCard).toHaveBeenCalledWith('claim1');
    expect(keeper.work()).toBe('nothing');
  });

  it('that comes back with a ticket hands it over once', async () => {
    const { keeper, api } = phone();
    keeper.started('claim1', '1.0');
    keeper.returned(submitted());
    expect(keeper.work()).toBe('activate');
    await expect(keeper.settle()).resolves.toEqual({ ...done, mayFollow: false });
    expect(api.activate).toHaveBeenCalledWith(
      { activateTicket: 'T1', cardId: 'C', code: '1900' },
      { claimId: 'claim1', agreementVersion: '1.0' },
      expect.stringMatching(/^\w{24}$/),
    );
    expect(keeper.work()).toBe('nothing');
  });

  it.each([
    [
      'refused for good',
      (answer: ReturnType<typeof deferred>) => answer.reject(new ApiFailure({ code: 'activation_rejected' })),
    ],
    ['taken', (answer: ReturnType<typeof deferred>) => answer.resolve(done)],
  ])('whose ticket is %s while a newer one comes back, hands over the newer one too', async (_, end) => {
    const { keeper, api } = phone();
    const first = deferred();
    api.activate.mockReturnValueOnce(first.promise);
    keeper.started('claim1', null);
    keeper.returned(submitted('T1'));
    const settled = keeper.settle();
    keeper.returned(submitted('T2'));
    end(first);
    await expect(settled).resolves.toEqual({ ...done, mayFollow: false });
    const tickets = api.activate.mock.calls.map(
      ([ticket]: [{ activateTicket: string }]) => ticket.activateTicket,
    );
    expect(tickets).toEqual(['T1', 'T2']);
    expect(keeper.work()).toBe('nothing');
  });

  it('that is asked about when its ticket comes back is handed over in the same go', async () => {
    const { keeper, api } = phone();
    const asked = deferred();
    api.checkCard.mockReturnValueOnce(asked.promise);
    keeper.started('claim1', null);
    keeper.returned(from());
    const settled = keeper.settle();
    keeper.returned(submitted());
    asked.resolve({ card: asVisitor, recognition: { state: 'none' }, mayFollow: false });
    await expect(settled).resolves.toEqual({ ...done, mayFollow: false });
    expect(keeper.work()).toBe('nothing');
  });

  it('is on the phone before it is sent, and is resumed under the same key when the app was killed', async () => {
    const first = phone();
    first.keeper.started('claim1', '1.0');
    first.keeper.returned(submitted());
    first.api.activate.mockRejectedValue(offline());
    await expect(first.keeper.settle()).rejects.toMatchObject({ code: 'network_offline' });
    const second = first.reopen();
    expect(second.keeper.work()).toBe('activate');
    await second.keeper.settle();
    expect(second.api.activate.mock.calls[0]).toEqual(first.api.activate.mock.calls[0]);
    expect(second.reopen().keeper.work()).toBe('nothing');
  });

  it('whose ticket is delivered twice is not a second act, before or after it was settled, nor after a restart', async () => {
    const { keeper, api, reopen } = phone();
    keeper.returned(submitted());
    api.activate.mockRejectedValueOnce(offline());
    await keeper.settle().catch(() => undefined);
    keeper.returned(submitted());
    await keeper.settle();
    expect(new Set(api.activate.mock.calls.map((call) => call[2])).size).toBe(1);
    keeper.returned(submitted());
    expect(keeper.work()).toBe('ask');
    const later = reopen();
    later.keeper.returned(submitted());
    expect(later.keeper.work()).toBe('ask');
    expect(later.api.activate).not.toHaveBeenCalled();
  });

  it('is settled by one call however many ask', async () => {
    const { keeper, api } = phone();
    const answer = deferred<typeof done>();
    api.activate.mockReturnValue(answer.promise);
    keeper.returned(submitted());
    const both = [keeper.settle(), keeper.settle()];
    answer.resolve(done);
    await Promise.all(both);
    expect(api.activate).toHaveBeenCalledTimes(1);
  });

  it.each(['activation_pending', 'wechat_busy', 'timeout', 'internal'] as const)(
    'keeps its ticket after %s',
    async (code) => {
      const { keeper, api } = phone();
      keeper.returned(submitted());
      api.activate.mockRejectedValueOnce(new ApiFailure({ code }));
      await expect(keeper.settle()).rejects.toMatchObject({ code });
      expect(keeper.work()).toBe('activate');
    },
  );

  it('lets a hopeless ticket go', async () => {
    const { keeper, api } = phone();
    keeper.returned(submitted());
    api.activate.mockRejectedValueOnce(new ApiFailure({ code: 'activation_rejected' }));
    await expect(keeper.settle()).rejects.toMatchObject({ code: 'activation_rejected' });
    expect(keeper.work()).toBe('nothing');
  });

  it('that the server has forgotten still activates by its ticket', async () => {
    const { keeper, api } = phone();
    keeper.started('old', null);
    keeper.returned(submitted());
    api.activate.mockRejectedValueOnce(new ApiFailure({ code: 'claim_unknown' }));
    await expect(keeper.settle()).resolves.toEqual({ ...done, mayFollow: false });
    expect(api.activate.mock.calls.map((call) => call[1])).toEqual([{ claimId: 'old' }, {}]);
  });

  it('started and then cut short by a kill asks the server at the next open, for a day', () => {
    const first = phone();
    first.keeper.started('claim1', '1.0');
    expect(first.keeper.work()).toBe('nothing');
    expect(first.reopen().keeper.work()).toBe('ask');
    first.time.set(first.time.clock.now() + 25 * 3600_000);
    expect(first.reopen().keeper.work()).toBe('nothing');
  });

  it('that WeChat has not told of yet keeps its id, to be asked about again', async () => {
    const { keeper, api, reopen } = phone();
    keeper.started('claim1', null);
    keeper.returned(from());
    api.checkCard.mockResolvedValueOnce({ ...done, mayFollow: true });
    await keeper.settle();
    expect(keeper.work()).toBe('nothing');
    keeper.wantAnswer();
    api.checkCard.mockResolvedValueOnce({ ...done, mayFollow: false });
    await keeper.settle();
    expect(api.checkCard.mock.calls).toEqual([['claim1'], ['claim1']]);
    expect(reopen().keeper.work()).toBe('nothing');
  });

  it('from another channel is handed over again, as another request, once the member agrees', async () => {
    const { keeper, api } = phone();
    keeper.returned(submitted());
    api.activate.mockRejectedValueOnce(new ApiFailure({ code: 'consent_required' }));
    await expect(keeper.settle()).rejects.toMatchObject({ code: 'consent_required' });
    expect(keeper.work()).toBe('activate');
    keeper.agreed('2.0');
    await keeper.settle();
    const [first, second] = api.activate.mock.calls;
    expect([first?.[1], second?.[1]]).toEqual([{}, { agreementVersion: '2.0' }]);
    expect(second?.[2]).not.toBe(first?.[2]);
  });
});
