import type { WechatService } from '../phone/ports';
import { CodePicker } from './code-picker';
import type { Overlays } from './overlays';

/** The phone's scanner: WeChat's own 扫一扫, or one that a mini-program asked for and waits on. */
export class Scanner {
  private waiting: ((text: string | null) => void) | null = null;
  private closeSheet: (() => void) | null = null;

  constructor(
    private readonly service: WechatService,
    private readonly overlays: Overlays,
    private readonly scanned: (text: string) => Promise<void>,
  ) {}

  /** A mini-program scans; null when it was closed. */
  ask(): Promise<string | null> {
    this.waiting?.(null);
    return new Promise((resolve) => {
      this.waiting = resolve;
      this.open();
    });
  }

  open(): void {
    this.closeSheet?.();
    const picker = new CodePicker(this.service, (text) => void this.found(text));
    void picker.refresh();
    this.closeSheet = this.overlays.sheet('scanner', '扫一扫', picker.element, () => this.answer(null));
  }

  /** A code came before the camera, wherever it was chosen. */
  async found(text: string): Promise<void> {
    const { waiting } = this;
    this.closeSheet?.();
    this.closeSheet = null;
    if (waiting !== null) this.answer(text);
    else await this.scanned(text);
  }

  private answer(text: string | null): void {
    const { waiting } = this;
    this.waiting = null;
    this.closeSheet = null;
    waiting?.(text);
  }
}
