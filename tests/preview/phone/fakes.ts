import type { EnterOptions, MiniProgramHost, RunningMiniProgram } from '../../../preview/runtime/host';
import type {
  KeyValueStore,
  OpenedLink,
  PhoneUi,
  ScanResult,
  Stage,
  WechatService,
} from '../../../preview/phone/ports';
import { SimulatorError } from '../../../preview/phone/wechat-service';

/** A stage that keeps a diary of what each mini-program was told. */
export class FakeStage implements Stage {
  readonly diary: string[] = [];
  readonly hosts = new Map<string, MiniProgramHost>();
  readonly shows: (Partial<EnterOptions> & { scene: number })[] = [];
  readonly starts: EnterOptions[] = [];
  inSight: string | null = null;
  pages = 1;
  fails = false;
  private gate: Promise<void> = Promise.resolve();
  open: () => void = () => undefined;

  /** The next start waits until `open()` is called. */
  block(): void {
    this.gate = new Promise((resolve) => (this.open = resolve));
  }

  async start(appId: string, host: MiniProgramHost, options: EnterOptions): Promise<RunningMiniProgram> {
    this.hosts.set(appId, host);
    this.starts.push(options);
    await this.gate;
    if (this.fails) throw new Error('no such app');
    this.diary.push(`start ${appId} ${options.path} ${String(options.scene)}`);
    return {
      show: (entry) => {
        this.shows.push(entry);
        this.diary.push(`show ${appId} ${entry.path ?? '-'} ${String(entry.scene)}`);
      },
      hide: () => this.diary.push(`hide ${appId}`),
      back: () => this.pages > 1,
      home: () => this.diary.push(`home ${appId}`),
      resize: () => undefined,
      destroy: () => this.diary.push(`destroy ${appId}`),
    };
  }

  show(appId: string | null): void {
    this.inSight = appId;
  }

  remove(appId: string): void {
    this.hosts.delete(appId);
  }

  size(): { width: number; height: number } {
    return { width: 390, height: 700 };
  }
}

export function memoryStore(): KeyValueStore & { map: Map<string, string> } {
  const map = new Map<string, string>();
  return {
    map,
    get: (key) => map.get(key) ?? null,
    set: (key, value) => void map.set(key, value),
    remove: (key) => void map.delete(key),
    keys: () => [...map.keys()],
  };
}

export function fakeUi(answers: { confirm?: boolean; scan?: string | null } = {}) {
  const said: string[] = [];
  const banners: { text: string; open: () => void }[] = [];
  const ui: PhoneUi = {
    confirm: ({ content }) => {
      said.push(`confirm ${content}`);
      return Promise.resolve(answers.confirm ?? true);
    },
    toast: (text) => void said.push(text),
    banner: (banner) => void banners.push(banner),
    scan: () => Promise.resolve(answers.scan ?? null),
    cards: () => Promise.resolve(),
    vibrated: (kind) => void said.push(`vibrate ${kind}`),
    called: (number) => void said.push(`call ${number}`),
  };
  return { ui, said, banners };
}

/** WeChat's servers; everything it was not told about is refused. */
export function fakeService(
  known: { links?: Record<string, OpenedLink>; codes?: Record<string, ScanResult> } = {},
) {
  const asked: string[] = [];
  const service: WechatService = {
    users: () => Promise.resolve([]),
    login: (appid, userId) => {
      asked.push(`login ${appid} ${userId}`);
      return Promise.resolve({ code: `code-${userId}` });
    },
    phoneNumber: () => Promise.reject(new SimulatorError('号码额度用完', 500)),
    scan: (text) => {
      asked.push(`scan ${text}`);
      return Promise.resolve(known.codes?.[text] ?? { kind: 'text', text });
    },
    openLink: (url) => {
      asked.push(`open ${url}`);
      const link = known.links?.[url];
      return link ? Promise.resolve(link) : Promise.reject(new SimulatorError('链接无效或已失效', 404));
    },
    codes: () => Promise.resolve([]),
    cards: () => Promise.resolve([]),
    deleteCard: () => Promise.resolve(),
  };
  return { service, asked };
}
