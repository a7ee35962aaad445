import type { MiniProgramCode, WechatService } from '../phone/ports';
import { decodePicture, decodePictureAt } from './decode-picture';
import { button, h } from './dom';

/** Words for the page a code opens. */
const PAGES: Readonly<Record<string, string>> = {
  'pages/member/index': '会员码',
  'staff/pages/nfc-write/index': '写卡码',
  'staff/pages/join/index': '员工邀请码',
};

/**
 * What can be held before the camera: the newest mini-program codes as pictures, a picture file, or one pasted.
 * Every choice reads the picture itself.
 */
export class CodePicker {
  readonly element = h('div', { class: 'code-picker' });
  private readonly list = h('div', { class: 'codes' });
  private readonly problem = h('p', {
    class: 'problem',
    testid: 'scan-problem',
    attributes: { role: 'alert' },
  });

  constructor(
    private readonly service: WechatService,
    private readonly found: (text: string) => void,
  ) {
    const file = h('input', {
      testid: 'scan-file',
      attributes: { type: 'file', accept: 'image/*' },
      on: { change: () => void this.readFile(file) },
    });
    const choose = h('label', { class: 'choose-file' }, '选择图片…', file);
    const refresh = button('刷新', 'codes-refresh', () => void this.refresh(), 'quiet');
    this.problem.hidden = true;
    this.element.append(this.list, h('div', { class: 'row' }, choose, refresh), this.problem);
    this.element.tabIndex = -1;
    this.element.addEventListener('paste', (event) => this.paste(event));
  }

  /** Asks WeChat for the newest codes. */
  async refresh(): Promise<void> {
    try {
      const codes = await this.service.codes();
      this.list.replaceChildren(
        ...(codes.length === 0 ? [emptyHint()] : codes.map((code) => this.card(code))),
      );
      this.say(null);
    } catch (error) {
      this.say(error);
    }
  }

  /** Reads a picture of this site, as if it were held before the camera. */
  async scanPicture(url: string): Promise<void> {
    await this.read(() => decodePictureAt(url));
  }

  /** Reads a picture from the clipboard, if that is what was pasted. */
  paste(event: ClipboardEvent): void {
    const picture = [...(event.clipboardData?.files ?? [])].find(({ type }) => type.startsWith('image/'));
    if (picture !== undefined) void this.read(() => decodePicture(picture));
  }

  private card(code: MiniProgramCode): HTMLElement {
    const url = `/simulator${code.pictureUrl}`;
    const name = PAGES[code.page] ?? code.page;
    const picture = h('img', {
      attributes: { src: url, alt: '', width: '72', height: '72' },
    });
    return h(
      'button',
      {
        class: 'code',
        testid: `scan-code-${code.id}`,
        attributes: { type: 'button', title: `${code.page} ${code.scene}`, 'data-scene': code.scene },
        on: { click: () => void this.scanPicture(url) },
      },
      picture,
      h('span', { class: 'code-name', text: name }),
      h('span', { class: 'code-time', text: new Date(code.createdAt).toLocaleTimeString('zh-CN') }),
    );
  }

  private async readFile(input: HTMLInputElement): Promise<void> {
    const picture = input.files?.[0];
    if (picture !== undefined) await this.read(() => decodePicture(picture));
    input.value = '';
  }

  private async read(decode: () => Promise<string>): Promise<void> {
    try {
      const text = await decode();
      this.say(null);
      this.found(text);
    } catch (error) {
      this.say(error);
    }
  }

  private say(error: unknown): void {
    this.problem.hidden = error === null;
    this.problem.textContent = error instanceof Error ? error.message : '这张图片读不出来，请换一张';
  }
}

function emptyHint(): HTMLElement {
  return h(
    'p',
    { class: 'hint' },
    '还没有小程序码。到',
    h('a', { text: '商家平台', attributes: { href: '/console/', target: 'console' } }),
    '的会员领卡用卡入口里打开一个写卡码，它就会出现在这里。',
  );
}
