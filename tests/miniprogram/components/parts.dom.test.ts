import { centerView, faceView, memberView } from '../../../miniprogram/member/view';
import { ApiFailure } from '../../../miniprogram/api/failure';
import { recognitionView } from '../../../miniprogram/member/recognition';
import { announced, claim, member, merchant } from '../../helpers/wx/samples';
import { load, passTime, render } from '../../helpers/wx/simulate';

const ids = Object.fromEntries(
  ['member-card', 'claim-offer', 'state-panel', 'arrival-strip', 'trouble-note'].map((name) => [
    name,
    load(`components/${name}/index`),
  ]),
) as Record<string, string>;
const show = (name: string, properties: object) => render(ids[name]!, properties);

describe('the member card', () => {
  it('shows number, level and name on the merchant’s colour', () => {
    const card = show('member-card', { face: faceView(merchant), member: memberView(member) });
    expect(card.text()).toContain('1000 0000 15');
    expect(card.text()).toContain('普通会员');
    expect(card.find('.card')?.dom?.getAttribute('style')).toContain('background-color: #0B6E4F');
    expect(card.find('.card')?.dom?.getAttribute('style')).toContain('color: #FFFFFF');
  });

  it('without a member is the card on offer: no number, the merchant’s first character for a logo', () => {
    const card = show('member-card', { face: faceView(merchant) });
    expect(card.find('.number')).toBeFalsy();
    expect(card.find('.logo--initial')?.dom?.textContent).toBe('晋');
  });
});

describe('the claim offer', () => {
  it('lists the benefits and leads to WeChat’s component with its parameters', () => {
    const offer = show('claim-offer', { face: faceView(merchant), claim, label: '领取会员卡' });
    expect(offer.all('.benefit')).toHaveLength(2);
    expect(offer.text()).toContain('领取会员卡');
  });

  it('says when the member sets off, and tells a failure from a change of mind', async () => {
    const offer = show('claim-offer', { face: faceView(merchant), claim, label: '领取会员卡' });
    const went = offer.listen('go');
    const failed = offer.listen('failed');
    await offer.tap('.action');
    offer.find('.action')!.dispatchEvent('fail', { detail: { errMsg: 'navigateToMiniProgram:fail cancel' } });
    offer
      .find('.action')!
      .dispatchEvent('fail', { detail: { errMsg: 'navigateToMiniProgram:fail invalid appid' } });
    await passTime();
    expect(went).toHaveLength(1);
    expect(failed).toEqual([{ message: 'navigateToMiniProgram:fail invalid appid' }]);
  });

  it('cannot be taken twice while a card is being opened, and offers nothing where there is no card', () => {
    const busy = show('claim-offer', { face: faceView(merchant), claim, busy: true });
    expect(busy.text()).toContain('正在开卡');
    expect(busy.all('.action')).toHaveLength(1);
    expect(busy.find('.action--busy')).toBeTruthy();
    const none = show('claim-offer', { face: faceView(merchant) });
    expect(none.find('.action')).toBeFalsy();
  });

  it('leaves the benefits out for who only has to finish', () => {
    const brief = show('claim-offer', { face: faceView(merchant), claim, brief: true });
    expect(brief.all('.benefit')).toHaveLength(0);
  });
});

describe('the state panel', () => {
  const error = centerView(
    { kind: 'error', failure: new ApiFailure({ code: 'internal', requestId: 'req-1' }) },
    0,
    { arrived: false },
  );

  it('shows cause, next step, way on and the number to report', async () => {
    const panel = show('state-panel', { panel: error.panel });
    for (const words of ['系统出了点问题', '请稍后重试', '重试', '编号 req-1'])
      expect(panel.text()).toContain(words);
    const heard = panel.listen('act');
    await panel.tap('.way');
    expect(heard).toEqual([{ action: 'retry' }]);
  });

  it('without a way on has no button', () => {
    const panel = show('state-panel', {
      panel: centerView({ kind: 'too_old' }, 0, { arrived: false }).panel,
    });
    expect(panel.find('.way')).toBeFalsy();
  });
});

it.each([
  announced,
  { ...announced, state: 'accepted' as const },
  { ...announced, state: 'expired' as const },
])('the arrival strip tells $state by shape and words', (recognition) => {
  const view = recognitionView(recognition)!;
  const strip = show('arrival-strip', { strip: view });
  expect(strip.text()).toContain(view.title);
  const shape = { waiting: 'bell', success: 'tick', warning: 'code' }[view.tone as 'waiting'];
  expect(strip.html()).toContain(`icon--${shape}`);
});

it('a trouble note offers to try again', async () => {
  const note = show('trouble-note', { trouble: { title: '网络太慢', text: '请重试。', requestId: '' } });
  const heard = note.listen('retry');
  await note.tap('.retry');
  expect(heard).toHaveLength(1);
  expect(note.text()).not.toContain('编号');
});
