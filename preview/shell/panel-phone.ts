import type { VirtualPhone } from '../phone/phone';
import type { WechatUser } from '../phone/ports';
import { PROFILES } from '../phone/profiles';
import type { NetworkSwitch, ProfileId } from '../phone/profiles';
import { button, choices, h, panel, toggle } from './dom';
import { nfcFaultSwitch } from './nfc-fault';

const NETWORKS: readonly { value: NetworkSwitch; label: string }[] = [
  { value: 'wifi', label: '正常' },
  { value: 'slow', label: '很慢' },
  { value: 'offline', label: '断网' },
];

/** Which phone, whose WeChat, which network, and the phone's other switches. */
export function phonePanel(
  phone: VirtualPhone,
  users: readonly WechatUser[],
  chosen: { profile: (id: ProfileId) => void; user: (user: WechatUser) => void },
): HTMLElement {
  const profile = h('select', {
    testid: 'profile-select',
    attributes: { 'aria-label': '手机' },
    on: { change: () => chosen.profile(profile.value as ProfileId) },
  });
  profile.append(...PROFILES.map(({ id, label }) => h('option', { text: label, attributes: { value: id } })));
  const people = choices(
    'user',
    users.map(({ id, name }) => ({ value: id, label: name })),
    (id) => {
      const user = users.find((one) => one.id === id);
      if (user !== undefined) chosen.user(user);
    },
  );
  const network = choices('network', NETWORKS, (value) => phone.setSwitches({ network: value }));
  const dark = toggle('深色', 'switch-dark', (on) => phone.setSwitches({ theme: on ? 'dark' : 'light' }));
  const large = toggle('大字号', 'switch-large', (largeText) => phone.setSwitches({ largeText }));
  const refused = toggle('拒绝 NFC 权限', 'switch-refused', (permissionRefused) =>
    phone.setSwitches({ permissionRefused }),
  );
  const old = toggle('旧版微信', 'switch-old', (oldWechat) => phone.setSwitches({ oldWechat }));
  const locked = toggle('锁屏', 'switch-locked', (on) => phone.setSwitches({ locked: on }));
  const draw = () => {
    const { switches } = phone;
    profile.value = phone.profile.id;
    people.set(phone.user.id);
    network.set(switches.network);
    dark.set(switches.theme === 'dark');
    large.set(switches.largeText);
    refused.set(switches.permissionRefused);
    old.set(switches.oldWechat);
    locked.set(switches.locked);
  };
  phone.events.change.listen(draw);
  draw();
  return panel(
    '手机',
    'panel-phone',
    profile,
    h('h3', { text: '微信用户' }),
    people.element,
    h('h3', { text: '网络' }),
    network.element,
    h('div', { class: 'toggles' }, ...[dark, large, refused, old, locked].map(({ element }) => element)),
    h('h3', { text: 'NFC 故障' }),
    nfcFaultSwitch(phone),
    h(
      'div',
      { class: 'row' },
      button('退到后台', 'go-background', () => phone.wechat.leave(), 'quiet'),
      button('结束所有小程序', 'kill-all', () => phone.wechat.killAll(), 'quiet'),
    ),
  );
}
