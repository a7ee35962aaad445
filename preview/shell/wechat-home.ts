import { nameOf } from '../phone/host';
import { MERCHANT_APP } from '../phone/phone';
import type { VirtualPhone } from '../phone/phone';
import { button, h } from './dom';

/** What WeChat shows when no mini-program is in front. */
export function drawWechatHome(
  place: HTMLElement,
  phone: VirtualPhone,
  acts: { scan: () => void; cards: () => void },
): void {
  const who = h(
    'div',
    { class: 'me' },
    h('span', { class: 'avatar', text: phone.user.name.slice(0, 1), attributes: { 'aria-hidden': 'true' } }),
    h('div', {}, h('strong', { text: phone.user.name, testid: 'home-user' }), h('span', { text: '微信' })),
  );
  const avatar = who.firstElementChild as HTMLElement;
  avatar.style.background = phone.user.color;
  const recent = h(
    'button',
    {
      class: 'recent',
      testid: `recent-${MERCHANT_APP}`,
      attributes: { type: 'button' },
      on: { click: () => void phone.openRecent(MERCHANT_APP) },
    },
    h('span', { class: 'recent-icon', text: '会', attributes: { 'aria-hidden': 'true' } }),
    h('span', { text: nameOf(MERCHANT_APP) }),
  );
  place.replaceChildren(
    who,
    h(
      'div',
      { class: 'home-acts' },
      button('扫一扫', 'wechat-scan', acts.scan, 'home-act'),
      button('卡包', 'wechat-cards', acts.cards, 'home-act'),
    ),
    h('h3', { text: '最近使用的小程序' }),
    recent,
    h('p', { class: 'hint', text: '把标签贴近手机，或扫一个小程序码。' }),
  );
}
