import { ApiFailure } from '../../../../miniprogram/api/failure';
import type { FailureCode } from '../../../../miniprogram/api/failure';
import type { Invitation, InvitationApi, Joined } from '../../../../miniprogram/staff/api/invitation';
import { createJoinFlow } from '../../../../miniprogram/staff/join/join-flow';
import type { JoinState } from '../../../../miniprogram/staff/join/join-flow';
import { ROLE_NAMES, joinView } from '../../../../miniprogram/staff/join/join-view';
import { idOf } from '../../../../miniprogram/staff/write/scene';
import { counter, deferred } from '../../../helpers/wx/network';

const invitation: Invitation = {
  kind: 'invite',
  merchantName: '晋业示范商家',
  name: '小赵',
  role: 'writer',
  expiresAt: '2026-01-06T04:00:00.000Z',
};
const joined: Joined = {
  session: { token: 't', expiresAt: '2026-01-06T04:00:00.000Z' },
  staff: { name: '小赵', role: 'writer' },
  merchantName: '晋业示范商家',
  mayWrite: true,
};
const failed = (code: FailureCode) => Promise.reject(new ApiFailure({ code }));

function page(api: Partial<InvitationApi> = {}, invitationId: string | null = 'demoInvitation0000') {
  const states: JoinState[] = [];
  const keys: string[] = [];
  const flow = createJoinFlow({
    invitationId,
    random: counter(),
    onState: (state) => states.push(state),
    api: {
      show: api.show ?? (() => Promise.resolve(invitation)),
      accept: (id, key) => {
        keys.push(key);
        return api.accept ? api.accept(id, key) : Promise.resolve(joined);
      },
    },
  });
  const view = () => joinView(states[states.length - 1]!);
  return { flow, states, keys, view };
}

describe('the join page', () => {
  it('shows who invites as what, joins when the person says so, and says what comes next', async () => {
    const { flow, view } = page();
    await flow.open();
    expect(view()).toMatchObject({ headline: '邀请您成为写卡员', action: 'accept' });
    expect(view().rows.map((row) => row.name)).toEqual(['商家', '姓名', '角色', '有效期至']);
    await flow.accept();
    expect(view()).toMatchObject({ tone: 'verified', headline: '已加入晋业示范商家', action: '' });
    expect(view().text).toContain('写卡码');
  });

  describe('opened by the code of somebody’s own account', () => {
    const link = { ...invitation, kind: 'link' as const };

    it('says whose phone it becomes, and binds it when the person says so', async () => {
      const { flow, view } = page({ show: () => Promise.resolve(link) });
      await flow.open();
      expect(view()).toMatchObject({ headline: '绑定到“小赵”？', action: 'accept', label: '绑定本手机' });
      await flow.accept();
      expect(view()).toMatchObject({ tone: 'verified', headline: '本手机已绑定', action: '' });
    });

    it('says that this WeChat is another colleague’s', async () => {
      const { flow, view } = page({
        show: () => Promise.resolve(link),
        accept: () => failed('already_staff'),
      });
      await flow.open();
      await flow.accept();
      expect(view()).toMatchObject({ headline: '这个微信是另一位员工的', action: '' });
    });
  });

  it('asks for a code when it was opened without one, and asks the server nothing', async () => {
    const show = jest.fn();
    const { flow, view } = page({ show }, null);
    await flow.open();
    await flow.accept();
    expect(view()).toMatchObject({ headline: '请扫员工邀请码', action: '' });
    expect(show).not.toHaveBeenCalled();
  });

  it.each<[FailureCode, string]>([
    ['invitation_unknown', ''],
    ['invitation_expired', ''],
    ['invitation_revoked', ''],
    ['invitation_used', ''],
    ['merchant_suspended', ''],
    ['network_offline', 'open'],
    ['internal', 'open'],
  ])('says %s in its own words, and offers another try only where it can help', async (code, action) => {
    const { flow, view } = page({ show: () => failed(code) });
    await flow.open();
    const { title: headline, text } = new ApiFailure({ code });
    expect(view()).toMatchObject({ tone: 'needs-you', headline, text, action });
  });

  it('sends the same key again when the answer was lost', async () => {
    let tries = 0;
    const { flow, keys, view } = page({
      accept: () => ((tries += 1) === 1 ? failed('timeout') : Promise.resolve(joined)),
    });
    await flow.open();
    await flow.accept();
    expect(view()).toMatchObject({ action: 'accept', label: '再试一次' });
    await flow.accept();
    expect(view().tone).toBe('verified');
    expect(new Set(keys).size).toBe(1);
    expect(keys).toHaveLength(2);
  });

  it('joins once however often the button is pressed, and draws nothing after it is gone', async () => {
    const answer = deferred<Joined>();
    const { flow, keys, states } = page({ accept: () => answer.promise });
    await flow.open();
    const first = flow.accept();
    await flow.accept();
    expect(keys).toHaveLength(1);
    flow.ended();
    answer.resolve(joined);
    await first;
    expect(states[states.length - 1]?.kind).toBe('joining');
  });

  it('tells somebody who already works there that nothing is to be done', async () => {
    const { flow, view } = page({ accept: () => failed('already_staff') });
    await flow.open();
    await flow.accept();
    expect(view()).toMatchObject({ headline: '您已经是员工', action: '' });
  });

  it('tells a cashier that this role writes no tags, and names every role', async () => {
    const { flow, view } = page({ accept: () => Promise.resolve({ ...joined, mayWrite: false }) });
    await flow.open();
    await flow.accept();
    expect(view().text).toContain('不写标签');
    expect(new Set(Object.values(ROLE_NAMES)).size).toBe(5);
  });
});

it.each([
  ['i=demoInvitation0000', undefined, 'demoInvitation0000'],
  ['i%3DdemoInvitation0000', undefined, 'demoInvitation0000'],
  ['i%253DdemoInvitation0000', undefined, 'demoInvitation0000'],
  ['x=1&i=demoInvitation0000', undefined, 'demoInvitation0000'],
  [undefined, 'demoInvitation0000', 'demoInvitation0000'],
  ['w=demoWriteTaiyuan01', undefined, null],
  ['i=short', undefined, null],
  ['i=%E0%A4%A', undefined, null],
])('reads the invitation from scene %s and field %s', (scene, field, id) => {
  expect(idOf('i', scene, field)).toBe(id);
});
