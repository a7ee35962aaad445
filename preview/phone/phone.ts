import { DEFAULT_SWITCHES, networkTypeOf, profileOf } from './profiles';
import type { PhoneProfile, PhoneSwitches, ProfileId } from './profiles';
import type { TearManner, VirtualTag } from '../tags/virtual-tag';
import { hostGround } from './ground';
import { miniProgramHost } from './host';
import { enterByCode, enterByLink } from './links';
import { LinkMemory } from './link-memory';
import { mortalHost } from './mortal-host';
import { MiniProgramNetwork } from './network';
import { DEFAULT_QUIRKS, MiniProgramNfc } from './nfc/adapter';
import type { NfcQuirks } from './nfc/adapter';
import { dispatchOnAndroid, dispatchOnIphone } from './nfc/dispatch';
import type { Dispatch } from './nfc/dispatch';
import { NfcField } from './nfc/field';
import type { Fetch, KeyValueStore, PhoneUi, Scheduler, Stage, WechatService, WechatUser } from './ports';
import { PhoneEvents } from './events';
import { SCENE, Wechat } from './wechat';
import type { AppParts, Entry } from './wechat';

export interface PhonePorts {
  scheduler: Scheduler;
  store: KeyValueStore;
  stage: Stage;
  ui: PhoneUi;
  service: WechatService;
  fetch: Fetch;
  origin: string;
}

/** Member center of the demo merchant, always among the recent mini-programs. */
export const MERCHANT_APP = 'touristappid';

/** One phone in a hand: its system, its WeChat, its NFC, its network. The shell draws it; tests hold it directly. */
export class VirtualPhone {
  readonly events = new PhoneEvents();
  readonly field = new NfcField();
  readonly wechat: Wechat;
  quirks: NfcQuirks = { ...DEFAULT_QUIRKS };
  private profileNow: PhoneProfile;
  private switchesNow: PhoneSwitches = { ...DEFAULT_SWITCHES };
  private userNow: WechatUser;
  private scanning = false;
  private readonly clipboard = { text: '' };
  private readonly links: LinkMemory;

  constructor(
    private readonly ports: PhonePorts,
    start: { profile: PhoneProfile; user: WechatUser },
  ) {
    this.profileNow = start.profile;
    this.userNow = start.user;
    this.links = new LinkMemory(ports.store);
    this.wechat = new Wechat(
      ports.stage,
      (appId) => this.partsOf(appId),
      () => this.events.changed(),
      (appId, error) => this.report(appId, error),
    );
    this.field.onChange(() => this.events.changed());
  }

  get profile(): PhoneProfile {
    return this.profileNow;
  }

  get switches(): Readonly<PhoneSwitches> {
    return this.switchesNow;
  }

  get user(): WechatUser {
    return this.userNow;
  }

  /** Takes up another phone; the same phone with another NFC switch keeps its mini-programs. */
  setProfile(id: ProfileId): void {
    const next = profileOf(id);
    if (next === this.profileNow) return;
    const samePhone = next.device === this.profileNow.device;
    this.profileNow = next;
    this.field.remove();
    if (samePhone) this.visitSettings();
    else this.wechat.killAll();
    this.events.changed();
  }

  /** Another person's WeChat on this phone. */
  setUser(user: WechatUser): void {
    if (user.id === this.userNow.id) return;
    this.wechat.killAll();
    this.userNow = user;
    this.events.changed();
  }

  setSwitches(change: Partial<PhoneSwitches>): void {
    const before = this.switchesNow;
    const after = { ...before, ...change };
    this.switchesNow = after;
    if (after.network !== before.network) this.networkChanged(before.network === 'offline');
    if (after.theme !== before.theme) this.events.theme.tell(after.theme);
    if (after.oldWechat !== before.oldWechat || after.largeText !== before.largeText) this.wechat.killAll();
    if (after.permissionRefused !== before.permissionRefused) this.visitSettings();
    if (after.locked !== before.locked) this.wechat.setLocked(after.locked);
    this.events.changed();
  }

  /** Holds a tag to the phone. Returns once the phone has looked at it; what follows is up to whoever gets it. */
  presentTag(tag: VirtualTag, tear?: { after: number; manner?: TearManner }): Promise<void> {
    const presence = this.field.present(tag);
    if (!this.readsTags()) return Promise.resolve();
    presence.discover();
    if (tear !== undefined) tag.tearAfter(tear.after, tear.manner);
    if (presence.detected === null) return Promise.resolve();
    const nfc = this.wechat.front?.nfc;
    if (nfc?.wantsTags === true) {
      nfc.deliver(presence);
      return Promise.resolve();
    }
    const { records } = presence.detected;
    const old = this.switchesNow.oldWechat;
    if (this.profileNow.nfc === 'iphone') return this.dispatch(dispatchOnIphone(records, old), true);
    return this.dispatch(dispatchOnAndroid(records, old), false);
  }

