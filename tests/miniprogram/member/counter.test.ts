import type { Confirmation } from '../../../miniprogram/api/types';
import { centerView } from '../../../miniprogram/member/view';
import { ApiFailure } from '../../../miniprogram/api/failure';
import { offline } from '../../helpers/wx/network';
import { announced, asMember, bootstrap } from '../../helpers/wx/samples';
import { centerPhone as phone, open } from './phone';

describe('recognition', () => {
  async function waiting() {
    const it = phone();
    it.api.bootstrap.mockResolvedValue(bootstrap({ ...open, card: asMember, recognition: announced }));
    await it.appear();
    return it;
  }
  const accepted = { ...announced, state: 'accepted' as const };

  it('is asked for until the counter accepts, then no more', async () => {
    const { api, last, time } = await waiting();
    api.recognition.mockResolvedValueOnce(announced).mockResolvedValueOnce(accepted);
    await time.pass(60_000);
    expect(api.recognition).toHaveBeenCalledTimes(2);
    expect(api.recognition).toHaveBeenCalledWith('tap1');
    expect(last().state).toMatchObject({ kind: 'member', recognition: { state: 'accepted' } });
  });

  it('is not asked for while the page is hidden, and nothing is left running', async () => {
    const { api, center, time, listeners } = await waiting();
    api.recognition.mockResolvedValue(announced);
    center.hidden();
    await time.pass(60_000);
    expect(api.recognition).not.toHaveBeenCalled();
    expect([time.waiting(), listeners.size]).toEqual([0, 0]);
    center.shown();
    await time.pass(1500);
    expect(api.recognition).toHaveBeenCalled();
  });

  it('is asked for ever more rarely when it fails, and not at all when the tap is gone', async () => {
    const { api, time } = await waiting();
    api.recognition.mockRejectedValue(offline());
    await time.pass(30_000);
    expect(api.recognition.mock.calls.length).toBeLessThan(6);
    api.recognition.mockRejectedValue(new ApiFailure({ code: 'tap_unknown' }));
    await time.pass(40_000);
    const asked = api.recognition.mock.calls.length;
    await time.pass(120_000);
    expect(api.recognition).toHaveBeenCalledTimes(asked);
  });

  it('stops for good when the page is unloaded', async () => {
    const { center, api, scenes, time, listeners } = await waiting();
    center.ended();
    const drawn = scenes.length;
    await time.pass(60_000);
    expect([api.recognition.mock.calls.length, scenes.length, listeners.size, time.waiting()]).toEqual([
      0,
      drawn,
      0,
      0,
    ]);
  });
});

describe('what the counter asks', () => {
  const accepted = { ...announced, state: 'accepted' as const };
  const question: Confirmation = {
    id: 'c1',
    account: 'balance',
    amount: 1500,
    available: 2000,
    reason: '储值消费',
    storeName: '太原第一门店',
    terminalName: '1 号收银台',
    state: 'asked',
    askedAt: '2026-01-05T03:00:00Z',
    decidedAt: null,
    expiresAt: '2026-01-05T03:01:00Z',
  };

  it('is put once, offered again to whoever went back undecided, and gone when it is over', async () => {
    const { api, appear, asked, center, last, time } = phone();
    api.bootstrap.mockResolvedValue(bootstrap({ ...open, card: asMember, recognition: accepted }));
    await appear();
    api.confirmations.mockResolvedValue([question]);
    await time.pass(3000);
    expect([asked, last().asking]).toEqual([['c1'], null]);
    center.hidden();
    center.shown();
    await time.pass(0);
    expect([asked, last().asking]).toEqual([['c1'], question]);
    expect(centerView(last().state, 0, last()).strip).toMatchObject({
      title: '前台请您确认一笔消费',
      text: '从余额扣除 ¥15.00 · 储值消费',
      action: '去确认',
    });
    api.confirmations.mockResolvedValue([]);
    await time.pass(3000);
    expect(last().asking).toBeNull();
  });
});
