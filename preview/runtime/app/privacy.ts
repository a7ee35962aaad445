import type { MiniProgramHost } from '../host';
import { ApiFault } from '../wx/call';
import type { Overlays } from '../ui/overlays';

export type PrivacyEvent = { event: 'agree' | 'disagree' | 'exposureAuthorization'; buttonId?: string };
export type PrivacyListener = (resolve: (answer: PrivacyEvent) => void, info: { referrer: string }) => void;

/** Kept with the mini-program's storage, out of its sight (see wx/storage). */
export const PRIVACY_KEY = '\u0000privacy-authorised';
export const PRIVACY_CONTRACT = '《小程序隐私保护指引》';

/**
 * WeChat's privacy authorisation: an interface that needs it waits until the person agrees, in the mini-program's own
 * dialog (wx.onNeedPrivacyAuthorization) or, without one, in WeChat's.
 */
export class Privacy {
  listener: PrivacyListener | undefined;

  constructor(
    private readonly host: MiniProgramHost,
    private readonly overlays: Overlays,
  ) {}

  get needed(): boolean {
    return this.host.storage.get(PRIVACY_KEY) !== 'true';
  }

  agree(): void {
    this.host.storage.set(PRIVACY_KEY, 'true');
  }

  /** Resolves once authorised. Rejects with errno 104 when the person refuses. */
  async require(api: string): Promise<void> {
    if (!this.needed) return;
    const agreed = this.listener ? await this.askMiniProgram(this.listener, api) : await this.askWeChat();
    if (!agreed) throw new ApiFault('privacy permission is not authorized', { errno: 104 });
    this.agree();
  }

  private askMiniProgram(listener: PrivacyListener, referrer: string): Promise<boolean> {
    return new Promise((resolve) => {
      listener(
        (answer) => {
          if (answer.event !== 'exposureAuthorization') resolve(answer.event === 'agree');
        },
        { referrer },
      );
    });
  }

  private async askWeChat(): Promise<boolean> {
    const { confirm } = await this.overlays.modal({
      title: '用户隐私保护提示',
      content: `使用前请阅读并同意${PRIVACY_CONTRACT}`,
      showCancel: true,
      cancelText: '拒绝',
      cancelColor: '#000000',
      confirmText: '同意',
      confirmColor: '#07c160',
      editable: false,
      placeholderText: '',
    });
    return confirm;
  }
}
