import type { EnterOptions, MiniProgramHost } from '../runtime/host';
import type { Stage } from './ports';
import { PLAIN_CHROME } from './running-app';
import type { RunningApp } from './running-app';

export type AppParts = Pick<RunningApp, 'nfc' | 'network' | 'fallSilent'> & { host: MiniProgramHost };

/** Entry without a path keeps the pages (hot start); with one it is a reLaunch (fact sheet E5). */
export type Entry = Partial<EnterOptions> & { scene: number };

/** Scene values this phone gives (fact sheet F). */
export const SCENE = {
  recent: 1001,
  cardPack: 1029,
  fromMiniProgram: 1037,
  backFromMiniProgram: 1038,
} as const;

/**
 * The mini-programs of one WeChat: which are alive, which one is in front, and the moves between them.
 * At most one is visible; null in front is WeChat's own home.
 */
export class Wechat {
  readonly apps = new Map<string, RunningApp>();
  front: RunningApp | null = null;
  private locked = false;

  constructor(
    private readonly stage: Stage,
    private readonly make: (appId: string) => AppParts,
    private readonly changed: () => void,
    private readonly failed: (appId: string, error: unknown) => void,
  ) {}

  /** Opens a mini-program: cold start, or the running one comes to the front. */
  async open(appId: string, entry: Entry, opener: string | null = null): Promise<void> {
    const alive = this.apps.get(appId);
    // One mini-program opening another starts it anew, so that an earlier visit's page is never taken for this one.
    if (alive !== undefined && opener !== null) this.end(alive);
    else if (alive !== undefined) {
      if (entry.path !== undefined) alive.opener = null;
      this.bring(alive, entry);
      return;
    }
    const parts = this.make(appId);
    const app = newApp(appId, opener, entry.scene, parts);
    this.apps.set(appId, app);
    this.leaveFront(app);
    this.front = app;
    this.stage.show(appId);
    this.changed();
    try {
      const running = await this.stage.start(appId, parts.host, { path: '', query: {}, ...entry });
      if (this.apps.get(appId) !== app) {
        running.destroy();
        return;
      }
      app.running = running;
      app.visible = true;
      this.settle(app);
    } catch (error) {
      // Ended while it loaded: nobody waits for it any more.
      if (this.apps.get(appId) !== app) return;
      this.end(app);
      this.failed(appId, error);
    }
    this.changed();
  }

  /** The way back to the opener, by wx.navigateBackMiniProgram or by leaving. False: nobody opened it. */
  backToOpener(app: RunningApp, extraData?: unknown): boolean {
    const opener = app.opener === null ? undefined : this.apps.get(app.opener);
    if (opener === undefined) return false;
    app.opener = null;
    const referrerInfo = extraData === undefined ? { appId: app.appId } : { appId: app.appId, extraData };
    this.bring(opener, { scene: SCENE.backFromMiniProgram, referrerInfo });
    return true;
  }

  /** The capsule's circle, or the back key on the last page. */
  leave(): void {
    if (this.front === null || this.backToOpener(this.front)) return;
    this.leaveFront(null);
    this.front = null;
    this.stage.show(null);
    this.changed();
  }

  /** The phone's back key. */
  back(): void {
    if (this.front?.running && this.front.running.back()) return;
    this.leave();
  }

  /** The screen goes off: the front mini-program is hidden; going on shows it with its last scene. */
  setLocked(locked: boolean): void {
    if (this.locked === locked) return;
    this.locked = locked;
    const { front } = this;
    if (front === null) return;
    if (locked) this.hide(front);
    else this.show(front, { scene: front.lastScene });
    this.changed();
  }

  /** Ends one mini-program, as WeChat does with those it needs the memory of. */
  kill(appId: string): void {
    const app = this.apps.get(appId);
    if (app === undefined) return;
    this.end(app);
    this.changed();
  }

  killAll(): void {
    [...this.apps.values()].forEach((app) => this.end(app));
    this.changed();
  }

  private bring(app: RunningApp, entry: Entry): void {
    if (app.running === null) {
      app.waiting = { ...app.waiting, ...entry };
      return;
    }
    if (this.front !== app) {
      this.leaveFront(app);
      this.front = app;
      this.stage.show(app.appId);
    }
    this.show(app, entry);
    this.changed();
  }

  /** The document has loaded; meanwhile the member may have left, locked the phone or come in anew. */
  private settle(app: RunningApp): void {
    const { waiting } = app;
    app.waiting = null;
    if (waiting !== null) this.bring(app, { scene: app.lastScene, ...waiting });
    else if (this.front !== app || this.locked) this.hide(app);
  }

  private show(app: RunningApp, entry: Entry): void {
    if (app.running === null || this.locked) return;
    app.lastScene = entry.scene;
    app.visible = true;
    app.network.shown();
    app.running.show(entry);
  }

  private hide(app: RunningApp): void {
    if (app.running === null || !app.visible) return;
    app.visible = false;
    app.network.hidden();
    app.running.hide();
  }

  private leaveFront(next: RunningApp | null): void {
    if (this.front !== null && this.front !== next) this.hide(this.front);
  }

  private end(app: RunningApp): void {
    this.apps.delete(app.appId);
    if (this.front === app) {
      this.front = null;
      this.stage.show(null);
    }
    app.fallSilent();
    app.nfc.dispose();
    app.network.dispose();
    app.running?.destroy();
    this.stage.remove(app.appId);
  }
}

function newApp(appId: string, opener: string | null, scene: number, parts: AppParts): RunningApp {
  return {
    appId,
    running: null,
    visible: false,
    opener,
    lastScene: scene,
    chrome: PLAIN_CHROME,
    nfc: parts.nfc,
    network: parts.network,
    fallSilent: parts.fallSilent,
    waiting: null,
    brightness: null,
    keepScreenOn: false,
  };
}
