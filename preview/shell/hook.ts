import { hex } from '../tags/memory';
import type { TearManner } from '../tags/virtual-tag';
import type { TagContent } from '../tags/ndef-bytes';
import type { NfcQuirks } from '../phone/nfc/adapter';
import type { VirtualPhone } from '../phone/phone';
import type { WechatUser } from '../phone/ports';
import { PROFILES } from '../phone/profiles';
import type { PhoneSwitches, ProfileId } from '../phone/profiles';
import { SCENE } from '../phone/wechat';
import type { TagBox } from './tag-box';
import type { TourStep } from './tour';

export interface TagView {
  id: string;
  kind: string;
  label: string;
  chip: string;
  uid: string;
  /** The whole memory from page 0, PWD and PACK included, in hexadecimal. */
  memoryHex: string;
  content: TagContent['kind'];
  inField: boolean;
}

/**
 * What tests and scripts may do with the preview, as `window.preview`. Everything goes the way a hand would go; nothing
 * reaches into the mini-program. Await `ready` first.
 */
export interface PreviewHook {
  readonly ready: Promise<void>;
  state(): {
    profile: ProfileId;
    user: WechatUser;
    switches: PhoneSwitches;
    front: string | null;
    title: string;
    running: string[];
    tagInField: string | null;
    brightness: number | null;
    keepScreenOn: boolean;
    tour: TourStep[];
  };
  users(): WechatUser[];
  setUser(id: string): void;
  setProfile(id: ProfileId): void;
  setSwitches(change: Partial<PhoneSwitches>): void;
  setQuirks(change: Partial<NfcQuirks>): void;
  tags(): TagView[];
  /** Adds a tag of a kind (`ntag213`, `unformatted`, `locked` … see tags/kinds.ts); returns its id. */
  addTag(kind: string): string;
  deleteTag(id: string): void;
  /** Holds a tag to the phone, by id. `tearAfter` counts the commands after the phone has found it. */
  presentTag(id: string, tear?: { tearAfter: number; manner?: TearManner }): Promise<void>;
  /** Takes the tag away now. */
  removeTag(): void;
  /** Lets the tag in the field leave after so many more commands. */
  tearTag(commands: number, manner?: TearManner): void;
  /** Scans a code's text with WeChat's scanner; or answers the mini-program that is scanning. */
  scanText(text: string): Promise<void>;
  /** Loads a picture of this site, reads the code in it and scans that. */
  scanPicture(url: string): Promise<void>;
  openLink(url: string): Promise<void>;
  launch(
    appId: string,
    entry?: { path?: string; query?: Record<string, string>; scene?: number },
  ): Promise<void>;
  /** Leaves the mini-program in front, as its capsule does. */
  background(): void;
  /** Brings a mini-program back; without options as from the recent list, keeping its pages. */
  foreground(
    appId: string,
    entry?: { path?: string; query?: Record<string, string>; scene?: number },
  ): Promise<void>;
  back(): void;
  kill(appId: string): void;
  toasts(): readonly string[];
  /** Uncaught errors of mini-programs. */
  errors(): readonly string[];
}

/** Makes the hook over the parts of the page. */
export function previewHook(parts: {
  ready: Promise<void>;
  phone: VirtualPhone;
  box: TagBox;
  users: readonly WechatUser[];
  chooseProfile: (id: ProfileId) => void;
  chooseUser: (user: WechatUser) => void;
  scanText: (text: string) => Promise<void>;
  scanPicture: (url: string) => Promise<void>;
  ticked: () => TourStep[];
  toasts: readonly string[];
  errors: readonly string[];
}): PreviewHook {
  const { phone, box } = parts;
  const find = (id: string) => {
    const boxed = box.find(id);
    if (boxed === null) throw new Error(`no tag ${id} in the drawer`);
    return boxed;
  };
  const enter: PreviewHook['launch'] = (appId, entry = {}) =>
    phone.launch(appId, { scene: SCENE.recent, ...entry });
  return {
    ready: parts.ready,
    state: () => {
      const { front, apps } = phone.wechat;
      const held = phone.field.current?.tag;
      return {
        profile: phone.profile.id,
        user: phone.user,
        switches: { ...phone.switches },
        front: front?.appId ?? null,
        title: front?.chrome.title ?? '',
        running: [...apps.keys()],
        tagInField: box.list().find(({ tag }) => tag === held)?.id ?? null,
        brightness: front?.brightness ?? null,
        keepScreenOn: front?.keepScreenOn ?? false,
        tour: parts.ticked(),
      };
    },
    users: () => [...parts.users],
    setUser: (id) => {
      const user = parts.users.find((one) => one.id === id);
      if (user === undefined) throw new Error(`no WeChat user ${id}`);
      parts.chooseUser(user);
    },
    setProfile: (id) => {
      if (!PROFILES.some((profile) => profile.id === id)) throw new Error(`no phone ${id}`);
      parts.chooseProfile(id);
    },
    setSwitches: (change) => phone.setSwitches(change),
    setQuirks: (change) => {
      phone.quirks = { ...phone.quirks, ...change };
    },
    tags: () =>
      box.list().map((boxed) => ({
        id: boxed.id,
        kind: boxed.kind,
        label: boxed.label,
        chip: boxed.tag.chip.name,
        uid: hex(boxed.tag.uid),
        memoryHex: hex(boxed.tag.snapshot().memory),
        content: box.contentOf(boxed).kind,
        inField: boxed.tag.inField,
      })),
    addTag: (kind) => box.add(kind).id,
    deleteTag: (id) => box.delete(id),
    presentTag: (id, tear) => {
      const boxed = find(id);
      boxed.before = boxed.tag.snapshot().memory;
      const plan =
        tear === undefined ? undefined : { after: tear.tearAfter, manner: tear.manner ?? 'command' };
      return phone.presentTag(boxed.tag, plan);
    },
    removeTag: () => phone.removeTag(),
    tearTag: (commands, manner) => phone.field.current?.tag.tearAfter(commands, manner),
    scanText: parts.scanText,
    scanPicture: parts.scanPicture,
    openLink: (url) => phone.openLink(url),
    launch: enter,
    background: () => phone.wechat.leave(),
    foreground: enter,
    back: () => phone.wechat.back(),
    kill: (appId) => phone.wechat.kill(appId),
    toasts: () => parts.toasts,
    errors: () => parts.errors,
  };
}

declare global {
  interface Window {
    preview?: PreviewHook;
  }
}
