import { APP, COMPONENT, hold } from './held-phone';

describe('to another mini-program and back', () => {
  async function atComponent(confirm = true) {
    const held = hold('android', { confirm });
    await held.phone.openRecent(APP);
    const host = held.stage.hosts.get(APP);
    const outcome = await host
      ?.openMiniProgram({ appId: COMPONENT, path: '', extraData: { biz: 'b==' }, envVersion: 'release' })
      .then(
        () => 'opened',
        (error: unknown) => (error as { errMsg: string }).errMsg,
      );
    return { ...held, outcome };
  }

  it('asks, hides the opener and hands over extraData and who is there', async () => {
    const { stage, said, outcome } = await atComponent();
    expect(outcome).toBe('opened');
    expect(said).toEqual(['confirm 即将打开“微信会员卡”小程序']);
    expect(stage.diary).toEqual([`start ${APP}  1001`, `hide ${APP}`, `start ${COMPONENT}  1037`]);
    expect(stage.starts[1]?.referrerInfo).toEqual({ appId: APP, extraData: { biz: 'b==' } });
    expect(stage.starts[1]?.query).toEqual({ wechat_user: 'lin', wechat_name: encodeURIComponent('林小满') });
  });

  it('does not go when the member says no', async () => {
    const { stage, outcome } = await atComponent(false);
    expect(outcome).toBe('navigateToMiniProgram:fail cancel');
    expect(stage.starts).toHaveLength(1);
  });

  it('comes back with data: scene 1038, no path', async () => {
    const { stage } = await atComponent();
    await stage.hosts.get(COMPONENT)?.backToOpener({ code: '1' });
    expect(stage.shows).toEqual([
      { scene: 1038, referrerInfo: { appId: COMPONENT, extraData: { code: '1' } } },
    ]);
    expect(stage.inSight).toBe(APP);
  });

  it('comes back without data when it is just left', async () => {
    const { phone, stage } = await atComponent();
    phone.wechat.leave();
    expect(stage.shows).toEqual([{ scene: 1038, referrerInfo: { appId: COMPONENT } }]);
  });

  it('starts it anew at the next trip', async () => {
    const { phone, stage } = await atComponent();
    phone.wechat.leave();
    await stage.hosts.get(APP)?.openMiniProgram({ appId: COMPONENT, path: '', envVersion: 'release' });
    expect(stage.diary.slice(-3)).toEqual([
      `destroy ${COMPONENT}`,
      `hide ${APP}`,
      `start ${COMPONENT}  1037`,
    ]);
  });

  it('refuses to go back where nobody opened it', async () => {
    const { phone, stage } = hold();
    await phone.openRecent(APP);
    await expect(stage.hosts.get(APP)?.backToOpener()).rejects.toMatchObject({
      errMsg: 'navigateBackMiniProgram:fail no opener',
    });
  });
});