  removeTag(): void {
    this.field.remove();
  }

  /** Scans a code's text with WeChat's own scanner (扫一扫). */
  async scanText(text: string): Promise<void> {
    if (!this.online) {
      this.ports.ui.toast('网络不可用，请检查网络后重试');
      return;
    }
    const found = await this.ports.service.scan(text).catch((error: unknown) => this.tell(error));
    if (found === null) return;
    if (found.kind === 'text') {
      this.ports.ui.toast(`这不是小程序码，内容是：${found.text}`);
      return;
    }
    await this.launch(found.appid, enterByCode(found));
  }

  /** The system hands WeChat a `weixin://` link. */
  async openLink(url: string): Promise<void> {
    const known = this.links.recall(url);
    const found = this.online
      ? await this.ports.service.openLink(url).catch((error: unknown) => this.tell(error))
      : known;
    if (found === null) {
      if (!this.online) this.ports.ui.toast('网络不可用，微信没有打开小程序');
      return;
    }
    this.links.remember(url, found);
    await this.launch(found.appid, enterByLink(found));
  }

  /** Opens a mini-program with an entry; without a path a running one keeps its pages. */
  async launch(appId: string, entry: Entry): Promise<void> {
    this.setSwitches({ locked: false });
    if (entry.path !== undefined) this.events.entered.tell({ appId, path: entry.path, scene: entry.scene });
    await this.wechat.open(appId, entry);
  }

  /** From the recent list. */
  openRecent(appId: string): Promise<void> {
    return this.launch(appId, { scene: SCENE.recent });
  }

  /** From a card in the card pack. */
  openFromCard(appId: string): Promise<void> {
    return this.launch(appId, { path: 'pages/member/index', query: {}, scene: SCENE.cardPack });
  }

  get online(): boolean {
    return this.switchesNow.network !== 'offline';
  }

  private readsTags(): boolean {
    const { nfc } = this.profileNow;
    if (this.switchesNow.locked || nfc === 'none' || nfc === 'off') return false;
    // An iPhone whose camera is open does not look for tags.
    return nfc !== 'iphone' || !this.scanning;
  }

  private async dispatch(act: Dispatch, asBanner: boolean): Promise<void> {
    this.events.dispatched.tell(act);
    if (act.kind === 'nothing') {
      this.ports.ui.toast(act.reason);
      return;
    }
    const open = async () => {
      if (act.kind === 'open-link') await this.openLink(act.url);
      else if (act.kind === 'open-wechat') {
        this.wechat.leave();
        this.ports.ui.toast(act.reason);
      } else this.ports.ui.toast(act.text);
    };
    if (!asBanner) {
      await open();
      return;
    }
    const text = act.kind === 'other-app' ? act.text : '轻点打开“微信”';
    this.ports.ui.banner({ title: 'NFC 标签', text, open: () => void open() });
  }

  /** Out to the system's settings and back: hidden, then shown with the scene it had. */
  private visitSettings(): void {
    this.wechat.setLocked(true);
    if (!this.switchesNow.locked) this.wechat.setLocked(false);
  }

  private networkChanged(wasOffline: boolean): void {
    if (!this.online) this.wechat.apps.forEach((app) => app.network.lost());
    if (wasOffline || !this.online) {
      this.events.network.tell({ isConnected: this.online, networkType: networkTypeOf(this.switchesNow) });
    }
  }

  private partsOf(appId: string): AppParts {
    const { scheduler, fetch, origin } = this.ports;
    const network = new MiniProgramNetwork({
      fetch,
      scheduler,
      origin,
      switches: () => this.switchesNow,
      answered: (url, { statusCode, data }) => this.events.answered.tell({ appId, url, statusCode, data }),
    });
    const nfc = new MiniProgramNfc(this.field, scheduler, {
      hardware: () => this.profileNow.nfc,
      permissionRefused: () => this.switchesNow.permissionRefused,
      foreground: () => this.wechat.front?.appId === appId && !this.switchesNow.locked,
      quirks: () => this.quirks,
      onError: (error) => this.report(appId, error),
    });
    const ground = hostGround({
      ports: this.ports,
      wechat: this.wechat,
      events: this.events,
      phone: this,
      clipboard: this.clipboard,
      scan: () => this.scan(),
    });
    const { host, end } = mortalHost(miniProgramHost(appId, ground, { nfc, network }));
    return { nfc, network, host, fallSilent: end };
  }

  private async scan(): Promise<string | null> {
    this.scanning = true;
    try {
      return await this.ports.ui.scan();
    } finally {
      this.scanning = false;
    }
  }

  private report(appId: string, error: unknown): void {
    this.events.failed.tell({ appId, error });
  }

  private tell(error: unknown): null {
    this.ports.ui.toast(error instanceof Error ? error.message : String(error));
    return null;
  }
}
