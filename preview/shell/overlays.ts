import { button, h } from './dom';

/** What appears over the phone's screen, for a while or until answered. */
export class Overlays {
  readonly element = h('div', { class: 'overlays' });
  /** Everything said so far, for tests. */
  readonly said: string[] = [];
  /** How each thing in sight ends when the phone is put away. */
  private readonly endings = new Set<() => void>();
  private toastTimer: ReturnType<typeof setTimeout> | undefined;
  private readonly toastBox = h('div', {
    class: 'toast',
    testid: 'phone-toast',
    attributes: { role: 'status' },
  });

  constructor() {
    this.toastBox.hidden = true;
    this.element.append(this.toastBox);
  }

  toast(text: string): void {
    this.said.push(text);
    this.toastBox.textContent = text;
    this.toastBox.hidden = false;
    clearTimeout(this.toastTimer);
    this.toastTimer = setTimeout(() => (this.toastBox.hidden = true), 3200);
  }

  confirm(question: {
    title: string;
    content: string;
    confirmText: string;
    cancelText: string;
  }): Promise<boolean> {
    return new Promise((resolve) => {
      const answer = (yes: boolean) => {
        this.endings.delete(refuse);
        cover.remove();
        resolve(yes);
      };
      const refuse = () => answer(false);
      this.endings.add(refuse);
      const yes = button(question.confirmText, 'confirm-ok', () => answer(true), 'dialog-yes');
      const cover = h(
        'div',
        { class: 'cover', testid: 'phone-confirm', attributes: { role: 'dialog', 'aria-modal': 'true' } },
        h(
          'div',
          { class: 'dialog' },
          question.title === '' ? null : h('h3', { text: question.title }),
          h('p', { text: question.content }),
          h(
            'div',
            { class: 'dialog-buttons' },
            button(question.cancelText, 'confirm-cancel', () => answer(false)),
            yes,
          ),
        ),
      );
      this.element.append(cover);
      yes.focus();
    });
  }

  /** iPhone's notification: stays until it is tapped, swiped away or replaced. */
  banner(banner: { title: string; text: string; open: () => void }): void {
    this.element.querySelector('.banner')?.remove();
    const open = h(
      'button',
      {
        class: 'banner-body',
        testid: 'nfc-banner',
        attributes: { type: 'button' },
        on: {
          click: () => {
            box.remove();
            banner.open();
          },
        },
      },
      h('span', { class: 'banner-icon', attributes: { 'aria-hidden': 'true' } }),
      h(
        'span',
        {},
        h('strong', { text: banner.title }),
        h('span', { class: 'banner-text', text: banner.text }),
      ),
    );
    const close = button('×', 'nfc-banner-close', () => box.remove(), 'banner-close');
    close.setAttribute('aria-label', '关闭通知');
    const box = h('div', { class: 'banner' }, open, close);
    this.element.append(box);
  }

  /** A sheet that fills the screen; returns how to take it away. */
  sheet(testid: string, title: string, body: HTMLElement, closed: () => void): () => void {
    const remove = () => {
      this.endings.delete(close);
      sheet.remove();
    };
    const close = () => {
      remove();
      closed();
    };
    this.endings.add(close);
    const sheet = h(
      'div',
      { class: 'sheet', testid, attributes: { role: 'dialog', 'aria-label': title } },
      h('header', {}, h('h3', { text: title }), button('关闭', `${testid}-close`, close, 'quiet')),
      body,
    );
    this.element.append(sheet);
    return remove;
  }

  /** Another phone or person: nothing of the old one stays in sight. */
  clear(): void {
    [...this.endings].forEach((end) => end());
    this.element.querySelector('.banner')?.remove();
    this.toastBox.hidden = true;
  }
}
