import type { EnterOptions, MiniProgramHost, RunningMiniProgram } from '../../runtime/host';
import type { Stage } from '../ports';

/** Runs each mini-program in its own frame, from the folder below `app/` that has its code. */
export class IframeStage implements Stage {
  private readonly frames = new Map<string, HTMLIFrameElement>();
  /** Ends the waiting for a frame that was removed while it loaded. */
  private readonly abandon = new Map<string, () => void>();

  constructor(
    private readonly place: HTMLElement,
    private readonly base: string,
    private readonly folderOf: (appId: string) => string,
  ) {}

  async start(appId: string, host: MiniProgramHost, options: EnterOptions): Promise<RunningMiniProgram> {
    const frame = this.frame(appId);
    await this.load(appId, frame, `${this.base}app/${this.folderOf(appId)}/index.html`);
    const start = frame.contentWindow?.startMiniProgram;
    if (start === undefined) throw new Error(`没有编译好的小程序 ${appId}，请先运行 npm run build`);
    return start(host, options);
  }

  show(appId: string | null): void {
    if (appId !== null) this.frame(appId);
    // Not `display: none`: a hidden page keeps its layout, as on a phone.
    this.frames.forEach((frame, owner) => frame.classList.toggle('in-sight', owner === appId));
  }

  remove(appId: string): void {
    this.frames.get(appId)?.remove();
    this.frames.delete(appId);
    this.abandon.get(appId)?.();
  }

  size(): { width: number; height: number } {
    return { width: this.place.clientWidth, height: this.place.clientHeight };
  }

  /** The frame of a running mini-program, for tests. */
  frameOf(appId: string): HTMLIFrameElement | null {
    return this.frames.get(appId) ?? null;
  }

  private load(appId: string, frame: HTMLIFrameElement, address: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.abandon.set(appId, () => reject(new Error(`小程序 ${appId} 在加载时被关闭`)));
      frame.addEventListener('load', () => {
        // Some browsers tell of the empty first document too.
        if (frame.contentWindow?.location.pathname !== address) return;
        this.abandon.delete(appId);
        resolve();
      });
      frame.src = address;
    });
  }

  private frame(appId: string): HTMLIFrameElement {
    const known = this.frames.get(appId);
    if (known !== undefined) return known;
    const frame = document.createElement('iframe');
    frame.title = `小程序 ${appId}`;
    frame.dataset['testid'] = `app-${appId}`;
    frame.className = 'app-frame';
    this.frames.set(appId, frame);
    this.place.append(frame);
    return frame;
  }
}
