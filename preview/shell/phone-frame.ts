import { nameOf } from '../phone/host';
import type { VirtualPhone } from '../phone/phone';
import { PLAIN_CHROME } from '../phone/running-app';
import { button, h } from './dom';
import type { Overlays } from './overlays';

const NETWORK_WORDS = { wifi: 'Wi-Fi', slow: '2G', offline: '无网络' } as const;
const NFC_WORDS = { on: 'NFC', off: 'NFC 关', none: '', iphone: 'NFC' } as const;

/** The phone's body: status bar, the navigation bar that WeChat draws, the screen, and the tag at its back. */
export class PhoneFrame {
  readonly stage = h('div', { class: 'stage' });
  readonly home = h('div', { class: 'wechat-home', testid: 'wechat-home' });
  readonly element: HTMLElement;
  private readonly navigation: HTMLElement;
  private readonly title = h('span', { class: 'nav-title', testid: 'nav-title' });
  private readonly backButton: HTMLButtonElement;
  private readonly homeButton: HTMLButtonElement;
  private readonly status = h('span', { class: 'status-right', testid: 'phone-status' });
  private readonly clock = h('span', { text: '9:41' });
  private readonly dim = h('div', { class: 'dim', attributes: { 'aria-hidden': 'true' } });
  private readonly lock: HTMLElement;
  private readonly heldTag = h('div', { class: 'held-tag', testid: 'held-tag' });
  private readonly body: HTMLElement;
  private phone: VirtualPhone | null = null;

  constructor(overlays: Overlays) {
    const phone = () => this.phone;
    this.backButton = button('', 'nav-back', () => phone()?.wechat.back(), 'nav-back');
    this.backButton.setAttribute('aria-label', '返回');
    this.homeButton = button('', 'nav-home', () => phone()?.wechat.front?.running?.home(), 'nav-home');
    this.homeButton.setAttribute('aria-label', '首页');
    const close = button('', 'capsule-close', () => phone()?.wechat.leave(), 'capsule-close');
    close.setAttribute('aria-label', '关闭小程序');
    this.navigation = h(
      'div',
      { class: 'navigation' },
      h('div', { class: 'nav-left' }, this.backButton, this.homeButton),
      this.title,
      h(
        'div',
        { class: 'capsule' },
        h('span', { class: 'capsule-dots', attributes: { 'aria-hidden': 'true' } }),
        close,
      ),
    );
    this.lock = h(
      'button',
      {
        class: 'lock-screen',
        testid: 'lock-screen',
        attributes: { type: 'button' },
        on: { click: () => phone()?.setSwitches({ locked: false }) },
      },
      h('span', { class: 'lock-time', text: '9:41' }),
      h('span', { text: '手机已锁屏，碰标签没有反应' }),
      h('span', { class: 'lock-hint', text: '点一下解锁' }),
    );
    const screen = h(
      'div',
      { class: 'screen', testid: 'phone-screen' },
      h('div', { class: 'status-bar' }, this.clock, this.status),
      this.navigation,
      h('div', { class: 'content' }, this.stage, this.home),
      this.dim,
      overlays.element,
      this.lock,
    );
    this.body = h('div', { class: 'phone', testid: 'phone-frame' }, this.heldTag, screen);
    this.element = this.body;
  }

  /** Shows another phone's state from now on. */
  hold(phone: VirtualPhone): void {
    this.phone = phone;
    phone.events.change.listen(() => this.draw());
    this.draw();
  }

  /** The phone shakes, unless the person asked for less movement. */
  vibrate(kind: 'short' | 'long'): void {
    this.body.classList.remove('vibrate-short', 'vibrate-long');
    // One frame later, so that an animation under way starts anew.
    requestAnimationFrame(() => this.body.classList.add(`vibrate-${kind}`));
  }

  private draw(): void {
    const { phone } = this;
    if (phone === null) return;
    const { profile, switches, wechat } = phone;
    const { front } = wechat;
    const chrome = front?.chrome ?? PLAIN_CHROME;
    const brightness = front?.brightness ?? null;
    this.body.dataset['profile'] = profile.id;
    this.body.dataset['theme'] = switches.theme;
    this.body.style.setProperty('--phone-width', `${String(profile.width)}px`);
    this.body.style.setProperty('--status-height', `${String(profile.statusBarHeight)}px`);
    this.home.hidden = front !== null;
    this.navigation.hidden = front === null;
    this.title.textContent = chrome.title === '' && front !== null ? nameOf(front.appId) : chrome.title;
    const white = chrome.textStyle === 'white';
    this.navigation.classList.toggle('on-dark', white);
    this.navigation.style.background = front === null ? '' : chrome.background;
    const bar = this.navigation.previousElementSibling as HTMLElement;
    bar.style.background = front === null ? '' : chrome.background;
    bar.classList.toggle('on-dark', front === null ? switches.theme === 'dark' : white);
    this.backButton.hidden = !(chrome.canGoBack || (front !== null && front.opener !== null));
    this.homeButton.hidden = !chrome.homeButton;
    this.dim.style.opacity = String(brightness === null ? 0 : Math.max(0, 0.5 - brightness) * 0.8);
    this.lock.hidden = !switches.locked;
    this.heldTag.classList.toggle('there', phone.field.current !== null);
    this.heldTag.textContent = phone.field.current?.tag.chip.name ?? '';
    this.status.textContent = [
      front?.keepScreenOn === true ? '常亮' : '',
      brightness === null ? '' : `亮度 ${String(Math.round(brightness * 100))}%`,
      NFC_WORDS[profile.nfc],
      NETWORK_WORDS[switches.network],
    ]
      .filter((word) => word !== '')
      .join('  ');
  }
}
