import type { PhoneEvents } from './events';
import { APP_NAMES, CARD_COMPONENT, failure } from './host';
import type { HostGround } from './host';
import { splitPath } from './links';
import type { PhonePorts } from './phone';
import { deviceFacts, networkTypeOf } from './profiles';
import type { PhoneProfile, PhoneSwitches } from './profiles';
import type { RunningApp } from './running-app';
import type { WechatUser } from './ports';
import { SCENE } from './wechat';
import type { Wechat } from './wechat';

/** The parts of a phone that stand behind every mini-program on it. */
export interface GroundParts {
  ports: PhonePorts;
  wechat: Wechat;
  events: PhoneEvents;
  phone: {
    readonly profile: PhoneProfile;
    readonly switches: Readonly<PhoneSwitches>;
    readonly user: WechatUser;
    readonly online: boolean;
  };
  clipboard: { text: string };
  scan(): Promise<string | null>;
}

/** What mini-programs ask of the phone, answered by its parts. */
export function hostGround(parts: GroundParts): HostGround {
  const { ports, wechat, events, phone, clipboard } = parts;
  const change = (appId: string, apply: (app: RunningApp) => void) => {
    const app = wechat.apps.get(appId);
    if (app !== undefined) apply(app);
    events.changed();
  };
  return {
    device: () => deviceFacts(phone.profile, phone.switches, ports.stage.size()),
    online: () => phone.online,
    networkType: () => networkTypeOf(phone.switches),
    onTheme: (listener) => events.theme.listen(listener),
    onNetwork: (listener) => events.network.listen(listener),
    user: () => ({ id: phone.user.id, device: phone.profile.device }),
    store: ports.store,
    service: ports.service,
    ui: ports.ui,
    clipboard: { get: () => clipboard.text, set: (text) => (clipboard.text = text) },
    brightness: {
      get: (appId) => wechat.apps.get(appId)?.brightness ?? 0.5,
      set: (appId, value) => change(appId, (app) => (app.brightness = value < 0 ? null : Math.min(1, value))),
    },
    setKeepScreenOn: (appId, on) => change(appId, (app) => (app.keepScreenOn = on)),
    open: (from, target) => openOther(parts, from, target),
    back: (from, extraData) => {
      const app = wechat.apps.get(from);
      const went = app !== undefined && wechat.backToOpener(app, extraData);
      if (went) events.returned.tell({ appId: from, extraData });
      return went;
    },
    leave: () => wechat.leave(),
    scan: () => parts.scan(),
    chrome: (appId, chrome) => change(appId, (app) => (app.chrome = chrome)),
    error: (appId, error) => events.failed.tell({ appId, error }),
  };
}

function knownPerson({ id, name }: WechatUser): Record<string, string> {
  return { wechat_user: encodeURIComponent(id), wechat_name: encodeURIComponent(name) };
}

async function openOther(
  { ports, wechat, phone }: GroundParts,
  from: string,
  target: { appId: string; path: string; extraData?: unknown },
): Promise<void> {
  if (APP_NAMES[target.appId] === undefined) {
    ports.ui.toast('预览里没有这个小程序');
    throw failure('navigateToMiniProgram', 'invalid appid');
  }
  const { path, query } = splitPath(target.path);
  // WeChat's own component knows whose WeChat it runs in; its stand-in is told by its launch query.
  const known: Record<string, string> = target.appId === CARD_COMPONENT ? knownPerson(phone.user) : {};
  const referrerInfo = { appId: from, extraData: target.extraData ?? {} };
  await wechat.open(
    target.appId,
    { path, query: { ...query, ...known }, scene: SCENE.fromMiniProgram, referrerInfo },
    from,
  );
}
