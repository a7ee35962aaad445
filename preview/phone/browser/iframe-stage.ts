import type { EnterOptions, MiniProgramHost, RunningMiniProgram } from '../../runtime/host';
import type { Stage } from '../ports';

/** Runs each mini-program in its own frame below `app/<AppID>/`. */
export class IframeStage implements Stage {
  private readonly frames = new Map<string, HTMLIFrameElement>();

  constructor(
    private readonly place: HTMLElement,
    private readonly base: string,
  ) {}

  async start(appId: string, host: MiniProgramHost, options: EnterOptions): Promise<RunningMiniProgram> {
    const frame = this.frame(appId);
    const loaded = new Promise<void>((resolve, reject) => {
      frame.addEventListener('load', () => resolve(), { once: true });
      frame.addEventListener('error', () => reject(new Error(`小程序 ${appId} 加载失败`)), { once: true });
    });
    frame.src = `${this.base}app/${encodeURIComponent(appId)}/index.html`;
    await loaded;
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
  }

  size(): { width: number; height: number } {
    return { width: this.place.clientWidth, height: this.place.clientHeight };
  }

  /** The frame of a running mini-program, for tests. */
  frameOf(appId: string): HTMLIFrameElement | null {
    return this.frames.get(appId) ?? null;
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
